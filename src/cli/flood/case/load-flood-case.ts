import { dirname, resolve } from 'node:path';
import { fail, ok, type Result } from '../../../core/result.ts';
import type { GridSpec } from '../../../domain/geo/grid.ts';
import { defaultCourant } from '../../../domain/hazard/flood/engine-defaults.ts';
import type { EdgeBoundary, FloodCase, Inflow } from '../../../domain/hazard/flood/flood-case.ts';
import { constantSeries } from '../../../domain/hazard/flood/forcing/time-series.ts';
import { gridFault, validateFloodCase } from '../../../domain/hazard/flood/validate-flood-case.ts';
import type { FloodFileFault } from '../flood-file-fault.ts';
import { type CaseGrids, readCaseGrids } from './case-grids.ts';
import { groundOf } from './case-ground.ts';
import { CasePlaces } from './case-places.ts';
import type { FloodCaseFile } from './case-schema.ts';
import { checkedSeries, rainOf } from './case-series.ts';
import { structuresOf } from './case-structures.ts';
import { readCaseFile } from './parse-case.ts';

/** A case that an engine can run, and what was found on the way. */
export interface LoadedCase {
  readonly flood: FloodCase;
  /** Cells that take no part: without a value in a grid file, or closed by the case. */
  readonly closedCells: number;
  readonly voids: CaseGrids['voids'];
  /** Frames that are to be written, ascending in time, with the word for it in their names. */
  readonly frames: readonly { readonly timeS: number; readonly word: string }[];
}

/**
 * EPSG code of a grid in no known system. Source: OGC GeoTIFF 1.1 (19-008r4): 32767 is "user-defined".
 */
const noSystem = 32_767;

/** Reads a CASE.json and its files. Paths in it are relative to it. */
export async function loadFloodCase(path: string): Promise<Result<LoadedCase, FloodFileFault>> {
  const parsed = readCaseFile(path);
  if (!parsed.ok) return parsed;
  const { file, frameWords } = parsed.value;
  const wordOfTime = new Map(file.frames.map((timeS, i) => [timeS, frameWords[i] as string]));
  if (!(file.endS > 0)) return fail({ kind: 'flood-end-before-start', endS: file.endS });
  const water = forcingOf(file);
  if (!water.ok) return water;
  const wrong = frameFault(file) ?? (file.cellSizeM === undefined ? null : cellSizeFault(file.cellSizeM));
  if (wrong !== null) return fail(wrong);
  const grids = await readCaseGrids(file, dirname(resolve(path)));
  if (!grids.ok) return grids;
  const grid = gridOf(file, grids.value);
  if (!grid.ok) return grid;
  const ground = groundOf(file, grids.value);
  if (!ground.ok) return ground;
  const { closedCells } = ground.value;
  const placed = placedOf(file, new CasePlaces(grid.value, closedCells));
  if (!placed.ok) return placed;
  const flood = validateFloodCase({
    grid: grid.value,
    scheme: file.scheme === 'full' ? { kind: 'full', order: file.order } : { kind: 'inertial' },
    ...ground.value,
    ...water.value,
    ...placed.value,
    endS: file.endS,
    outputEveryS: file.outputEveryS ?? file.endS / 10,
    frameTimesS: Float64Array.from(wordOfTime.keys()).sort(),
    theta: file.theta,
    courant: file.cfl ?? defaultCourant[file.scheme],
    arrivalDepthM: file.arrivalDepthM,
  });
  if (!flood.ok) return flood;
  return ok({
    flood: flood.value,
    closedCells: closedCells === null ? 0 : closedCells.reduce((sum, closed) => sum + closed, 0),
    voids: grids.value.voids,
    frames: [...wordOfTime].map(([timeS, word]) => ({ timeS, word })).sort((a, b) => a.timeS - b.timeS),
  });
}

const cellSizeFault = (cellSizeM: number): FloodFileFault | null =>
  gridFault({ epsg: noSystem, westM: 0, northM: 0, cellSizeM, columns: 1, rows: 1 });

