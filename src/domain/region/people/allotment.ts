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

/** Whole people placed by weight into places of limited room, and those for whom there was none. */
export interface LimitedAllotment {
  readonly parts: Uint32Array;
  readonly left: number;
}

/**
 * The same where no part may exceed its room: parts that would are filled, and the rest is shared out anew among the others.
 * @param room whole people each part holds at most; a part without weight gets nobody
 */
export function allotWithinRoom(
  total: number,
  weights: ArrayLike<number>,
  room: ArrayLike<number>,
): LimitedAllotment {
  const parts = new Uint32Array(weights.length);
  const open = Float64Array.from(weights, (weight, i) =>
    (room[i] as number) > 0 && weight > 0 ? weight : 0,
  );
  let left = Math.max(0, Math.round(total));
  for (;;) {
    const sum = open.reduce((all, weight) => all + weight, 0);
    if (!(sum > 0) || left === 0) return { parts, left };
    let filled = 0;
    for (let i = 0; i < open.length; i++) {
      const weight = open[i] as number;
      if (weight > 0 && (weight / sum) * left >= (room[i] as number)) {
        parts[i] = room[i] as number;
        filled += room[i] as number;
        open[i] = 0;
      }
    }
    if (filled === 0) {
      allotByLargestRemainder(left, open).forEach((people, i) => {
        if (people > 0) parts[i] = people;
      });
      return { parts, left: 0 };
    }
    left -= filled;
  }
}
