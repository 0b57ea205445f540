import type { Feature, FeatureCollection, LineString, Point } from 'geojson';
import { gridBounds } from '../../domain/geo/grid.ts';
import type { AdminArea, AdminLevel, Region, River } from '../../domain/region/region.ts';
import type { RegionFrame } from '../region-frame.ts';

const collection = <G extends Point | LineString>(features: Feature<G>[]): FeatureCollection<G> => ({
  type: 'FeatureCollection',
  features,
});

function line(xy: Float64Array, frame: RegionFrame, closed: boolean): [number, number][] {
  const points: [number, number][] = [];
  for (let k = 0; k + 1 < xy.length; k += 2) {
    points.push([...frame.toLngLat(xy[k] as number, xy[k + 1] as number)]);
  }
  const first = points[0];
  if (closed && first !== undefined) points.push([first[0], first[1]]);
  return points;
}

/** Outlines of administrative areas. */
export const adminFeatures = (
  areas: readonly AdminArea[],
  frame: RegionFrame,
): FeatureCollection<LineString> =>
  collection(
    areas.flatMap((area) =>
      area.rings.map(
        (ring): Feature<LineString> => ({
          type: 'Feature',
          properties: { level: area.level },
          geometry: { type: 'LineString', coordinates: line(ring, frame, true) },
        }),
      ),
    ),
  );

export const riverFeatures = (rivers: readonly River[], frame: RegionFrame): FeatureCollection<LineString> =>
  collection(
    rivers.map(
      (river): Feature<LineString> => ({
        type: 'Feature',
        properties: { nameKo: river.name.ko, nameEn: river.name.en, widthM: river.widthM },
        geometry: { type: 'LineString', coordinates: line(river.lineXY, frame, false) },
      }),
    ),
  );

const rankOf: Readonly<Record<AdminLevel | 'place', number>> = {
  municipality: 0,
  'eup-myeon-dong': 1,
  place: 2,
  ri: 3,
};

/** Names of administrative areas and named places, at the middle of the area's largest ring. */
export function labelFeatures(region: Region, frame: RegionFrame): FeatureCollection<Point> {
  const label = (
    name: { readonly ko: string; readonly en: string },
    level: AdminLevel | 'place',
    at: readonly [number, number],
  ): Feature<Point> => ({
    type: 'Feature',
    properties: { nameKo: name.ko, nameEn: name.en, level, rank: rankOf[level] },
    geometry: { type: 'Point', coordinates: [...frame.toLngLat(at[0], at[1])] },
  });
  const areas = (region.adminAreas ?? []).flatMap((area) => {
    const ring = largestRing(area.rings);
    return ring === null ? [] : [label(area.name, area.level, ringCentroid(ring))];
  });
  const places = (region.places ?? []).map((place) => label(place.name, 'place', [place.xM, place.yM]));
  return collection([...areas, ...places]);
}

/** Outline of the region's grid, with enough points to follow it on the mercator plane. */
export function regionEdgeFeatures(frame: RegionFrame): FeatureCollection<LineString> {
  const { westM, southM, eastM, northM } = gridBounds(frame.grid);
  const xy = new Float64Array([westM, northM, eastM, northM, eastM, southM, westM, southM]);
  return collection([
    {
      type: 'Feature',
      properties: {},
      geometry: { type: 'LineString', coordinates: line(xy, frame, true) },
    },
  ]);
}

function largestRing(rings: readonly Float64Array[]): Float64Array | null {
  let best: Float64Array | null = null;
  let bestArea = 0;
  for (const ring of rings) {
    const area = Math.abs(signedArea(ring));
    if (area > bestArea) {
      bestArea = area;
      best = ring;
    }
  }
  return best;
}

/** Area by the shoelace formula, positive counter-clockwise. */
function signedArea(ring: Float64Array): number {
  const count = ring.length / 2;
  let twice = 0;
  for (let k = 0; k < count; k++) {
    const next = (k + 1) % count;
    twice +=
      (ring[2 * k] as number) * (ring[2 * next + 1] as number) -
      (ring[2 * next] as number) * (ring[2 * k + 1] as number);
  }
  return twice / 2;
}

/** Centre of mass of a simple polygon, relative to its first point to keep the digits of large coordinates. */
function ringCentroid(ring: Float64Array): readonly [number, number] {
  const x0 = ring[0] as number;
  const y0 = ring[1] as number;
  const count = ring.length / 2;
  let cross = 0;
  let sumX = 0;
  let sumY = 0;
  for (let k = 0; k < count; k++) {
    const next = (k + 1) % count;
    const ax = (ring[2 * k] as number) - x0;
    const ay = (ring[2 * k + 1] as number) - y0;
    const bx = (ring[2 * next] as number) - x0;
    const by = (ring[2 * next + 1] as number) - y0;
    const c = ax * by - bx * ay;
    cross += c;
    sumX += (ax + bx) * c;
    sumY += (ay + by) * c;
  }
  return cross === 0 ? [x0, y0] : [x0 + sumX / (3 * cross), y0 + sumY / (3 * cross)];
}
