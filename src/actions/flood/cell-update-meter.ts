import type { FloodProgress } from '../../domain/ports.ts';

/** Counts cell updates from progress reports: each report's active cells stand for the steps since the one before. */
export class CellUpdateMeter {
  readonly #startedAtMs: number;
  #updates = 0;
  #steps = 0;

  constructor(startedAtMs: number) {
    this.#startedAtMs = startedAtMs;
  }

  /** Mean rate since the start, 1/s; null until time has passed. */
  take({ steps, activeCells }: Pick<FloodProgress, 'steps' | 'activeCells'>, nowMs: number): number | null {
    this.#updates += activeCells * (steps - this.#steps);
    this.#steps = steps;
    const wallS = (nowMs - this.#startedAtMs) / 1000;
    return wallS > 0 ? this.#updates / wallS : null;
  }
}
