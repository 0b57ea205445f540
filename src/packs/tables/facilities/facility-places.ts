import { fail, ok, type Result } from '../../../core/result.ts';
import { knownEpsg, type LngLat, type Projection, projectionOf } from '../../../domain/geo/projection.ts';
import type { BoundsDeg } from '../../../domain/region/areas/boundary.ts';
import type { PlaceFault } from '../../../domain/region/source-fault.ts';
import type { RowFaultList } from '../refused-rows.ts';
import type { FacilityRow } from './facility-row.ts';

/** South Korea with Dokdo and Marado. */
export const koreaDeg: BoundsDeg = [124, 32.5, 132, 39];

export interface PlacedRow extends FacilityRow {
  readonly place: LngLat;
}

export interface PlaceContext {
  readonly file: string;
  /** System of `projected`, or null where the list names none. */
  readonly epsg: number | null;
  /** Country of the list: places outside are wrong. */
  readonly expectedDeg: BoundsDeg;
  readonly refused: RowFaultList;
}

/** Two systems may differ by this much for one place: the shift of the Bessel system and rounding, m. */
const mostApartM = 100;

/** Systems that Korean lists are found in; a file that fits none of what it says may fit one of these. */
const candidates = [5179, 5174, 5186, 5181, 5187, 5185, 5188, 4326];

/**
 * The place of each row in longitude and latitude: from degrees where it has them, put right where they are exchanged, else
 * from its system. A row whose two places are more than 100 m apart, or that lies outside the country, is refused. Where most
 * rows lie outside in the system that the list names, the list is refused with the system that would fit.
 */
export function placeRows(
  rows: readonly FacilityRow[],
  { file, epsg, expectedDeg, refused }: PlaceContext,
): Result<{ readonly placed: readonly PlacedRow[]; readonly swapped: number }, PlaceFault> {
  const needsSystem = rows.some(({ degrees, projected }) => degrees === null && projected !== null);
  const projection = epsg === null ? null : projectionOf(epsg);
  if (needsSystem && projection?.ok !== true) {
    const came = epsg === null ? 'none' : `EPSG:${epsg}`;
    return fail({ kind: 'place-crs-unknown', file, came, knownEpsg: [...knownEpsg, 5174].join(', ') });
  }
  const system = projection?.ok === true ? projection.value : null;
  const doubt = doubtOf(rows, system, expectedDeg);
  if (doubt !== null) return fail({ kind: 'place-crs-doubtful', file, ...doubt });
  const placed: PlacedRow[] = [];
  let swapped = 0;
  for (const row of rows) {
    const { degrees, projected } = row;
    if (degrees === null && projected === null) {
      refused.add({ kind: 'row-no-place', row: row.row });
      continue;
    }
    const isSwapped =
      degrees !== null && !holds(expectedDeg, degrees) && holds(expectedDeg, [degrees[1], degrees[0]]);
    const place =
      degrees === null
        ? toLngLat(system, projected)
        : isSwapped
          ? ([degrees[1], degrees[0]] as const)
          : degrees;
    if (place === null || !holds(expectedDeg, place)) {
      refused.add(outside(row.row, place ?? [0, 0], expectedDeg));
      continue;
    }
    const other = degrees === null ? null : toLngLat(system, projected);
    const apartM = other === null ? 0 : distanceM(place, other);
    if (apartM > mostApartM) {
      refused.add({ kind: 'row-places-differ', row: row.row, distanceM: Math.round(apartM) });
      continue;
    }
    if (isSwapped) swapped++;
    placed.push({ ...row, place });
  }
  return ok({ placed, swapped });
}

function toLngLat(system: Projection | null, xy: readonly [number, number] | null): LngLat | null {
  if (system === null || xy === null) return null;
  const place = system.toLngLat(xy[0], xy[1]);
  return place.every(Number.isFinite) ? place : null;
}

const holds = ([west, south, east, north]: BoundsDeg, [lng, lat]: LngLat): boolean =>
  lng >= west && lng <= east && lat >= south && lat <= north;

function outside(row: number, [lng, lat]: LngLat, [west, south, east, north]: BoundsDeg) {
  const isLng = lng < west || lng > east;
  const [column, came, from, to] = isLng ? ['lng', lng, west, east] : ['lat', lat, south, north];
  return { kind: 'row-range', row, column, came, from, to } as Extract<
    Parameters<RowFaultList['add']>[0],
    { kind: 'row-range' }
  >;
}

function doubtOf(
  rows: readonly FacilityRow[],
  system: Projection | null,
  expectedDeg: BoundsDeg,
): { readonly epsg: number; readonly likelyEpsg: number; readonly places: number } | null {
  const points = rows.flatMap(({ degrees, projected }) =>
    degrees === null && projected !== null ? [projected] : [],
  );
  if (system === null || points.length === 0) return null;
  const inside = (projection: Projection): number =>
    points.filter((xy) => {
      const place = toLngLat(projection, xy);
      return place !== null && holds(expectedDeg, place);
    }).length;
  const places = points.length - inside(system);
  if (places <= points.length / 2) return null;
  const likelyEpsg = candidates.find((epsg) => {
    const other = projectionOf(epsg);
    return other.ok && inside(other.value) > 0.9 * points.length;
  });
  return { epsg: system.epsg, likelyEpsg: likelyEpsg ?? 0, places };
}

/** Distance on the sphere for places near each other, m. */
function distanceM([lngA, latA]: LngLat, [lngB, latB]: LngLat): number {
  const metresPerDegree = 111_195;
  const eastM = (lngB - lngA) * metresPerDegree * Math.cos((latA * Math.PI) / 180);
  return Math.hypot(eastM, (latB - latA) * metresPerDegree);
}
