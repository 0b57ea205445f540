import { dirname, relative, resolve } from 'node:path';
import { fail, ok, type Result } from '../../../core/result.ts';
import type { GridSpec } from '../../../domain/geo/grid.ts';
import type { CasePoints } from '../case/case-schema.ts';
import { mmPerHOfMPerS } from '../case/case-series.ts';
import { cellOfPoint } from '../cell-of-point.ts';
import type { FloodFileFault } from '../flood-file-fault.ts';
import { openGridFile } from '../grids/grid-file.ts';
import { type LisfloodBoundary, parseBci, type Side } from './bci.ts';
import { parseBdy, parseRainfall } from './bdy.ts';
import { type CaseEdge, type CaseInflow, type EdgeSetting, sideOf } from './edges.ts';
import type { LisfloodNote } from './lisflood-fault.ts';
import { readTextLines, type TextLine } from './lisflood-text.ts';
import { type LisfloodPar, parsePar } from './par.ts';
import { type CaseScheme, schemeOf } from './scheme.ts';
import { parseStage } from './stage.ts';

/** Level ground that needs no terrain file; its lower left corner is (0, 0). */
export interface FlatGround {
  readonly columns: number;
  readonly rows: number;
  readonly cellSizeM: number;
  readonly bedM: number;
}

/** What the caller gives beside, or instead of, a `.par` file. Paths are those of the working folder. */
export interface ConvertOptions {
  readonly par: string | null;
  readonly bci: string | null;
  readonly bdy: string | null;
  readonly stage: string | null;
  readonly terrain: string | null;
  readonly flat: FlatGround | null;
  readonly cellSizeM: number | null;
  readonly manning: number | null;
  readonly endS: number | null;
  readonly outputEveryS: number | null;
  readonly scheme: CaseScheme['kind'] | null;
  readonly outFolder: string;
}

/** The CASE.json of a conversion, and what is to be told of it. */
export interface ConvertedCase {
  readonly file: Readonly<Record<string, unknown>>;
  readonly notes: readonly LisfloodNote[];
}

/** Name of the terrain that a conversion writes for level ground. */
export const flatTerrainFile = 'terrain.npy';

/** Turns files of LISFLOOD-FP into the contents of a CASE.json in `outFolder`, which names grid files by relative paths. */
export async function convertLisflood(
  options: ConvertOptions,
): Promise<Result<ConvertedCase, FloodFileFault>> {
  const notes: LisfloodNote[] = [];
  const note = (one: LisfloodNote): void => {
    notes.push(one);
  };
  const par = readPar(options, note);
  if (!par.ok) return par;
  const said = par.value;
  const { manning, endS } = said;
  const scheme = schemeOf(said.solver, options.scheme, note);
  const missing = (keyword: string, option: string): FloodFileFault => ({
    kind: 'flood-lisflood-missing',
    keyword,
    option,
  });
  if (said.terrain === null && options.flat === null) return fail(missing('DEMfile', '--terrain, --flat'));
  if (manning === null) return fail(missing('fpfric', '--manning'));
  if (endS === null) return fail(missing('sim_time', '--end'));
  const grid =
    options.flat === null ? await terrainGrid(said.terrain as string, options) : ok(flatGrid(options.flat));
  if (!grid.ok) return grid;
  const water = waterOf(said, grid.value, note);
  if (!water.ok) return water;
  const fromOut = (path: string): string => relative(resolve(options.outFolder), path).replaceAll('\\', '/');
  const { start } = said;
  return ok({
    notes,
    file: {
      terrain: options.flat === null ? fromOut(said.terrain as string) : flatTerrainFile,
      cellSizeM: grid.value.cellSizeM,
      scheme: scheme.kind,
      ...(scheme.kind === 'full' ? { order: scheme.order } : {}),
      manning: typeof manning === 'number' ? manning : fromOut(manning),
      initial:
        start === null ? { depthM: 0 } : { [start.isLevel ? 'stageM' : 'depthM']: fromOut(start.file) },
      ...water.value,
      ...(said.infiltrationMPerS === null
        ? {}
        : { infiltration: { kind: 'constant', mmPerH: said.infiltrationMPerS * mmPerHOfMPerS } }),
      endS,
      outputEveryS: Math.min(said.outputEveryS ?? endS / 10, endS),
      ...(said.theta === null ? {} : { theta: said.theta }),
      ...(said.cfl === null ? {} : { cfl: said.cfl }),
    },
  });
}

/** What is said by the `.par` file, its paths made whole, and by the options, which count more. */
function readPar(
  options: ConvertOptions,
  note: (note: LisfloodNote) => void,
): Result<LisfloodPar, FloodFileFault> {
  const read = parFileOf(options.par, note);
  if (!read.ok) return read;
  const par = read.value;
  const here = (path: string | null): string | null => (path === null ? null : resolve(path));
  return ok({
    ...par,
    terrain: here(options.terrain) ?? par.terrain,
    manning: options.manning ?? par.manning,
    bci: here(options.bci) ?? par.bci,
    bdy: here(options.bdy) ?? par.bdy,
    stage: here(options.stage) ?? par.stage,
    endS: options.endS ?? par.endS,
    outputEveryS: options.outputEveryS ?? par.outputEveryS,
  });
}

const nothingSaid: LisfloodPar = {
  terrain: null,
  manning: null,
  bci: null,
  bdy: null,
  stage: null,
  rainfall: null,
  infiltrationMPerS: null,
  start: null,
  endS: null,
  outputEveryS: null,
  theta: null,
  cfl: null,
  solver: null,
};

