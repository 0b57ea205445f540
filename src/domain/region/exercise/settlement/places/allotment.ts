/**
 * Shares out whole people in proportion to weights so that the parts sum to the total exactly (largest remainder,
 * Hamilton 1792). Ties go to the lower index. All zero when no weight is positive.
 */
export function allotByLargestRemainder(total: number, weights: ArrayLike<number>): Uint32Array {
  const parts = new Uint32Array(weights.length);
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i] as number;
  if (!(sum > 0) || total <= 0) return parts;
  const remainders: { index: number; rest: number }[] = [];
  let given = 0;
  for (let i = 0; i < weights.length; i++) {
    const quota = ((weights[i] as number) / sum) * total;
    parts[i] = Math.floor(quota);
    given += parts[i] as number;
    if ((weights[i] as number) > 0) remainders.push({ index: i, rest: quota - Math.floor(quota) });
  }
  remainders.sort((p, q) => q.rest - p.rest || p.index - q.index);
  for (let k = 0; k < total - given; k++) {
    const { index } = remainders[k % remainders.length] as { index: number };
    parts[index] = (parts[index] as number) + 1;
  }
  return parts;
}
