import { fail, ok, type Result } from '../../core/result.ts';
import type { BoundsDeg } from '../../domain/region/areas/boundary.ts';
import type { BoundaryFeature } from './read-features.ts';

type Polygons = readonly (readonly Float64Array[])[];

/**
 * Polygons of a GeoJSON geometry as open rings, or null where it is no area or a coordinate is no number. Rings of fewer
 * than three points are left out; a polygon without its outer ring falls away.
 */
export function polygonsOf(geometry: BoundaryFeature['geometry']): Polygons | null {
  if (geometry === null || !Array.isArray(geometry.coordinates)) return null;
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return null;
  const list: readonly unknown[] =
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const polygons: Float64Array[][] = [];
  for (const rings of list) {
    if (!Array.isArray(rings)) return null;
    const read = rings.map(ringOf);
    if (read.includes(null)) return null;
    const [outer, ...holes] = read as Float64Array[];
    if (outer === undefined || outer.length < 6) continue;
    polygons.push([outer, ...holes.filter((hole) => hole.length >= 6)]);
  }
  return polygons;
}

function ringOf(points: unknown): Float64Array | null {
  if (!Array.isArray(points)) return null;
  const xy: number[] = [];
  for (const point of points) {
    if (!Array.isArray(point) || !Number.isFinite(point[0]) || !Number.isFinite(point[1])) return null;
    if (point[0] !== xy.at(-2) || point[1] !== xy.at(-1)) xy.push(point[0], point[1]);
  }
  if (xy.length >= 4 && xy[0] === xy.at(-2) && xy[1] === xy.at(-1)) xy.length -= 2;
  return Float64Array.from(xy);
}

/** West, south, east, north of polygons, or the first point that is no longitude and latitude. */
export function boundsOf(polygons: Polygons): Result<BoundsDeg, { readonly x: number; readonly y: number }> {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [outer] of polygons) {
    const ring = outer as Float64Array;
    for (let k = 0; k < ring.length; k += 2) {
      const x = ring[k] as number;
      const y = ring[k + 1] as number;
      if (Math.abs(x) > 180 || Math.abs(y) > 90) return fail({ x, y });
      west = Math.min(west, x);
      east = Math.max(east, x);
      south = Math.min(south, y);
      north = Math.max(north, y);
    }
  }
  return ok([west, south, east, north]);
}
