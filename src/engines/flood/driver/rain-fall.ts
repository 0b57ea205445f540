import {
  type SavedArray,
  type SavedState,
  savedNumbers,
} from '../../../domain/hazard/flood/checkpoint/saved-state.ts';

/** Hands out depths of rain in 32 bits, m, and adds what rounding left to the next one, so that a storm brings its total. */
export class RainFall {
  #owedM = 0;

  take(depthM: number): number {
    if (depthM === 0) return 0;
    const wanted = depthM + this.#owedM;
    const fall = Math.fround(wanted);
    this.#owedM = wanted - fall;
    return fall;
  }

  save(into: Map<string, SavedArray>): void {
    into.set('rain owed', Float64Array.of(this.#owedM));
  }

  restore(from: SavedState): void {
    this.#owedM = savedNumbers(from, 'rain owed')[0] as number;
  }
}
