/**
 * The part of a ring where sign * (coordinate - limit) >= 0; axis 0 is x, 1 is y. Crossings lie on the limit exactly, and
 * a ring that falls apart stays one, with seams without area along the limit.
 * Source: Sutherland & Hodgman 1974, doi:10.1145/360767.360802: one edge of the window.
 */
export function cutRing(points: readonly number[], axis: 0 | 1, limit: number, sign: 1 | -1): number[] {
  const kept: number[] = [];
  const count = points.length;
  for (let k = 0; k < count; k += 2) {
    const here = sign * ((points[k + axis] as number) - limit);
    const there = sign * ((points[((k + 2) % count) + axis] as number) - limit);
    if (here >= 0) kept.push(points[k] as number, points[k + 1] as number);
    if (here >= 0 === there >= 0) continue;
    const t = here / (here - there);
    const other = 1 - axis;
    const from = points[k + other] as number;
    const across = from + t * ((points[((k + 2) % count) + other] as number) - from);
    kept.push(...(axis === 0 ? [limit, across] : [across, limit]));
  }
  return kept;
}
