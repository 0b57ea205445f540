/** A notch across a road is taken as bridged by fill and a culvert up to this width along the road, m. */
export const culvertSpanM = 40;

/** The fill over a culvert is never taken as higher than this, m. */
export const highestFillM = 3;

/**
 * How far the carriageway stands over the ground that a height model shows, m, at each sample of one road's line. A road
 * crosses a ditch or a gully on fill with a culvert under it; the height model shows the bottom of the ditch. The line of
 * the carriageway is the morphological closing of the ground's profile (Serra 1982: dilation, then erosion) over
 * `culvertSpanM`, which fills notches narrower than that and leaves slopes, crests and wider valleys as they are.
 * Windows count samples, so that a slope is left as it is however the samples lie.
 * @param groundM ground at the samples, m   @param stepM the widest gap between two samples, m
 */
export function fillHeightsM(groundM: readonly number[], stepM: number): number[] {
  if (groundM.length === 0) return [];
  const half = Math.max(1, Math.floor(culvertSpanM / 2 / stepM));
  const level = (ground: number): number[] => Array(2 * half).fill(ground);
  const padded = [...level(groundM[0] as number), ...groundM, ...level(groundM.at(-1) as number)];
  const closed = windowed(windowed(padded, half, Math.max), half, Math.min);
  return groundM.map((ground, k) =>
    Math.min(Math.max((closed[k + 2 * half] as number) - ground, 0), highestFillM),
  );
}

/** Greatest or least of each value and its `half` neighbours on either side. */
const windowed = (values: readonly number[], half: number, pick: (...some: number[]) => number): number[] =>
  values.map((_, k) => pick(...values.slice(Math.max(0, k - half), k + half + 1)));
