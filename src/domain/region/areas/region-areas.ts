import { type GridSpec, gridBounds } from '../../geo/grid.ts';
import type { Projection } from '../../geo/projection.ts';
import type { AdminArea, AdminLevel } from '../region.ts';
import { ringAreaM2 } from '../ring-geometry.ts';
import { type Boundary, type BoundarySet, codesAbove, significantCode } from './boundary.ts';
import { clipPolygon } from './clip-polygon.ts';

/** Areas of a region with what of each lies inside. */
export interface RegionAreas {
  readonly areas: readonly AdminArea[];
  /** Of each area: the share of its whole area that lies inside the region, 0 to 1. */
  readonly shareInside: readonly number[];
}

const order: readonly AdminLevel[] = ['municipality', 'eup-myeon-dong', 'ri'];

/**
 * The municipalities and the areas below them that reach into a region, projected and cut at its border. Each names the
 * smallest area of the region that holds it by its code. Areas of which less than a cell lies inside are left out.
 * @param sets boundary files of one list of codes, one level or several each
 */
export function regionAreas(
  sets: readonly BoundarySet[],
  grid: GridSpec,
  projection: Projection,
): RegionAreas {
  const window = gridBounds(grid);
  const cut = sets
    .flatMap(({ codeList, boundaries }) => boundaries.map((boundary) => ({ codeList, boundary })))
    .filter(({ boundary }) => boundary.level !== 'province' && reachesInto(boundary, grid, projection))
    .map((one) => ({ ...one, ...cutBoundary(one.boundary, window, projection) }))
    .filter(({ insideM2 }) => insideM2 >= grid.cellSizeM ** 2)
    .sort((a, b) => rankOf(a.boundary) - rankOf(b.boundary) || compareCodes(a.boundary, b.boundary));
  const indexOf = new Map(
    cut.map(({ codeList, boundary }, index) => [
      `${codeList.system} ${significantCode(codeList.system, boundary.code)}`,
      index,
    ]),
  );
  const areas = cut.map(({ codeList, boundary, rings }): AdminArea => {
    const above = codesAbove(codeList.system, boundary.code);
    const parent = above
      .map((code) => indexOf.get(`${codeList.system} ${code}`))
      .find((one) => one !== undefined);
    const level = boundary.level as AdminLevel;
    return { code: boundary.code, codeList, name: boundary.name, level, parentIndex: parent ?? null, rings };
  });
  return { areas, shareInside: cut.map(({ insideM2, wholeM2 }) => Math.min(1, insideM2 / wholeM2)) };
}

const rankOf = (boundary: Boundary): number => order.indexOf(boundary.level as AdminLevel);
const compareCodes = (a: Boundary, b: Boundary): number => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);

/** False when an area surely lies beside the grid: its box and that of the grid's border, in degrees, are apart. */
function reachesInto({ boundsDeg }: Boundary, grid: GridSpec, projection: Projection): boolean {
  const { westM, southM, eastM, northM } = gridBounds(grid);
  const steps = [0, 0.25, 0.5, 0.75, 1];
  const border = steps.flatMap((t) => {
    const x = westM + t * (eastM - westM);
    const y = southM + t * (northM - southM);
    return [projection.toLngLat(x, southM), projection.toLngLat(x, northM)].concat([
      projection.toLngLat(westM, y),
      projection.toLngLat(eastM, y),
    ]);
  });
  const lng = border.map((point) => point[0]);
  const lat = border.map((point) => point[1]);
  const marginDeg = 0.01;
  const [west, south, east, north] = boundsDeg;
  return (
    west <= Math.max(...lng) + marginDeg &&
    east >= Math.min(...lng) - marginDeg &&
    south <= Math.max(...lat) + marginDeg &&
    north >= Math.min(...lat) - marginDeg
  );
}

interface CutBoundary {
  readonly rings: readonly Float64Array[];
  readonly insideM2: number;
  readonly wholeM2: number;
}

function cutBoundary(
  { polygons }: Boundary,
  window: ReturnType<typeof gridBounds>,
  projection: Projection,
): CutBoundary {
  const rings: Float64Array[] = [];
  let wholeM2 = 0;
  for (const polygon of polygons) {
    const projected = polygon.map((ring) => projectRing(ring, projection));
    wholeM2 += projected.reduce((sum, ring, i) => sum + (i === 0 ? 1 : -1) * Math.abs(ringAreaM2(ring)), 0);
    rings.push(...clipPolygon(projected, window));
  }
  return { rings, insideM2: rings.reduce((sum, ring) => sum + ringAreaM2(ring), 0), wholeM2 };
}

function projectRing(ring: Float64Array, projection: Projection): Float64Array {
  const projected = new Float64Array(ring.length);
  for (let k = 0; k < ring.length; k += 2) {
    const [x, y] = projection.fromLngLat(ring[k] as number, ring[k + 1] as number);
    projected[k] = x;
    projected[k + 1] = y;
  }
  return projected;
}
