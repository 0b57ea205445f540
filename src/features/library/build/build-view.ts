import type { BoxDeg } from '../../../domain/region/build/region-box.ts';

/** What the map shows: its middle, and how many degrees of longitude it is wide. */
export interface BuildView {
  readonly lngDeg: number;
  readonly latDeg: number;
  readonly spanDeg: number;
}

/** Size of the drawing, in its own units. */
export const mapWidth = 640;
export const mapHeight = 440;

const leastSpanDeg = 0.02;
const mostSpanDeg = 120;

/** South Korea, in the form of a box. */
export const koreaBox: BoxDeg = [125.5, 33, 131, 38.8];

export interface Projected {
  readonly pixelsPerLng: number;
  readonly pixelsPerLat: number;
  x(lngDeg: number): number;
  y(latDeg: number): number;
  lng(x: number): number;
  lat(y: number): number;
}

/** A view as a drawing in plate carrée, its longitudes shortened by the cosine of its middle latitude. */
export function projectView({ lngDeg, latDeg, spanDeg }: BuildView): Projected {
  const pixelsPerLng = mapWidth / spanDeg;
  const pixelsPerLat = pixelsPerLng / Math.cos((latDeg * Math.PI) / 180);
  return {
    pixelsPerLng,
    pixelsPerLat,
    x: (lng) => mapWidth / 2 + (lng - lngDeg) * pixelsPerLng,
    y: (lat) => mapHeight / 2 - (lat - latDeg) * pixelsPerLat,
    lng: (x) => lngDeg + (x - mapWidth / 2) / pixelsPerLng,
    lat: (y) => latDeg - (y - mapHeight / 2) / pixelsPerLat,
  };
}

/** The view of a box with room around it. */
export function viewOf([west, south, east, north]: BoxDeg): BuildView {
  const latDeg = (south + north) / 2;
  const shape = Math.cos((latDeg * Math.PI) / 180);
  const spanForHeight = ((north - south) / shape) * (mapWidth / mapHeight);
  return bounded({ lngDeg: (west + east) / 2, latDeg, spanDeg: 1.5 * Math.max(east - west, spanForHeight) });
}

/** Closer or farther around a place that stays where it is on the map. */
export function zoomed(
  view: BuildView,
  factor: number,
  at: readonly [lngDeg: number, latDeg: number],
): BuildView {
  const next = bounded({ ...view, spanDeg: view.spanDeg * factor });
  const share = next.spanDeg / view.spanDeg;
  return bounded({
    ...next,
    lngDeg: at[0] + (view.lngDeg - at[0]) * share,
    latDeg: at[1] + (view.latDeg - at[1]) * share,
  });
}

export function bounded({ lngDeg, latDeg, spanDeg }: BuildView): BuildView {
  return {
    lngDeg: Math.min(180, Math.max(-180, lngDeg)),
    latDeg: Math.min(80, Math.max(-80, latDeg)),
    spanDeg: Math.min(mostSpanDeg, Math.max(leastSpanDeg, spanDeg)),
  };
}

const stepsDeg = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 45];

/** Meridians and parallels through a view, at a round distance that leaves about six across. */
export function graticule(view: BuildView): {
  readonly lngs: readonly number[];
  readonly lats: readonly number[];
  readonly digits: number;
} {
  const step = stepsDeg.find((size) => view.spanDeg / size <= 7) ?? 45;
  const on = projectView(view);
  const multiples = (from: number, to: number): readonly number[] => {
    const first = Math.ceil(from / step);
    return Array.from(
      { length: Math.max(0, Math.floor(to / step) - first + 1) },
      (_, k) => (first + k) * step,
    );
  };
  return {
    lngs: multiples(on.lng(0), on.lng(mapWidth)),
    lats: multiples(on.lat(mapHeight), on.lat(0)),
    digits: Math.max(0, Math.ceil(-Math.log10(step) - 1e-9)),
  };
}

/** A box between two places, whichever of them lies where. */
export const boxBetween = (a: readonly [number, number], b: readonly [number, number]): BoxDeg => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[0], b[0]),
  Math.max(a[1], b[1]),
];

export const shiftedBox = ([west, south, east, north]: BoxDeg, lngDeg: number, latDeg: number): BoxDeg => [
  west + lngDeg,
  south + latDeg,
  east + lngDeg,
  north + latDeg,
];

/** Rings in degrees as a path of x = longitude, y = -latitude. */
export function pathOfRings(rings: readonly ArrayLike<number>[], digits: number): string {
  const parts: string[] = [];
  for (const ring of rings) {
    const points: string[] = [];
    for (let k = 0; k + 1 < ring.length; k += 2) {
      points.push(`${(ring[k] as number).toFixed(digits)} ${(-(ring[k + 1] as number)).toFixed(digits)}`);
    }
    parts.push(`M${points.join('L')}Z`);
  }
  return parts.join('');
}
