/** Rain and soil act and speeds are read at least this often, s; it also bounds the time step. */
export const sourceEveryS = 5;

/** End of a step of at most `longestS` that must land on `untilS`, s. Less than two steps are halved: no tiny one is left. */
export function stepEndS(timeS: number, untilS: number, longestS: number): number {
  const remaining = untilS - timeS;
  if (longestS >= remaining) return untilS;
  return timeS + (2 * longestS > remaining ? remaining / 2 : longestS);
}
