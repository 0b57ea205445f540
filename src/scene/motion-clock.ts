/** A picture that takes longer than this leaves no room for motion, ms. */
const slowPictureMs = 120;
/** Slow pictures in a row after which motion stops. */
const patience = 4;

export const reducedMotion = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/**
 * Time of everything that moves without end: ripples and the arrows of evacuation. It stands still for people who asked
 * for less motion, and on machines (software rendering above all) that cannot draw a moving picture anyway: repainting
 * without end would starve everything else on the page.
 */
export class MotionClock {
  #timeS = 0;
  #lastMs: number | null = null;
  #slow = 0;
  #still = false;

  setStill(still: boolean): void {
    if (still === this.#still) return;
    this.#still = still;
    this.#lastMs = null;
  }

  /** Advances to `nowMs` and returns the time of the motion, s. */
  read(nowMs: number): number {
    if (this.#lastMs !== null && !this.#still) {
      const elapsedMs = nowMs - this.#lastMs;
      this.#slow = elapsedMs > slowPictureMs ? this.#slow + 1 : 0;
      this.#timeS += Math.min(elapsedMs, slowPictureMs) / 1000;
    }
    this.#lastMs = nowMs;
    return this.#timeS;
  }

  wantsNextFrame(): boolean {
    return !this.#still && this.#slow < patience;
  }
}
