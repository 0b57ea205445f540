/** A notch across a road is taken as bridged by fill and a culvert up to this width along the road, m. */
export const culvertSpanM = 40;

/** The fill over a culvert is never taken as higher than this, m. */
export const highestFillM = 3;

/**
 * Elevation of the carriageway at each sample of one road's line, m. A road crosses a ditch or a gully on fill with a
 * culvert under it; the height model shows the bottom of the ditch. The line of the carriageway is the morphological
 * closing of the ground's profile (Serra 1982: dilation, then erosion) over `culvertSpanM`, which fills notches narrower
 * than that and leaves slopes, crests and wider valleys as they are. Windows count samples, so that a slope is left as it
 * is however the samples lie.
 * @param groundM ground at the samples, m   @param stepM the widest gap between two samples, m
 * @param beyond ground of the roads that lead on, m, outwards from the first and from the last sample; a road that ends
 * goes on level
 */
export function carriagewayM(
  groundM: readonly number[],
  stepM: number,
  beyond: { readonly start: readonly number[]; readonly end: readonly number[] } = { start: [], end: [] },
): number[] {
  if (groundM.length === 0) return [];
  const half = Math.max(1, Math.floor(culvertSpanM / 2 / stepM));
  const before = reachOut(beyond.start, groundM[0] as number, 2 * half).reverse();
  const after = reachOut(beyond.end, groundM.at(-1) as number, 2 * half);
  const closed = windowed(windowed([...before, ...groundM, ...after], half, Math.max), half, Math.min);
  return groundM.map((ground, k) =>
    Math.min(Math.max(closed[k + 2 * half] as number, ground), ground + highestFillM),
  );
}

/** Exactly `count` heights outwards from an end; the last known one is repeated. */
const reachOut = (known: readonly number[], endM: number, count: number): number[] =>
  Array.from({ length: count }, (_, k) => known[k] ?? known.at(-1) ?? endM);

/** Greatest or least of each value and its `half` neighbours on either side. */
const windowed = (values: readonly number[], half: number, pick: (...some: number[]) => number): number[] =>
  values.map((_, k) => pick(...values.slice(Math.max(0, k - half), k + half + 1)));
