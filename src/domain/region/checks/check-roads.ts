import { cellIndexAt, type GridSpec } from '../../geo/grid.ts';
import { type Roads, roadClasses, roadId, roadStructures } from '../roads.ts';
import type { FindingList } from './finding.ts';

/** Ends of a line may lie this far from their node, m (rounding of stored coordinates). */
const endToleranceM = 0.5;

/**
 * Checks the road columns: lengths, indices, geometry. `mustConnect` also asks that every node can be driven to from every
 * other; a window cut out of a real country leaves loose roads at its edge.
 */
export function checkRoads(grid: GridSpec, roads: Roads, findings: FindingList, mustConnect: boolean): void {
  if (!hasRightLengths(roads, findings)) return;
  for (let node = 0; node < roads.nodeCount; node++) {
    const xM = roads.nodeXM[node] as number;
    const yM = roads.nodeYM[node] as number;
    if (!(cellIndexAt(grid, xM, yM) >= 0))
      findings.add('roads', `node ${node}`, { kind: 'outside-grid', xM, yM });
  }
  let areEndsValid = true;
  for (let edge = 0; edge < roads.edgeCount; edge++) {
    areEndsValid = checkEnds(roads, edge, findings) && areEndsValid;
    checkCodes(roads, edge, findings);
    checkNumbers(roads, edge, findings);
  }
  if (!areEndsValid) return;
  for (let edge = 0; edge < roads.edgeCount; edge++) checkLine(roads, edge, findings);
  if (mustConnect) checkConnection(roads, findings);
}

function hasRightLengths(roads: Roads, findings: FindingList): boolean {
  const { nodeCount, edgeCount } = roads;
  const points = roads.lineOffsets[edgeCount] ?? 0;
  const columns = {
    nodeXM: nodeCount,
    nodeYM: nodeCount,
    edgeFrom: edgeCount,
    edgeTo: edgeCount,
    lengthM: edgeCount,
    roadClass: edgeCount,
    lanes: edgeCount,
    widthM: edgeCount,
    oneWay: edgeCount,
    structure: edgeCount,
    lowestM: edgeCount,
    ...(roads.speedKmH === undefined ? {} : { speedKmH: edgeCount }),
    ...(roads.laneCapacityPerH === undefined ? {} : { laneCapacityPerH: edgeCount }),
    nameIndex: edgeCount,
    lineOffsets: edgeCount + 1,
    lineXY: 2 * points,
  };
  let isRight = true;
  for (const [column, wanted] of Object.entries(columns)) {
    const found = roads[column as keyof typeof columns]?.length ?? 0;
    if (found === wanted) continue;
    findings.add('roads', column, { kind: 'wrong-length', found, wanted });
    isRight = false;
  }
  return isRight;
}

function checkEnds(roads: Roads, edge: number, findings: FindingList): boolean {
  let isValid = true;
  for (const field of ['edgeFrom', 'edgeTo'] as const) {
    const found = roads[field][edge] as number;
    if (found < roads.nodeCount) continue;
    findings.add('roads', roadId(edge), { kind: 'index-out-of-range', field, found, below: roads.nodeCount });
    isValid = false;
  }
  return isValid;
}

function checkCodes(roads: Roads, edge: number, findings: FindingList): void {
  const record = roadId(edge);
  const codes = [
    ['roadClass', roads.roadClass[edge] as number, roadClasses.length],
    ['structure', roads.structure[edge] as number, roadStructures.length],
    ['oneWay', roads.oneWay[edge] as number, 2],
  ] as const;
  for (const [field, found, below] of codes) {
    if (found >= below) findings.add('roads', record, { kind: 'unknown-code', field, found });
  }
  const name = roads.nameIndex[edge] as number;
  if (name < -1 || name >= roads.names.length) {
    findings.add('roads', record, {
      kind: 'index-out-of-range',
      field: 'nameIndex',
      found: name,
      below: roads.names.length,
    });
  }
}

function checkNumbers(roads: Roads, edge: number, findings: FindingList): void {
  for (const field of ['lengthM', 'widthM', 'lanes', 'speedKmH', 'laneCapacityPerH'] as const) {
    const found = roads[field]?.[edge];
    if (found === undefined) continue;
    if (!(found > 0)) findings.add('roads', roadId(edge), { kind: 'not-positive', field, found });
  }
  const lowest = roads.lowestM[edge] as number;
  if (!Number.isFinite(lowest)) {
    findings.add('roads', roadId(edge), { kind: 'not-finite', field: 'lowestM', found: String(lowest) });
  }
}

function checkLine(roads: Roads, edge: number, findings: FindingList): void {
  const start = roads.lineOffsets[edge] as number;
  const end = roads.lineOffsets[edge + 1] as number;
  if (!(end - start >= 2)) {
    findings.add('roads', roadId(edge), { kind: 'wrong-length', found: end - start, wanted: 2 });
    return;
  }
  const ends = [
    [start, roads.edgeFrom[edge] as number],
    [end - 1, roads.edgeTo[edge] as number],
  ] as const;
  for (const [point, node] of ends) {
    const awayM = Math.hypot(
      (roads.lineXY[2 * point] as number) - (roads.nodeXM[node] as number),
      (roads.lineXY[2 * point + 1] as number) - (roads.nodeYM[node] as number),
    );
    if (!(awayM <= endToleranceM)) findings.add('roads', roadId(edge), { kind: 'line-end-off-node', awayM });
  }
  const from = roads.edgeFrom[edge] as number;
  const to = roads.edgeTo[edge] as number;
  const straightM = Math.hypot(
    (roads.nodeXM[from] as number) - (roads.nodeXM[to] as number),
    (roads.nodeYM[from] as number) - (roads.nodeYM[to] as number),
  );
  const foundM = roads.lengthM[edge] as number;
  if (foundM < straightM - endToleranceM * 2) {
    findings.add('roads', roadId(edge), { kind: 'length-too-short', foundM, straightM });
  }
}

function checkConnection(roads: Roads, findings: FindingList): void {
  for (const isReversed of [false, true]) {
    const reached = reach(roads, isReversed);
    const reachable = reached.reduce((sum, flag) => sum + flag, 0);
    if (reachable === roads.nodeCount) continue;
    const lost = reached.indexOf(0);
    findings.add('roads', `node ${lost}`, { kind: 'not-connected', reachable, total: roads.nodeCount });
  }
}

/** 1 for each node that can be driven to from node 0, or, reversed, from which node 0 can be driven to. */
function reach(roads: Roads, isReversed: boolean): Uint8Array {
  const next: number[][] = Array.from({ length: roads.nodeCount }, () => []);
  for (let edge = 0; edge < roads.edgeCount; edge++) {
    const from = roads.edgeFrom[edge] as number;
    const to = roads.edgeTo[edge] as number;
    const isOneWay = roads.oneWay[edge] === 1;
    if (!isOneWay || !isReversed) next[from]?.push(to);
    if (!isOneWay || isReversed) next[to]?.push(from);
  }
  const reached = new Uint8Array(roads.nodeCount);
  const work = roads.nodeCount > 0 ? [0] : [];
  if (roads.nodeCount > 0) reached[0] = 1;
  for (let node = work.pop(); node !== undefined; node = work.pop()) {
    for (const to of next[node] as number[]) {
      if (reached[to] === 1) continue;
      reached[to] = 1;
      work.push(to);
    }
  }
  return reached;
}
