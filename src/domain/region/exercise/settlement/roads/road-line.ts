import type { LocalizedName } from '../../../../../core/localized.ts';
import type { RoadClass, RoadStructure } from '../../../roads.ts';

/** The kind of settlement a road serves; it decides what is built along it. */
export type Zone = 'old-town' | 'new-town' | 'village' | 'port' | 'rural' | 'farm' | 'forest';

/** What all pieces of one named road share. */
export interface RoadKind {
  readonly roadClass: RoadClass;
  readonly lanes: number;
  readonly widthM: number;
  readonly name: LocalizedName | null;
  readonly zone: Zone;
}

/** A polyline of road before the network is made planar; x and y alternating, m. */
export interface RoadLine {
  readonly kind: RoadKind;
  readonly xy: readonly number[];
}

export interface RoadNode {
  readonly xM: number;
  readonly yM: number;
}

/** An edge of the network; the polyline includes both end points. */
export interface RoadEdge {
  readonly from: number;
  readonly to: number;
  readonly kind: RoadKind;
  readonly xy: readonly number[];
  readonly structure: RoadStructure;
  /** Elevation of a deck or sag, m; null where the road lies on the ground. */
  readonly structureM: number | null;
  readonly oneWay: boolean;
}

export interface RoadNetwork {
  readonly nodes: readonly RoadNode[];
  readonly edges: readonly RoadEdge[];
}

export function polylineLengthM(xy: ArrayLike<number>): number {
  let length = 0;
  for (let k = 2; k + 1 < xy.length; k += 2) {
    length += Math.hypot(
      (xy[k] as number) - (xy[k - 2] as number),
      (xy[k + 1] as number) - (xy[k - 1] as number),
    );
  }
  return length;
}

export interface PointOnLine {
  readonly xM: number;
  readonly yM: number;
  /** Direction of travel, unit vector. */
  readonly ux: number;
  readonly uy: number;
}

/** The point `distanceM` along a polyline, clamped to its ends. */
export function pointAlong(xy: ArrayLike<number>, distanceM: number): PointOnLine {
  let left = Math.max(distanceM, 0);
  for (let k = 2; k + 1 < xy.length; k += 2) {
    const ax = xy[k - 2] as number;
    const ay = xy[k - 1] as number;
    const dx = (xy[k] as number) - ax;
    const dy = (xy[k + 1] as number) - ay;
    const length = Math.hypot(dx, dy);
    const last = k + 3 >= xy.length;
    if ((left <= length || last) && length > 0) {
      const t = Math.min(left / length, 1);
      return { xM: ax + dx * t, yM: ay + dy * t, ux: dx / length, uy: dy / length };
    }
    left -= length;
  }
  return { xM: xy[0] as number, yM: xy[1] as number, ux: 1, uy: 0 };
}

/** The part of a polyline between two distances along it, m; end points included. */
export function slicePolyline(xy: ArrayLike<number>, startM: number, endM: number): number[] {
  const start = pointAlong(xy, startM);
  const end = pointAlong(xy, endM);
  const out = [start.xM, start.yM];
  let travelled = 0;
  for (let k = 2; k + 1 < xy.length - 2; k += 2) {
    const x = xy[k] as number;
    const y = xy[k + 1] as number;
    travelled += Math.hypot(x - (xy[k - 2] as number), y - (xy[k - 1] as number));
    if (travelled > startM + 0.01 && travelled < endM - 0.01) out.push(x, y);
  }
  out.push(end.xM, end.yM);
  return out;
}
