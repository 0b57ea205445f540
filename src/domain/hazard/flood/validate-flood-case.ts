import { fail, ok, type Result } from '../../../core/result.ts';
import { cellCount, type GridSpec } from '../../geo/grid.ts';
import type { FloodCase, TimeSeries } from './flood-case.ts';
import type { FloodFault } from './flood-fault.ts';

/**
 * Largest grid a flood is computed on, cells. The reference engine holds about 60 bytes per cell besides the case and
 * the frames, 600 MB at this size.
 */
export const maximumFloodCells = 10_000_000;

type Check = FloodFault | null;

/** The case itself when it can be run, else the first thing that is wrong. Nothing is allocated. */
export function validateFloodCase(flood: FloodCase): Result<FloodCase, FloodFault> {
  const fault =
    gridFault(flood.grid) ??
    lengthFault(flood) ??
    fieldFault('bedM', flood.bedM, Number.NEGATIVE_INFINITY) ??
    manningFault(flood.manning) ??
    fieldFault('initialDepthM', flood.initialDepthM, 0) ??
    infiltrationFault(flood) ??
    seriesFaults(flood) ??
    cellFault(flood) ??
    numberFault(flood);
  return fault === null ? ok(flood) : fail(fault);
}

/** What is wrong with a grid for a flood, or null; asked before anything of its size is allocated. */
export function gridFault(grid: GridSpec): Check {
  const { columns, rows, cellSizeM } = grid;
  for (const [field, value] of [
    ['columns', columns],
    ['rows', rows],
  ] as const) {
    if (!(Number.isInteger(value) && value >= 1)) return outOfRange(field, value, 1, maximumFloodCells);
  }
  if (!(cellSizeM >= 0.01 && cellSizeM <= 100_000)) return outOfRange('cellSizeM', cellSizeM, 0.01, 100_000);
  return columns * rows > maximumFloodCells
    ? { kind: 'flood-grid-too-large', columns, rows, maximumCells: maximumFloodCells }
    : null;
}

function lengthFault(flood: FloodCase): Check {
  const wanted = cellCount(flood.grid);
  const fields: [string, ArrayLike<number>][] = [
    ['bedM', flood.bedM],
    ['manning', flood.manning],
    ['initialDepthM', flood.initialDepthM],
  ];
  if (flood.heldStage !== null) fields.push(['heldStage.mask', flood.heldStage.mask]);
  for (const [field, values] of infiltrationFields(flood)) fields.push([field, values]);
  for (const [field, values] of fields) {
    if (values.length !== wanted)
      return { kind: 'flood-grid-mismatch', field, length: values.length, wanted };
  }
  return null;
}

function infiltrationFields({ infiltration }: FloodCase): [string, Float32Array][] {
  if (infiltration.kind === 'none') return [];
  if (infiltration.kind === 'constant') return [['infiltration.rateMPerS', infiltration.rateMPerS]];
  return [
    ['infiltration.conductivityMPerS', infiltration.conductivityMPerS],
    ['infiltration.suctionHeadM', infiltration.suctionHeadM],
    ['infiltration.moistureDeficit', infiltration.moistureDeficit],
  ];
}

function infiltrationFault(flood: FloodCase): Check {
  for (const [field, values] of infiltrationFields(flood)) {
    const fault = fieldFault(field, values, 0);
    if (fault !== null) return fault;
  }
  return null;
}

function fieldFault(field: string, values: Float32Array, minimum: number): Check {
  for (let cell = 0; cell < values.length; cell++) {
    const value = values[cell] as number;
    if (!Number.isFinite(value)) return { kind: 'flood-not-finite', field, cell, value: String(value) };
    if (value < minimum) return { kind: 'flood-negative', field, index: cell, value };
  }
  return null;
}

function manningFault(manning: Float32Array): Check {
  const fault = fieldFault('manning', manning, 0);
  if (fault !== null) return fault;
  for (const value of manning) if (value > 10) return outOfRange('manning', value, 0, 10);
  return null;
}

function seriesFaults(flood: FloodCase): Check {
  const checks: [string, TimeSeries, number][] = [['rainMPerS', flood.rainMPerS, 0]];
  for (const inflow of flood.inflows) checks.push([`inflow ${inflow.id}`, inflow.dischargeM3PerS, 0]);
  if (flood.heldStage !== null) {
    checks.push(['heldStage.stageM', flood.heldStage.stageM, Number.NEGATIVE_INFINITY]);
  }
  for (const [edge, boundary] of Object.entries(flood.boundary)) {
    if (boundary.kind === 'stage')
      checks.push([`boundary ${edge}`, boundary.stageM, Number.NEGATIVE_INFINITY]);
  }
  for (const [field, series, minimum] of checks) {
    const fault = seriesFault(field, series, minimum);
    if (fault !== null) return fault;
  }
  return null;
}

/** What is wrong with a series: empty, uneven, out of order, not finite, or below `minimum`. */
export function seriesFault(field: string, { timeS, value }: TimeSeries, minimum: number): Check {
  if (timeS.length === 0) return { kind: 'flood-series-empty', field };
  if (timeS.length !== value.length) {
    return { kind: 'flood-grid-mismatch', field, length: value.length, wanted: timeS.length };
  }
  for (let i = 0; i < timeS.length; i++) {
    const time = timeS[i] as number;
    const v = value[i] as number;
    if (!Number.isFinite(time)) return { kind: 'flood-not-finite', field, cell: i, value: String(time) };
    if (!Number.isFinite(v)) return { kind: 'flood-not-finite', field, cell: i, value: String(v) };
    if (i > 0 && time < (timeS[i - 1] as number))
      return { kind: 'flood-times-not-ascending', field, index: i };
    if (v < minimum) return { kind: 'flood-negative', field, index: i, value: v };
  }
  return null;
}

function cellFault(flood: FloodCase): Check {
  const cells = cellCount(flood.grid);
  for (const inflow of flood.inflows) {
    if (inflow.cells.length === 0) return { kind: 'flood-series-empty', field: `inflow ${inflow.id}` };
    for (const cell of inflow.cells) {
      if (cell >= cells) return { kind: 'flood-cell-out-of-grid', field: `inflow ${inflow.id}`, cell, cells };
    }
  }
  for (const { id, cell } of flood.gauges) {
    if (!(Number.isInteger(cell) && cell >= 0 && cell < cells)) {
      return { kind: 'flood-cell-out-of-grid', field: `gauge ${id}`, cell, cells };
    }
  }
  return null;
}

const tenYearsS = 315_360_000;

function numberFault(flood: FloodCase): Check {
  const limits: [string, number, number, number][] = [
    ['endS', flood.endS, 1, tenYearsS],
    ['outputEveryS', flood.outputEveryS, 1, tenYearsS],
    ['theta', flood.theta, 0, 1],
    ['courant', flood.courant, 0.01, 1],
    ['arrivalDepthM', flood.arrivalDepthM, 0, 100],
  ];
  for (const [field, value, minimum, maximum] of limits) {
    if (!(value >= minimum && value <= maximum)) return outOfRange(field, value, minimum, maximum);
  }
  return null;
}

const outOfRange = (field: string, value: number, minimum: number, maximum: number): FloodFault => ({
  kind: 'flood-out-of-range',
  field,
  value,
  minimum,
  maximum,
});
