import { fail, ok, type Result } from '../../../core/result.ts';
import type { GridSpec } from '../../geo/grid.ts';
import type { FloodCase, TimeSeries } from './flood-case.ts';
import type { FloodFault } from './flood-fault.ts';
import { cellFieldFault } from './validation/field-fault.ts';
import { idFault } from './validation/id-fault.ts';
import { firstFault, rangeFault } from './validation/number-fault.ts';
import { placeFault } from './validation/place-fault.ts';
import { seriesFault } from './validation/series-fault.ts';
import { structureFault } from './validation/structure-fault.ts';

/** Memory that a flood engine holds for a cell besides the case and the frames, bytes. */
export const floodBytesPerCell = 60;

/** Largest grid a flood is computed on, cells: 600 MB for the engine at `floodBytesPerCell`. */
export const maximumFloodCells = 10_000_000;

const tenYearsS = 315_360_000;

/** Shortest run and output interval, s: those of a wave in a laboratory's tank. */
const shortestS = 0.001;

/** The case itself when it can be run, else the first thing that is wrong. Nothing is allocated. */
export function validateFloodCase(flood: FloodCase): Result<FloodCase, FloodFault> {
  const fault =
    gridFault(flood.grid) ??
    cellFieldFault(flood) ??
    seriesFaults(flood) ??
    idFault(flood) ??
    placeFault(flood) ??
    firstFault(flood.structures, (structure) => structureFault(flood, structure)) ??
    frameTimesFault(flood) ??
    numberFault(flood);
  return fault === null ? ok(flood) : fail(fault);
}

/** What is wrong with a grid for a flood, or null; asked before anything of its size is allocated. */
export function gridFault(grid: GridSpec): FloodFault | null {
  const { columns, rows, cellSizeM } = grid;
  for (const [field, value] of [
    ['columns', columns],
    ['rows', rows],
  ] as const) {
    const isCount = Number.isInteger(value) && value >= 1;
    if (!isCount) return { kind: 'flood-out-of-range', field, value, minimum: 1, maximum: maximumFloodCells };
  }
  return (
    rangeFault('cellSizeM', cellSizeM, [0.001, 100_000]) ??
    (columns * rows > maximumFloodCells ? gridTooLarge(grid, maximumFloodCells) : null)
  );
}

/** The fault of a grid of more cells than there is room for, with the grid of the same ground that fits. */
export function gridTooLarge(
  { columns, rows }: Pick<GridSpec, 'columns' | 'rows'>,
  maximumCells: number,
): Extract<FloodFault, { readonly kind: 'flood-grid-too-large' }> {
  const factor = Math.sqrt((columns * rows) / Math.max(1, maximumCells));
  return {
    kind: 'flood-grid-too-large',
    columns,
    rows,
    maximumCells,
    fittingColumns: Math.max(1, Math.floor(columns / factor)),
    fittingRows: Math.max(1, Math.floor(rows / factor)),
    bytesPerCell: floodBytesPerCell,
  };
}

function seriesFaults(flood: FloodCase): FloodFault | null {
  const anyLevel = Number.NEGATIVE_INFINITY;
  const checks: [string, TimeSeries, number][] = [['rainMPerS', flood.rainMPerS, 0]];
  for (const [zone, series] of (flood.rainZones?.rainMPerS ?? []).entries()) {
    checks.push([`rainZones.rainMPerS[${zone}]`, series, 0]);
  }
  for (const inflow of flood.inflows) checks.push([`inflow ${inflow.id}`, inflow.dischargeM3PerS, 0]);
  if (flood.heldStage !== null) checks.push(['heldStage.stageM', flood.heldStage.stageM, anyLevel]);
  for (const [edge, boundary] of Object.entries(flood.boundary)) {
    if (boundary.kind === 'stage') checks.push([`boundary ${edge}`, boundary.stageM, anyLevel]);
  }
  return firstFault(checks, ([field, series, minimum]) => seriesFault(field, series, minimum));
}

function frameTimesFault({ frameTimesS }: FloodCase): FloodFault | null {
  if (frameTimesS === null || frameTimesS.length === 0) return null;
  return seriesFault('frameTimesS', { timeS: frameTimesS, value: frameTimesS }, 0);
}

function numberFault(flood: FloodCase): FloodFault | null {
  const limits: [string, number, readonly [number, number]][] = [
    ['endS', flood.endS, [shortestS, tenYearsS]],
    ['outputEveryS', flood.outputEveryS, [shortestS, tenYearsS]],
    ['theta', flood.theta, [0, 1]],
    ['courant', flood.courant, [0.01, 1]],
    ['arrivalDepthM', flood.arrivalDepthM, [0, 100]],
  ];
  return firstFault(limits, ([field, value, range]) => rangeFault(field, value, range));
}
