const asFloat = new Float32Array(1);
const asBits = new Int32Array(asFloat.buffer);

/**
 * Start of h^(-1/3) from the bits of a 32-bit float: the exponent divided by -3. Leaves |d| below 0.103. The constant,
 * the best of a search, is 4/3 of the exponent bias shifted to the exponent field, less what evens out the error.
 */
const startBits = 0x54a20000;

/** h^(-1/3) to 1.3e-7, for h > 0: the bit-level start, then the binomial series of (1 - d)^(-1/3), d = 1 - h w³. */
export function inverseCubeRoot(h: number): number {
  asFloat[0] = h;
  asBits[0] = startBits - (((asBits[0] as number) / 3) | 0);
  const w = asFloat[0] as number;
  const d = 1 - h * w * w * w;
  return w * (1 + d * (1 / 3 + d * (2 / 9 + d * (14 / 81 + d * (35 / 243 + d * (91 / 729))))));
}