function frameFault({ frames, endS }: FloodCaseFile): FloodFileFault | null {
  const index = frames.findIndex((timeS) => !(timeS >= 0 && timeS <= endS));
  if (index < 0) return null;
  return {
    kind: 'flood-out-of-range',
    field: `frames[${index}]`,
    value: frames[index] as number,
    minimum: 0,
    maximum: endS,
  };
}

/** The frame of the grid: the terrain file's own; without one the lower left corner is (0, 0). */
function gridOf(file: FloodCaseFile, grids: CaseGrids): Result<GridSpec, FloodFileFault> {
  const { columns, rows } = grids;
  const { frame, epsg } = grids.terrain;
  const cellSizeM = file.cellSizeM ?? frame?.cellSizeM;
  if (cellSizeM === undefined) {
    return fail({ kind: 'flood-case-key-missing', field: 'cellSizeM', wanted: '"cellSizeM": number' });
  }
  if (frame !== null && Math.abs(frame.cellSizeM - cellSizeM) > 1e-3 * cellSizeM) {
    return fail({
      kind: 'flood-file-cell-size',
      file: file.terrain,
      cellSizeM: frame.cellSizeM,
      wantedM: cellSizeM,
    });
  }
  const grid = {
    epsg: file.epsg ?? epsg ?? noSystem,
    westM: frame?.westM ?? 0,
    northM: (frame?.southM ?? 0) + rows * cellSizeM,
    cellSizeM,
    columns,
    rows,
  };
  const fault = gridFault(grid);
  return fault === null ? ok(grid) : fail(fault);
}

type Forcing = Pick<FloodCase, 'rainMPerS' | 'boundary'>;

function forcingOf(file: FloodCaseFile): Result<Forcing, FloodFileFault> {
  const rain = file.rain.length === 0 ? ok(constantSeries(0)) : rainOf('rain', file.rain);
  if (!rain.ok) return rain;
  const boundary: Record<string, EdgeBoundary> = {};
  for (const side of ['north', 'south', 'east', 'west'] as const) {
    const edge = file.boundary[side] ?? 'closed';
    if (typeof edge === 'string') {
      boundary[side] = { kind: edge };
      continue;
    }
    const stage = checkedSeries(`boundary.${side}.stage`, edge.stage);
    if (!stage.ok) return stage;
    boundary[side] = { kind: 'stage', stageM: stage.value };
  }
  return ok({ rainMPerS: rain.value, boundary: boundary as FloodCase['boundary'] });
}

type Placed = Pick<FloodCase, 'inflows' | 'structures' | 'gauges' | 'gaugeLines'>;

function placedOf(file: FloodCaseFile, places: CasePlaces): Result<Placed, FloodFileFault> {
  const inflows = inflowsOf(file, places);
  if (!inflows.ok) return inflows;
  const structures = structuresOf(file.structures, places);
  if (!structures.ok) return structures;
  const gauges = places.gauges(file.gauges);
  if (!gauges.ok) return gauges;
  const gaugeLines = places.gaugeLines(file.gaugeLines);
  if (!gaugeLines.ok) return gaugeLines;
  return ok({
    inflows: inflows.value,
    structures: structures.value,
    gauges: gauges.value,
    gaugeLines: gaugeLines.value,
  });
}

function inflowsOf(file: FloodCaseFile, places: CasePlaces): Result<readonly Inflow[], FloodFileFault> {
  const inflows: Inflow[] = [];
  for (const [i, { id, cells, hydrograph }] of file.inflows.entries()) {
    const found = places.cells(`inflows[${i}].cells`, cells);
    if (!found.ok) return found;
    const discharge = checkedSeries(`inflows[${i}].hydrograph`, hydrograph, 0);
    if (!discharge.ok) return discharge;
    inflows.push({ id: id ?? `inflow-${i + 1}`, cells: found.value, dischargeM3PerS: discharge.value });
  }
  return ok(inflows);
}
