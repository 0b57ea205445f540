import Flatbush from 'flatbush';
import type { RoadKind, RoadLine } from './road-line.ts';
import { mergeVertices } from './vertex-merge.ts';

/** Crossings closer together than this become one, m. */
const mergeDistanceM = 5;
/** A line that ends this close to another is led into it, m. */
const joinDistanceM = 22;

export interface PlanarEdge {
  readonly a: number;
  readonly b: number;
  readonly kind: RoadKind;
}

export interface PlanarGraph {
  readonly xM: readonly number[];
  readonly yM: readonly number[];
  readonly edges: readonly PlanarEdge[];
}

interface Segment {
  readonly line: number;
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
  readonly kind: RoadKind;
  readonly cuts: { t: number; xM: number; yM: number }[];
}

/** Turns polylines that cross and nearly meet into straight edges between shared vertices. */
export function makePlanar(lines: readonly RoadLine[]): PlanarGraph {
  const segments = toSegments(joinLooseEnds(lines));
  cutAtCrossings(segments);
  return mergeVertices(
    segments.flatMap((segment) => pieces(segment)),
    mergeDistanceM,
  );
}

function toSegments(lines: readonly RoadLine[]): Segment[] {
  return lines.flatMap(({ kind, xy }, line) => {
    const segments: Segment[] = [];
    for (let k = 2; k + 1 < xy.length; k += 2) {
      const [ax, ay, bx, by] = [xy[k - 2], xy[k - 1], xy[k], xy[k + 1]] as [number, number, number, number];
      if (Math.hypot(bx - ax, by - ay) > 0.05) segments.push({ line, ax, ay, bx, by, kind, cuts: [] });
    }
    return segments;
  });
}

function indexSegments(segments: readonly Segment[]): Flatbush {
  const index = new Flatbush(segments.length);
  for (const { ax, ay, bx, by } of segments) {
    index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  }
  index.finish();
  return index;
}

/** Adds, to each line that ends in the open near another line, the missing piece up to that line. */
function joinLooseEnds(lines: readonly RoadLine[]): RoadLine[] {
  const segments = toSegments(lines);
  const index = indexSegments(segments);
  return lines.map((line, lineIndex) => {
    const { xy } = line;
    const head = pieceToNeighbour({ segments, index, lineIndex }, xy[0] as number, xy[1] as number);
    const tail = pieceToNeighbour(
      { segments, index, lineIndex },
      xy[xy.length - 2] as number,
      xy[xy.length - 1] as number,
    );
    return head.length + tail.length === 0 ? line : { kind: line.kind, xy: [...head, ...xy, ...tail] };
  });
}

function pieceToNeighbour(
  search: { segments: readonly Segment[]; index: Flatbush; lineIndex: number },
  xM: number,
  yM: number,
): number[] {
  const reach = joinDistanceM;
  let best: { xM: number; yM: number; distance: number } | null = null;
  for (const id of search.index.search(xM - reach, yM - reach, xM + reach, yM + reach)) {
    const segment = search.segments[id] as Segment;
    if (segment.line === search.lineIndex) continue;
    const foot = footOn(segment, xM, yM);
    if (foot.distance <= mergeDistanceM) return [];
    if (foot.distance < (best?.distance ?? reach)) best = foot;
  }
  return best === null ? [] : [best.xM, best.yM];
}

function footOn(
  segment: Segment,
  xM: number,
  yM: number,
): { xM: number; yM: number; t: number; distance: number } {
  const dx = segment.bx - segment.ax;
  const dy = segment.by - segment.ay;
  const raw = ((xM - segment.ax) * dx + (yM - segment.ay) * dy) / (dx * dx + dy * dy);
  const t = Math.min(Math.max(raw, 0), 1);
  const footX = segment.ax + dx * t;
  const footY = segment.ay + dy * t;
  return { xM: footX, yM: footY, t, distance: Math.hypot(footX - xM, footY - yM) };
}

function cutAtCrossings(segments: readonly Segment[]): void {
  const index = indexSegments(segments);
  segments.forEach((segment, id) => {
    const { ax, ay, bx, by } = segment;
    const near = index.search(
      Math.min(ax, bx) - mergeDistanceM,
      Math.min(ay, by) - mergeDistanceM,
      Math.max(ax, bx) + mergeDistanceM,
      Math.max(ay, by) + mergeDistanceM,
    );
    for (const other of near) {
      if (other === id) continue;
      const partner = segments[other] as Segment;
      cutAtEnd(segment, partner.ax, partner.ay);
      cutAtEnd(segment, partner.bx, partner.by);
      if (other > id) cutAtCross(segment, partner);
    }
  });
}

/** A vertex that lies on a segment cuts it there. */
function cutAtEnd(segment: Segment, xM: number, yM: number): void {
  const foot = footOn(segment, xM, yM);
  if (foot.distance < mergeDistanceM * 0.5 && foot.t > 0 && foot.t < 1) {
    segment.cuts.push({ t: foot.t, xM, yM });
  }
}

function cutAtCross(p: Segment, q: Segment): void {
  const rx = p.bx - p.ax;
  const ry = p.by - p.ay;
  const sx = q.bx - q.ax;
  const sy = q.by - q.ay;
  const cross = rx * sy - ry * sx;
  if (Math.abs(cross) < 1e-9) return;
  const t = ((q.ax - p.ax) * sy - (q.ay - p.ay) * sx) / cross;
  const u = ((q.ax - p.ax) * ry - (q.ay - p.ay) * rx) / cross;
  if (t < 0 || t > 1 || u < 0 || u > 1) return;
  const xM = p.ax + rx * t;
  const yM = p.ay + ry * t;
  p.cuts.push({ t, xM, yM });
  q.cuts.push({ t: u, xM, yM });
}

function pieces(segment: Segment): { ax: number; ay: number; bx: number; by: number; kind: RoadKind }[] {
  const stops = [
    { t: 0, xM: segment.ax, yM: segment.ay },
    ...segment.cuts.toSorted((p, q) => p.t - q.t),
    { t: 1, xM: segment.bx, yM: segment.by },
  ];
  const out = [];
  for (let k = 1; k < stops.length; k++) {
    const a = stops[k - 1] as (typeof stops)[number];
    const b = stops[k] as (typeof stops)[number];
    out.push({ ax: a.xM, ay: a.yM, bx: b.xM, by: b.yM, kind: segment.kind });
  }
  return out;
}
