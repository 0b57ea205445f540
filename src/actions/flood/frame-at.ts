import type { CompactFrame } from '../../domain/hazard/flood/compact-frame.ts';

/** Index of the last frame at or before a time, s; -1 before the first. Frames ascend in time. */
export function frameIndexAt(frames: readonly Pick<CompactFrame, 'timeS'>[], timeS: number): number {
  let low = 0;
  let high = frames.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((frames[middle]?.timeS ?? Number.POSITIVE_INFINITY) <= timeS + 1e-6) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
