/** Distance of two fields in the 2-norm, relative to the second. */
export function relativeL2(found: ArrayLike<number>, wanted: ArrayLike<number>): number {
  let error2 = 0;
  let scale2 = 0;
  for (let i = 0; i < wanted.length; i++) {
    error2 += ((found[i] as number) - (wanted[i] as number)) ** 2;
    scale2 += (wanted[i] as number) ** 2;
  }
  return Math.sqrt(error2 / scale2);
}

/** Distance of two fields in the 1-norm, relative to the second. */
export function relativeL1(found: ArrayLike<number>, wanted: ArrayLike<number>): number {
  let error = 0;
  let scale = 0;
  for (let i = 0; i < wanted.length; i++) {
    error += Math.abs((found[i] as number) - (wanted[i] as number));
    scale += Math.abs(wanted[i] as number);
  }
  return error / scale;
}
