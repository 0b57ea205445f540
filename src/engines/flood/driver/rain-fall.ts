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
}
