import { cellIndexAt } from '../../../../geo/grid.ts';
import { type Ground, heightAt, isRiver, isWatercourse } from '../ground.ts';
import { pointAlong, polylineLengthM, type RoadEdge, type RoadNetwork, slicePolyline } from './road-line.ts';

/** Height of a bridge's carriageway over the higher of bank and levee crest, m. */
const deckAboveBankM = 1.2;
/** Shorter wet stretches are a road that grazes the bank, not a bridge, m. */
const shortestBridgeM = 5;
/** A longer wet stretch of a stream without a name is a road that runs along it, m. */
const longestStreamBridgeM = 90;
const sampleM = 2;
/** Ends of edges closer than this to a bridge become part of it, m. */
const shortestPieceM = 6;

interface Span {
  readonly startM: number;
  readonly endM: number;
  readonly structure: 'bridge' | 'underpass';
  readonly elevationM: number;
}

/** Where the underpass dives: the point of the street and the length of each ramp. */
export interface UnderpassSite {
  readonly xM: number;
  readonly yM: number;
  readonly halfLengthM: number;
  readonly sagM: number;
}

/** Cuts bridges and the underpass out of the network as edges of their own. */
export function addStructures(
  ground: Ground,
  network: RoadNetwork,
  underpass: UnderpassSite | null,
): RoadNetwork {
  const nodes = [...network.nodes];
  const edges: RoadEdge[] = [];
  for (const edge of network.edges) {
    const spans = [...bridgeSpans(ground, edge), ...underpassSpans(edge, underpass)];
    edges.push(...cutEdge(nodes, edge, spans));
  }
  return { nodes, edges };
}

function bridgeSpans(ground: Ground, edge: RoadEdge): Span[] {
  const length = polylineLengthM(edge.xy);
  const wet: { startM: number; endM: number }[] = [];
  for (let at = 0; at <= length; at += sampleM) {
    if (!isWetAt(ground, edge, at)) continue;
    const last = wet[wet.length - 1];
    if (last !== undefined && at - last.endM <= 30) last.endM = at;
    else wet.push({ startM: at, endM: at });
  }
  return wet
    .filter(
      ({ startM, endM }) => isRiverSpan(ground, edge, startM, endM) || endM - startM <= longestStreamBridgeM,
    )
    .filter(
      (run) => run.endM - run.startM >= shortestBridgeM || run.startM === 0 || run.endM > length - sampleM,
    )
    .map((run) => {
      const startM = firmEnd(ground, edge, run.startM, -sampleM);
      const endM = firmEnd(ground, edge, run.endM, sampleM);
      return { startM, endM, structure: 'bridge' as const, elevationM: deckM(ground, edge, startM, endM) };
    });
}

/** True when the span crosses a named river; a road beside a small stream is no bridge. */
function isRiverSpan(ground: Ground, edge: RoadEdge, startM: number, endM: number): boolean {
  for (let at = startM; at <= endM; at += sampleM) {
    const point = pointAlong(edge.xy, at);
    const cell = cellIndexAt(ground.grid, point.xM, point.yM);
    if (cell >= 0 && isRiver(ground, cell)) return true;
  }
  return false;
}

function isWetAt(ground: Ground, edge: RoadEdge, atM: number): boolean {
  const point = pointAlong(edge.xy, atM);
  const cell = cellIndexAt(ground.grid, point.xM, point.yM);
  return cell >= 0 && isWatercourse(ground, cell);
}

/** A levee at most this far from the water is spanned along with the channel, m. */
const leveeReachM = 75;

