/** How long a batch of steps may keep the device busy, ms: a cancel, seen between two batches, acts well within 100 ms. */
const targetMs = 40;
const mostSteps = 2048;

/** How many steps go into one submission, from the time that the batches before took. */
export class BatchSize {
  #steps = 4;

  /** Steps of the next batch, no more than seem to be left. */
  steps(leftS: number, timeStepS: number): number {
    if (!(timeStepS > 0)) return this.#steps;
    return Math.max(1, Math.min(this.#steps, Math.ceil(leftS / timeStepS) + 2));
  }

  /** Grows at most twofold a time; shrinks at once. */
  measured(steps: number, ms: number): void {
    const fitting = Math.floor((steps * targetMs) / Math.max(ms, 0.01));
    this.#steps = Math.max(1, Math.min(2 * this.#steps, fitting, mostSteps));
  }
}
