/** A picture that takes longer than this leaves no room for moving ripples, ms. */
const slowPictureMs = 120;
/** Slow pictures in a row after which ripples stand still. */
const patience = 4;

/**
 * Time of the ripples. It stands still for people who asked for less motion, and on machines (software rendering above
 * all) that cannot draw a moving picture anyway: repainting without end would starve everything else on the page.
 */
export class RippleClock {
  #timeS = 0;
  #lastMs: number | null = null;
  #slow = 0;
  #still = false;

  setStill(still: boolean): void {
    this.#still = still;
    this.#lastMs = null;
  }

  /** Advances to `nowMs` and returns the time of the ripples, s. */
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
