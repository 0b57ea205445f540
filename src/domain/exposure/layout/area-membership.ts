import type { AdminArea } from '../../region/region.ts';
import type { Roads } from '../../region/roads.ts';

/** Which administrative areas a feature counts in. */
export interface AreaMembership {
  readonly areaCount: number;
  /** For each area: itself and all areas above it. */
  readonly withAncestors: readonly (readonly number[])[];
  /** Smallest area that holds the middle of each road edge, or -1. Null when the region has no roads. */
  readonly roadArea: Int32Array | null;
}

/** @throws when an area is its own ancestor: a pack check refuses such a region before it gets here. */
export function areaMembership(areas: readonly AdminArea[], roads: Roads | null): AreaMembership {
  const withAncestors = areas.map((_, index) => chainOf(areas, index));
  const roadArea = roads === null ? null : areaOfEdges(areas, withAncestors, roads);
  return { areaCount: areas.length, withAncestors, roadArea };
}

function chainOf(areas: readonly AdminArea[], index: number): number[] {
  const chain: number[] = [];
  for (let at: number | null = index; at !== null; at = areas[at]?.parentIndex ?? null) {
    if (chain.includes(at)) throw new Error(`administrative area ${index} is its own ancestor`);
    chain.push(at);
  }
  return chain;
}

function areaOfEdges(
  areas: readonly AdminArea[],
  withAncestors: readonly (readonly number[])[],
  roads: Roads,
): Int32Array {
  const depthOf = (area: number): number => withAncestors[area]?.length ?? 0;
  const smallestFirst = areas.map((_, index) => index).sort((a, b) => depthOf(b) - depthOf(a) || a - b);
  const boxes = areas.map((area) => area.rings.map(ringBox));
  return Int32Array.from({ length: roads.edgeCount }, (_, edge) => {
    const [xM, yM] = middleOf(roads, edge);
    const holds = (area: number): boolean =>
      areas[area]?.rings.some((ring, r) => boxHolds(boxes[area]?.[r], xM, yM) && ringHolds(ring, xM, yM)) ??
      false;
    return smallestFirst.find(holds) ?? -1;
  });
}

/** The point at half the length of an edge's line. */
function middleOf(roads: Roads, edge: number): readonly [xM: number, yM: number] {
  const first = roads.lineOffsets[edge] as number;
  const last = (roads.lineOffsets[edge + 1] as number) - 1;
  const at = (k: number): number => roads.lineXY[k] as number;
  const pieceM = (k: number): number => Math.hypot(at(2 * k + 2) - at(2 * k), at(2 * k + 3) - at(2 * k + 1));
  let lengthM = 0;
  for (let k = first; k < last; k++) lengthM += pieceM(k);
  let leftM = lengthM / 2;
  for (let k = first; k < last; k++) {
    const piece = pieceM(k);
    if (leftM <= piece && piece > 0) {
      const t = leftM / piece;
      return [
        at(2 * k) + t * (at(2 * k + 2) - at(2 * k)),
        at(2 * k + 1) + t * (at(2 * k + 3) - at(2 * k + 1)),
      ];
    }
    leftM -= piece;
  }
  return [at(2 * last), at(2 * last + 1)];
}

interface Box {
  readonly minX: number;
  readonly maxX: number;
  readonly minY: number;
  readonly maxY: number;
}

function ringBox(ring: Float64Array): Box {
  let box: Box = { minX: Infinity, maxX: -Infinity, minY: Infinity, maxY: -Infinity };
  for (let k = 0; k < ring.length; k += 2) {
    const x = ring[k] as number;
    const y = ring[k + 1] as number;
    box = {
      minX: Math.min(box.minX, x),
      maxX: Math.max(box.maxX, x),
      minY: Math.min(box.minY, y),
      maxY: Math.max(box.maxY, y),
    };
  }
  return box;
}

const boxHolds = (box: Box | undefined, x: number, y: number): boolean =>
  box !== undefined && x >= box.minX && x <= box.maxX && y >= box.minY && y <= box.maxY;

/** Even-odd rule. */
function ringHolds(ring: Float64Array, x: number, y: number): boolean {
  let inside = false;
  for (let k = 0, j = ring.length - 2; k < ring.length; j = k, k += 2) {
    const [x1, y1, x2, y2] = [ring[k], ring[k + 1], ring[j], ring[j + 1]] as [number, number, number, number];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}
