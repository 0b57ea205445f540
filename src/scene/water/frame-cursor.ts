/** Two neighbouring frames and how far the cursor is from the first to the second. */
export interface FramePair {
  readonly first: number;
  readonly second: number;
  /** 0 at the first frame, 1 at the second. */
  readonly share: number;
}

/** Frames around a time, held before the first and after the last; null while there are none. Times ascend. */
export function framePairAt(
  frames: readonly { readonly timeS: number }[],
  cursorS: number,
): FramePair | null {
  const last = frames.length - 1;
  if (last < 0) return null;
  let low = 0;
  let high = last;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((frames[middle] as { timeS: number }).timeS <= cursorS) low = middle;
    else high = middle - 1;
  }
  const from = (frames[low] as { timeS: number }).timeS;
  if (low === last || cursorS <= from) return { first: low, second: low, share: 0 };
  const to = (frames[low + 1] as { timeS: number }).timeS;
  return { first: low, second: low + 1, share: (cursorS - from) / (to - from) };
}
