import Flatbush from 'flatbush';
import type { Buildings } from '../../domain/region/buildings.ts';
import type { Region } from '../../domain/region/region.ts';
import type { Roads } from '../../domain/region/roads.ts';
import type { Selection } from '../../store/map-view.ts';

/** Finds buildings, roads and facilities of a region by position in its metric system. */
export class FeatureIndex {
  readonly #region: Region;
  readonly #buildings: Flatbush | null;
  readonly #roads: Flatbush | null;

  constructor(region: Region) {
    this.#region = region;
    this.#buildings =
      region.buildings === null
        ? null
        : boxIndex(region.buildings.ringOffsets, region.buildings.ringXY, region.buildings.count);
    this.#roads =
      region.roads === null
        ? null
        : boxIndex(region.roads.lineOffsets, region.roads.lineXY, region.roads.edgeCount);
  }

  /** Buildings whose box touches a rectangle, in ascending order. */
  buildingsIn(minX: number, minY: number, maxX: number, maxY: number): number[] {
    return this.#buildings?.search(minX, minY, maxX, maxY).sort((a, b) => a - b) ?? [];
  }

  /** The building whose outline holds the point, or null. */
  buildingAt(xM: number, yM: number): number | null {
    const buildings = this.#region.buildings;
    if (buildings === null) return null;
    return this.buildingsIn(xM, yM, xM, yM).find((index) => insideRing(buildings, index, xM, yM)) ?? null;
  }

  /** The edge nearest to the point within a radius; the carriageway itself counts as distance 0. */
  roadNear(xM: number, yM: number, radiusM: number): number | null {
    const roads = this.#region.roads;
    if (roads === null || this.#roads === null) return null;
    let best: number | null = null;
    let bestM = radiusM;
    const widest = radiusM + 20;
    for (const edge of this.#roads
      .search(xM - widest, yM - widest, xM + widest, yM + widest)
      .sort((a, b) => a - b)) {
      const awayM = Math.max(distanceToEdge(roads, edge, xM, yM) - (roads.widthM[edge] as number) / 2, 0);
      if (awayM < bestM || (awayM === bestM && best === null)) {
        best = edge;
        bestM = awayM;
      }
    }
    return best;
  }

  /** The facility or gauge nearest to the point within a radius. */
  siteNear(xM: number, yM: number, radiusM: number): Selection | null {
    let best: Selection | null = null;
    let bestM = radiusM;
    const nearer = (point: { readonly xM: number; readonly yM: number }): boolean => {
      const awayM = Math.hypot(point.xM - xM, point.yM - yM);
      if (awayM > bestM) return false;
      bestM = awayM;
      return true;
    };
    for (const facility of this.#region.facilities ?? []) {
      if (nearer(facility)) best = { kind: 'facility', facilityId: facility.id };
    }
    for (const gauge of this.#region.gauges ?? []) {
      if (nearer(gauge)) best = { kind: 'gauge', gaugeId: gauge.id };
    }
    return best;
  }
}

function boxIndex(offsets: Uint32Array, xy: Float64Array, count: number): Flatbush | null {
  if (count === 0) return null;
  const index = new Flatbush(count);
  for (let item = 0; item < count; item++) {
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let k = offsets[item] as number; k < (offsets[item + 1] as number); k++) {
      const x = xy[2 * k] as number;
      const y = xy[2 * k + 1] as number;
      minX = Math.min(minX, x);
      minY = Math.min(minY, y);
      maxX = Math.max(maxX, x);
      maxY = Math.max(maxY, y);
    }
    index.add(minX, minY, maxX, maxY);
  }
  index.finish();
  return index;
}

/** Even-odd rule. */
function insideRing(buildings: Buildings, index: number, xM: number, yM: number): boolean {
  const { ringXY } = buildings;
  const from = buildings.ringOffsets[index] as number;
  const to = buildings.ringOffsets[index + 1] as number;
  let inside = false;
  for (let k = from, previous = to - 1; k < to; previous = k++) {
    const ax = ringXY[2 * k] as number;
    const ay = ringXY[2 * k + 1] as number;
    const bx = ringXY[2 * previous] as number;
    const by = ringXY[2 * previous + 1] as number;
    if (ay > yM !== by > yM && xM < ((bx - ax) * (yM - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

function distanceToEdge(roads: Roads, edge: number, xM: number, yM: number): number {
  let best = Infinity;
  for (let k = (roads.lineOffsets[edge] as number) + 1; k < (roads.lineOffsets[edge + 1] as number); k++) {
    const ax = roads.lineXY[2 * k - 2] as number;
    const ay = roads.lineXY[2 * k - 1] as number;
    const dx = (roads.lineXY[2 * k] as number) - ax;
    const dy = (roads.lineXY[2 * k + 1] as number) - ay;
    const lengthSquared = dx * dx + dy * dy;
    const t = lengthSquared === 0 ? 0 : ((xM - ax) * dx + (yM - ay) * dy) / lengthSquared;
    const share = Math.min(Math.max(t, 0), 1);
    best = Math.min(best, Math.hypot(xM - ax - share * dx, yM - ay - share * dy));
  }
  return best;
}
