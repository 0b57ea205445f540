import type { Projection } from '../../geo/projection.ts';

/** [longitude, latitude] in degrees, to 7 decimals: about a centimetre. */
export type Position = readonly [number, number];

export type Geometry =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'LineString'; readonly coordinates: readonly Position[] }
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Position[])[] };

export interface Feature {
  readonly type: 'Feature';
  readonly id: string;
  readonly geometry: Geometry;
  readonly properties: Readonly<Record<string, string | number | boolean | null>>;
}

/** A GeoJSON collection (RFC 7946) with members of ours that say where it comes from. */
export interface FeatureCollection {
  readonly type: 'FeatureCollection';
  readonly features: readonly Feature[];
  readonly [member: string]: unknown;
}

export function position(projection: Projection, xM: number, yM: number): Position {
  const [lngDeg, latDeg] = projection.toLngLat(xM, yM);
  return [Number(lngDeg.toFixed(7)), Number(latDeg.toFixed(7))];
}

/** Positions of a run of x and y values. */
export function positions(projection: Projection, xy: ArrayLike<number>): Position[] {
  const line: Position[] = [];
  for (let k = 0; k + 1 < xy.length; k += 2) {
    line.push(position(projection, xy[k] as number, xy[k + 1] as number));
  }
  return line;
}

/** A closed polygon from an open counter-clockwise ring, as RFC 7946 section 3.1.6 wants its exterior. */
export function polygon(projection: Projection, ringXY: ArrayLike<number>): Geometry {
  const ring = positions(projection, ringXY);
  return { type: 'Polygon', coordinates: [[...ring, ...ring.slice(0, 1)]] };
}
