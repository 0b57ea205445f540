const highUnitM = 2 ** -16;
const lowUnitM = 2 ** -48;

/** Water of a depth as the two words (high, low) that the kernels add; see `shaders/prelude.ts`. Depth at least 0, m. */
export function fixedOfM(depthM: number): readonly [high: number, low: number] {
  const scaled = depthM / highUnitM;
  const high = Math.floor(scaled);
  return [high, Math.floor((scaled - high) * 2 ** 32)];
}

/** Depth of two words, m; exact below 32 m, to 53 bits above. */
export const metresOfFixed = (high: number, low: number): number => (high | 0) * highUnitM + low * lowUnitM;

/** Metres of water in an account of three words (low, middle, high). */
export const metresOfAccount = (low: number, middle: number, high: number): number =>
  ((high | 0) * 2 ** 32 + middle) * highUnitM + low * lowUnitM;