/** The end of a bridge: the first firm ground from the water's edge on, behind the levee if there is one. */
function firmEnd(ground: Ground, edge: RoadEdge, fromM: number, stepM: number): number {
  const length = polylineLengthM(edge.xy);
  let end: number | null = null;
  for (let at = fromM + stepM * 2; at > 0 && at < length; at += stepM) {
    if (Math.abs(at - fromM) > leveeReachM) break;
    const point = pointAlong(edge.xy, at);
    const cell = cellIndexAt(ground.grid, point.xM, point.yM);
    const isLevee = cell >= 0 && ground.landscape.levee[cell] === 1;
    if (isLevee) end = null;
    else if (end === null && cell >= 0 && !isWatercourse(ground, cell)) end = at;
  }
  return end ?? Math.min(Math.max(fromM + Math.sign(stepM) * leveeReachM, 0), length);
}

function deckM(ground: Ground, edge: RoadEdge, startM: number, endM: number): number {
  let bank = Number.NEGATIVE_INFINITY;
  for (let at = startM - 10; at <= endM + 10; at += sampleM) {
    const point = pointAlong(edge.xy, at);
    const cell = cellIndexAt(ground.grid, point.xM, point.yM);
    if (cell >= 0 && !isWatercourse(ground, cell)) bank = Math.max(bank, ground.terrainM[cell] as number);
  }
  if (bank === Number.NEGATIVE_INFINITY) {
    const end = pointAlong(edge.xy, startM);
    bank = nearestBankM(ground, end.xM, end.yM);
  }
  for (const at of [startM, endM]) {
    const end = pointAlong(edge.xy, at);
    bank = Math.max(bank, heightAt(ground, end.xM, end.yM));
  }
  return bank + deckAboveBankM;
}

/** Highest ground that is not river within 80 m: the bank of a bridge whose edge lies wholly over water. */
function nearestBankM(ground: Ground, xM: number, yM: number): number {
  let best = heightAt(ground, xM, yM);
  for (let dy = -80; dy <= 80; dy += 10) {
    for (let dx = -80; dx <= 80; dx += 10) {
      const cell = cellIndexAt(ground.grid, xM + dx, yM + dy);
      if (cell >= 0 && ground.landscape.levee[cell] === 1)
        best = Math.max(best, ground.terrainM[cell] as number);
    }
  }
  return best;
}

function underpassSpans(edge: RoadEdge, site: UnderpassSite | null): Span[] {
  if (site === null) return [];
  const length = polylineLengthM(edge.xy);
  for (let at = 0; at <= length; at += sampleM) {
    const point = pointAlong(edge.xy, at);
    if (Math.hypot(point.xM - site.xM, point.yM - site.yM) > sampleM) continue;
    return [
      {
        startM: Math.max(at - site.halfLengthM, 0),
        endM: Math.min(at + site.halfLengthM, length),
        structure: 'underpass',
        elevationM: site.sagM,
      },
    ];
  }
  return [];
}

function cutEdge(nodes: { xM: number; yM: number }[], edge: RoadEdge, spans: readonly Span[]): RoadEdge[] {
  if (spans.length === 0) return [edge];
  const length = polylineLengthM(edge.xy);
  const pieces: { startM: number; endM: number; span: Span | null }[] = [];
  let done = 0;
  for (const span of spans.toSorted((p, q) => p.startM - q.startM)) {
    const startM = span.startM - done < shortestPieceM ? done : span.startM;
    const endM = length - span.endM < shortestPieceM ? length : Math.max(span.endM, startM + 1);
    if (startM >= length) break;
    if (startM > done) pieces.push({ startM: done, endM: startM, span: null });
    pieces.push({ startM, endM: Math.min(endM, length), span });
    done = Math.min(endM, length);
  }
  if (done < length) pieces.push({ startM: done, endM: length, span: null });
  let from = edge.from;
  return pieces.map((piece, index) => {
    const xy = slicePolyline(edge.xy, piece.startM, piece.endM);
    let to = edge.to;
    if (index < pieces.length - 1) {
      nodes.push({ xM: xy[xy.length - 2] as number, yM: xy[xy.length - 1] as number });
      to = nodes.length - 1;
    }
    const structure = piece.span?.structure ?? ('at-grade' as const);
    const cut = { ...edge, from, to, xy, structure, structureM: piece.span?.elevationM ?? null };
    from = to;
    return cut;
  });
}
