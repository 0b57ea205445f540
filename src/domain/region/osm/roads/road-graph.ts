import { type OsmWay, tagOf } from '../osm-data.ts';
import type { PlacedOsm } from '../placed-osm.ts';
import { Tally } from '../tally.ts';
import { clipLine, type LinePoint } from './clip-line.ts';
import { type RoadRefusal, type RoadTraits, roadRefusal, roadTraits } from './road-way.ts';

export interface GraphEdge {
  readonly from: number;
  readonly to: number;
  /** Polyline from `from` to `to`, ends included, x and y alternating, m. */
  readonly xy: readonly number[];
  readonly traits: RoadTraits;
}

export interface RoadGraph {
  readonly nodeXM: readonly number[];
  readonly nodeYM: readonly number[];
  readonly edges: readonly GraphEdge[];
}

export type RoadDrop = RoadRefusal | 'outside-window' | 'no-length';

export interface SplitRoads {
  readonly graph: RoadGraph;
  readonly ways: number;
  readonly dropped: Tally<RoadDrop>;
  /** Places where a way had to be broken because the file does not give a node. */
  readonly gaps: number;
}

interface Piece {
  readonly points: readonly LinePoint[];
  readonly traits: RoadTraits;
}

/** Cuts the roads of a map into edges at every node that roads share, at their ends and at the window's edge. */
export function splitRoads(placed: PlacedOsm): SplitRoads {
  const dropped = new Tally<RoadDrop>();
  const pieces: Piece[] = [];
  let ways = 0;
  let gaps = 0;
  for (const way of placed.data.ways) {
    if (tagOf(way.tags, 'highway') === null) continue;
    const refusal = roadRefusal(way.tags);
    if (refusal !== null) {
      dropped.add(refusal);
      continue;
    }
    const found = piecesOf(placed, way);
    gaps += found.gaps;
    if (found.pieces.length === 0) dropped.add('outside-window');
    else ways++;
    for (const piece of found.pieces) pieces.push(piece);
  }
  return { graph: joinPieces(placed, pieces, dropped), ways, dropped, gaps };
}

function piecesOf(placed: PlacedOsm, way: OsmWay): { readonly pieces: Piece[]; readonly gaps: number } {
  const points: LinePoint[] = [];
  let gaps = 0;
  for (const node of way.nodes) {
    if (node < 0) gaps++;
    if (node >= 0 && points.at(-1)?.node === node) continue;
    const xM = node < 0 ? Number.NaN : (placed.nodeXM[node] as number);
    const yM = node < 0 ? Number.NaN : (placed.nodeYM[node] as number);
    points.push({ node, xM, yM });
  }
  const lines = clipLine(points, placed.window);
  if (lines.length === 0) return { pieces: [], gaps };
  const traits = roadTraits(way);
  return {
    pieces: lines.map((line) => ({ points: traits.isReversed ? line.reverse() : line, traits })),
    gaps,
  };
}

function joinPieces(placed: PlacedOsm, pieces: readonly Piece[], dropped: Tally<RoadDrop>): RoadGraph {
  const uses = countUses(placed.nodeXM.length, pieces);
  const nodeOf = new Int32Array(placed.nodeXM.length).fill(-1);
  const nodeXM: number[] = [];
  const nodeYM: number[] = [];
  const nodeAt = ({ node, xM, yM }: LinePoint): number => {
    const known = node < 0 ? -1 : (nodeOf[node] as number);
    if (known >= 0) return known;
    nodeXM.push(xM);
    nodeYM.push(yM);
    if (node >= 0) nodeOf[node] = nodeXM.length - 1;
    return nodeXM.length - 1;
  };
  const edges: GraphEdge[] = [];
  for (const { points, traits } of pieces) {
    for (const part of splitAtJunctions(points, uses)) {
      if (part[0]?.node === part.at(-1)?.node && part[0]?.node !== -1) {
        dropped.add('no-length');
        continue;
      }
      const from = nodeAt(part[0] as LinePoint);
      const to = nodeAt(part.at(-1) as LinePoint);
      edges.push({ from, to, xy: part.flatMap(({ xM, yM }) => [xM, yM]), traits });
    }
  }
  return { nodeXM, nodeYM, edges };
}

/** How often each node is passed, up to 2; the ends of a piece count twice. */
function countUses(nodeCount: number, pieces: readonly Piece[]): Uint8Array {
  const uses = new Uint8Array(nodeCount);
  for (const { points } of pieces) {
    for (const [k, { node }] of points.entries()) {
      if (node < 0) continue;
      const isEnd = k === 0 || k === points.length - 1;
      uses[node] = isEnd ? 2 : Math.min(2, (uses[node] as number) + 1);
    }
  }
  return uses;
}

/** Parts between junctions; a part that comes back to where it began is cut in its middle, so that no edge is a loop. */
function splitAtJunctions(points: readonly LinePoint[], uses: Uint8Array): LinePoint[][] {
  const parts: LinePoint[][] = [];
  let part: LinePoint[] = [points[0] as LinePoint];
  for (const point of points.slice(1)) {
    part.push(point);
    if (point.node >= 0 && (uses[point.node] as number) < 2) continue;
    parts.push(part);
    part = [point];
  }
  if (part.length > 1) parts.push(part);
  return parts.flatMap((one) => {
    const first = one[0] as LinePoint;
    if (first.node < 0 || first.node !== one.at(-1)?.node || one.length < 3) return [one];
    const middle = Math.floor(one.length / 2);
    return [one.slice(0, middle + 1), one.slice(middle)];
  });
}
