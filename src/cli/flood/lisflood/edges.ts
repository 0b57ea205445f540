import { fail, ok, type Result } from '../../../core/result.ts';
import { columnCentreM, type GridSpec, gridBounds, rowCentreM } from '../../../domain/geo/grid.ts';
import type { CasePoints } from '../case/case-schema.ts';
import type { FloodFileFault } from '../flood-file-fault.ts';
import type { LisfloodBoundary, Side } from './bci.ts';
import type { LisfloodNote } from './lisflood-fault.ts';

type EdgeBoundary = Extract<LisfloodBoundary, { readonly place: 'edge' }>;

/** An edge and an inflow as a CASE.json writes them. */
export type CaseEdge = 'closed' | 'open' | { readonly stage: CasePoints };
export interface CaseInflow {
  readonly id: string;
  readonly cells: readonly (readonly [row: number, column: number])[];
  readonly hydrograph: CasePoints;
}

/** What is needed to turn conditions into edges and inflows. */
export interface EdgeSetting {
  readonly file: string;
  readonly grid: GridSpec;
  /** Points of a series by its name, or a number held for all times. */
  seriesOf(value: number | string): Result<CasePoints, FloodFileFault>;
  note(note: LisfloodNote): void;
}

interface SideResult {
  readonly edge: CaseEdge;
  readonly inflows: readonly CaseInflow[];
}

/**
 * One edge of the grid. Cells belong to the last line whose part of the edge holds their centre, and to none where no line
 * does: there the edge is closed. All cells that are not inflows must agree.
 */
export function sideOf(
  side: Side,
  lines: readonly EdgeBoundary[],
  setting: EdgeSetting,
): Result<SideResult, FloodFileFault> {
  const owners = ownersOf(side, lines, setting.grid);
  const inflows: CaseInflow[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.condition.kind !== 'inflow') continue;
    const inflow = edgeInflow(line, { owners, index, setting });
    if (!inflow.ok) return inflow;
    if (inflow.value !== null) inflows.push(inflow.value);
  }
  const others = new Set(owners.filter((owner) => lines[owner]?.condition.kind !== 'inflow'));
  const edge = commonEdge(lines, [...others], setting);
  if (!edge.ok) return edge;
  if (edge.value === 'open' && inflows.length > 0) {
    setting.note({ kind: 'flood-lisflood-open-beside-inflow', side });
  }
  return ok({ edge: edge.value, inflows });
}

/** For each cell of an edge, the index of the line it belongs to; -1 for none. */
function ownersOf(side: Side, lines: readonly EdgeBoundary[], grid: GridSpec): number[] {
  const along = isAcross(side) ? grid.columns : grid.rows;
  const centreM = (i: number): number => (isAcross(side) ? columnCentreM(grid, i) : rowCentreM(grid, i));
  const owners = new Array<number>(along).fill(-1);
  const slack = grid.cellSizeM * 1e-6;
  for (const [index, { fromM, toM }] of lines.entries()) {
    let count = 0;
    for (let i = 0; i < along; i++) {
      if (centreM(i) < fromM - slack || centreM(i) > toM + slack) continue;
      owners[i] = index;
      count++;
    }
    if (count > 0) continue;
    const nearest = owners
      .map((_, i) => ({ i, awayM: Math.abs(centreM(i) - (fromM + toM) / 2) }))
      .reduce((best, each) => (each.awayM < best.awayM ? each : best));
    if (nearest.awayM <= grid.cellSizeM) owners[nearest.i] = index;
  }
  return owners;
}

const isAcross = (side: Side): boolean => side === 'north' || side === 'south';

/** Discharge per metre of the edge times the length of the part, m³/s, into the cells along it. */
function edgeInflow(
  { side, fromM, toM, condition, source }: EdgeBoundary,
  at: { readonly owners: readonly number[]; readonly index: number; readonly setting: EdgeSetting },
): Result<CaseInflow | null, FloodFileFault> {
  const { grid, file, seriesOf } = at.setting;
  if (condition.kind !== 'inflow') return ok(null);
  const cells: [number, number][] = [];
  for (const [i, owner] of at.owners.entries()) {
    if (owner !== at.index) continue;
    if (isAcross(side)) cells.push([side === 'north' ? 0 : grid.rows - 1, i]);
    else cells.push([i, side === 'west' ? 0 : grid.columns - 1]);
  }
  if (cells.length === 0) {
    return fail({ kind: 'flood-lisflood-unsupported', file, line: source.line, text: source.text });
  }
  const perMetre = seriesOf(condition.value);
  if (!perMetre.ok) return perMetre;
  const widthM = partWidthM(side, fromM, toM, grid);
  return ok({
    id: typeof condition.value === 'string' ? condition.value : `line-${source.line}`,
    cells,
    hydrograph: perMetre.value.map(([timeS, value]) => [timeS, value * widthM]),
  });
}

/** Length of a part of an edge that lies on the grid, m; that of a cell for a part without length. */
function partWidthM(side: Side, fromM: number, toM: number, grid: GridSpec): number {
  const { westM, eastM, southM, northM } = gridBounds(grid);
  const [low, high] = isAcross(side) ? [westM, eastM] : [southM, northM];
  const widthM = Math.min(toM, high) - Math.max(fromM, low);
  return widthM > 0 ? widthM : grid.cellSizeM;
}

/** The condition of all cells of an edge that are not inflows. */
function commonEdge(
  lines: readonly EdgeBoundary[],
  owners: readonly number[],
  setting: EdgeSetting,
): Result<CaseEdge, FloodFileFault> {
  const edges: { owner: number; edge: CaseEdge }[] = [];
  for (const owner of owners) {
    const edge = edgeOf(lines[owner], setting);
    if (!edge.ok) return edge;
    edges.push({ owner, edge: edge.value });
  }
  const [first] = edges;
  if (first === undefined) return ok('closed');
  const written = JSON.stringify(first.edge);
  if (edges.every(({ edge }) => JSON.stringify(edge) === written)) return ok(first.edge);
  const partial = edges.find(({ edge }) => edge !== 'closed') as { owner: number };
  const { line, text } = (lines[partial.owner] as EdgeBoundary).source;
  return fail({ kind: 'flood-lisflood-partial-edge', file: setting.file, line, text });
}

function edgeOf(line: EdgeBoundary | undefined, setting: EdgeSetting): Result<CaseEdge, FloodFileFault> {
  if (line === undefined || line.condition.kind === 'closed') return ok('closed');
  const { condition, source } = line;
  if (condition.kind === 'free') {
    if (condition.slope !== null) {
      setting.note({ kind: 'flood-lisflood-slope-ignored', line: source.line, slope: condition.slope });
    }
    return ok('open');
  }
  const points = setting.seriesOf(condition.value);
  return points.ok ? ok({ stage: points.value }) : points;
}