function parFileOf(
  path: string | null,
  note: (note: LisfloodNote) => void,
): Result<LisfloodPar, FloodFileFault> {
  if (path === null) return ok(nothingSaid);
  const lines = readTextLines(path);
  if (!lines.ok) return lines;
  const parsed = parsePar(path, lines.value, note);
  if (!parsed.ok) return parsed;
  const par = parsed.value;
  const beside = <T>(value: T): T | string =>
    typeof value === 'string' ? resolve(dirname(resolve(path)), value) : value;
  return ok({
    ...par,
    terrain: beside(par.terrain),
    manning: beside(par.manning),
    bci: beside(par.bci),
    bdy: beside(par.bdy),
    stage: beside(par.stage),
    rainfall: beside(par.rainfall),
    start: par.start === null ? null : { ...par.start, file: beside(par.start.file) },
  });
}

const flatGrid = ({ columns, rows, cellSizeM }: FlatGround): GridSpec => ({
  epsg: 0,
  westM: 0,
  northM: rows * cellSizeM,
  cellSizeM,
  columns,
  rows,
});

async function terrainGrid(path: string, options: ConvertOptions): Promise<Result<GridSpec, FloodFileFault>> {
  const opened = openGridFile(path);
  if (!opened.ok) return opened;
  const place = await opened.value.place();
  if (!place.ok) return place;
  const { columns, rows } = opened.value;
  const { frame } = place.value;
  const cellSizeM = options.cellSizeM ?? frame?.cellSizeM;
  if (cellSizeM === undefined) {
    return fail({ kind: 'flood-lisflood-missing', keyword: 'cellsize', option: '--cell' });
  }
  const northM = (frame?.southM ?? 0) + rows * cellSizeM;
  return ok({ epsg: 0, westM: frame?.westM ?? 0, northM, cellSizeM, columns, rows });
}

type Water = {
  readonly boundary: Readonly<Record<Side, CaseEdge>>;
  readonly inflows: readonly CaseInflow[];
  readonly rain: CasePoints;
  readonly gauges: readonly object[];
};

function waterOf(
  par: LisfloodPar,
  grid: GridSpec,
  note: (note: LisfloodNote) => void,
): Result<Water, FloodFileFault> {
  const bci = parsed(par.bci, parseBci, []);
  if (!bci.ok) return bci;
  const bdy = parsed(par.bdy, parseBdy, new Map<string, CasePoints>());
  if (!bdy.ok) return bdy;
  const rain = parsed(par.rainfall, parseRainfall, []);
  if (!rain.ok) return rain;
  const stage = parsed(par.stage, parseStage, []);
  if (!stage.ok) return stage;
  const seriesOf = (value: number | string): Result<CasePoints, FloodFileFault> => {
    if (typeof value === 'number') return ok([[0, value]]);
    const points = bdy.value.get(value);
    return points === undefined
      ? fail({ kind: 'flood-lisflood-series-unknown', file: par.bdy ?? '.bdy', name: value })
      : ok(points);
  };
  const edges = edgesOf(bci.value, { file: par.bci ?? '.bci', grid, seriesOf, note });
  if (!edges.ok) return edges;
  const gauges: object[] = [];
  for (const [i, { line, xM, yM }] of stage.value.entries()) {
    if (cellOfPoint(grid, xM, yM) < 0) {
      note({ kind: 'flood-lisflood-gauge-outside', file: par.stage ?? '.stage', line, xM, yM });
    } else {
      gauges.push({ id: `stage-${i + 1}`, xM, yM });
    }
  }
  return ok({ ...edges.value, rain: rain.value, gauges });
}

function parsed<T>(
  path: string | null,
  parse: (file: string, lines: readonly TextLine[]) => Result<T, FloodFileFault>,
  otherwise: T,
): Result<T, FloodFileFault> {
  if (path === null) return ok(otherwise);
  const lines = readTextLines(path);
  return lines.ok ? parse(path, lines.value) : lines;
}

function edgesOf(
  boundaries: readonly LisfloodBoundary[],
  setting: EdgeSetting,
): Result<Pick<Water, 'boundary' | 'inflows'>, FloodFileFault> {
  const boundary: Partial<Record<Side, CaseEdge>> = {};
  const inflows: CaseInflow[] = [];
  for (const side of ['north', 'south', 'east', 'west'] as const) {
    const lines = boundaries.filter((each) => each.place === 'edge').filter((each) => each.side === side);
    const result = sideOf(side, lines, setting);
    if (!result.ok) return result;
    boundary[side] = result.value.edge;
    inflows.push(...result.value.inflows);
  }
  for (const point of boundaries.filter((each) => each.place === 'point')) {
    const inflow = pointInflow(point, setting);
    if (!inflow.ok) return inflow;
    inflows.push(inflow.value);
  }
  return ok({ boundary: boundary as Water['boundary'], inflows });
}

/** Values at points, too, are discharges per metre: they enter over the side of a cell. */
function pointInflow(
  { xM, yM, condition, source }: Extract<LisfloodBoundary, { readonly place: 'point' }>,
  { file, grid, seriesOf }: EdgeSetting,
): Result<CaseInflow, FloodFileFault> {
  const cell = cellOfPoint(grid, xM, yM);
  if (cell < 0 || condition.kind !== 'inflow') {
    return fail({ kind: 'flood-lisflood-unsupported', file, line: source.line, text: source.text });
  }
  const points = seriesOf(condition.value);
  if (!points.ok) return points;
  return ok({
    id: typeof condition.value === 'string' ? condition.value : `line-${source.line}`,
    cells: [[Math.floor(cell / grid.columns), cell % grid.columns]],
    hydrograph: points.value.map(([timeS, value]) => [timeS, value * grid.cellSizeM]),
  });
}
