import { fail, ok, type Result } from '../../../core/result.ts';
import type { FloodCase, Infiltration, RainZones } from '../../../domain/hazard/flood/flood-case.ts';
import { constantSeries } from '../../../domain/hazard/flood/forcing/time-series.ts';
import type { FloodFileFault } from '../flood-file-fault.ts';
import { type CaseGrids, type CaseGridValues, maskFields } from './case-grids.ts';
import type { CasePoints, FloodCaseFile } from './case-schema.ts';
import { checkedSeries, mmPerHOfMPerS, rainOf } from './case-series.ts';

/** What of a case lies on its grid. */
type Ground = Pick<
  FloodCase,
  | 'bedM'
  | 'closedCells'
  | 'porosity'
  | 'manning'
  | 'initialDepthM'
  | 'initialVelocity'
  | 'heldStage'
  | 'rainZones'
  | 'infiltration'
  | 'drainageMPerS'
>;

/**
 * The ground of a case. Cells without a value in the terrain, the friction or any other quantity are closed; their bed is
 * given the height of the highest cell and their other values harmless ones, so that every number is finite.
 */
export function groundOf(file: FloodCaseFile, grids: CaseGrids): Result<Ground, FloodFileFault> {
  const bedM = grids.terrain.cells;
  const { values } = grids;
  const closedCells = closedOf(bedM, values);
  if (closedCells !== null) {
    if (!closedCells.includes(0)) return fail({ kind: 'flood-no-open-cell', file: file.terrain });
    fillClosed(bedM, values, closedCells);
  }
  const held = heldOf(file, values);
  if (!held.ok) return held;
  const zones = zonesOf(file, values);
  if (!zones.ok) return zones;
  return ok({
    bedM,
    closedCells,
    porosity: values.porosity ?? null,
    manning: values.manning as Float32Array,
    initialDepthM: initialDepth(file, bedM, values.initial as Float32Array),
    initialVelocity:
      values.velocityU === undefined || values.velocityV === undefined
        ? null
        : { xMPerS: values.velocityU, yMPerS: values.velocityV },
    heldStage: held.value,
    rainZones: zones.value,
    infiltration: infiltrationOf(values),
    drainageMPerS: values.drainage === undefined ? null : divided(values.drainage, mmPerHOfMPerS),
  });
}

function closedOf(bedM: Float32Array, values: CaseGridValues): Uint8Array | null {
  const closed = new Uint8Array(bedM.length);
  const quantities = Object.entries(values)
    .filter(([field]) => !maskFields.has(field))
    .map(([, cells]) => cells);
  for (const cells of [bedM, ...quantities]) {
    for (let i = 0; i < closed.length; i++) if (Number.isNaN(cells[i] as number)) closed[i] = 1;
  }
  const given = values.closedCells;
  if (given !== undefined) {
    for (let i = 0; i < closed.length; i++) {
      const value = given[i] as number;
      if (value !== 0 && !Number.isNaN(value)) closed[i] = 1;
    }
  }
  return closed.includes(1) ? closed : null;
}

function fillClosed(bedM: Float32Array, values: CaseGridValues, closed: Uint8Array): void {
  let highestM = Number.NEGATIVE_INFINITY;
  for (const height of bedM) if (height > highestM) highestM = height;
  const fills: [Float32Array | undefined, number][] = [
    [bedM, highestM],
    [values.manning, 0.03],
    [values.initial, 0],
    [values.velocityU, 0],
    [values.velocityV, 0],
    [values.infiltrationRate, 0],
    [values.conductivity, 0],
    [values.suctionHead, 0],
    [values.moistureDeficit, 0],
    [values.drainage, 0],
    [values.porosity, 1],
  ];
  for (const [cells, value] of fills) {
    if (cells === undefined) continue;
    for (let i = 0; i < closed.length; i++) {
      if (closed[i] === 1 && Number.isNaN(cells[i] as number)) cells[i] = value;
    }
  }
}

function initialDepth(file: FloodCaseFile, bedM: Float32Array, given: Float32Array): Float32Array {
  if (!('stageM' in file.initial)) return given;
  return given.map((stage, cell) => Math.max(0, stage - (bedM[cell] as number)));
}

const divided = (cells: Float32Array, divisor: number): Float32Array => cells.map((value) => value / divisor);

function infiltrationOf(values: CaseGridValues): Infiltration {
  const { infiltrationRate, conductivity, suctionHead, moistureDeficit } = values;
  if (infiltrationRate !== undefined) {
    return { kind: 'constant', rateMPerS: divided(infiltrationRate, mmPerHOfMPerS) };
  }
  if (conductivity === undefined || suctionHead === undefined || moistureDeficit === undefined) {
    return { kind: 'none' };
  }
  return {
    kind: 'green-ampt',
    conductivityMPerS: divided(conductivity, mmPerHOfMPerS),
    suctionHeadM: divided(suctionHead, 1000),
    moistureDeficit,
  };
}

function heldOf(
  { heldStage }: FloodCaseFile,
  { heldMask }: CaseGridValues,
): Result<FloodCase['heldStage'], FloodFileFault> {
  if (heldStage === undefined || heldMask === undefined) return ok(null);
  const stageM = checkedSeries('heldStage.stage', heldStage.stage);
  if (!stageM.ok) return stageM;
  const mask = Uint8Array.from(heldMask, (value) => (value !== 0 && !Number.isNaN(value) ? 1 : 0));
  return ok({ mask, stageM: stageM.value });
}

/** Cells in no zone get one of their own in which it never rains. */
function zonesOf(
  { rainZones }: FloodCaseFile,
  { rainZones: cells }: CaseGridValues,
): Result<RainZones | null, FloodFileFault> {
  if (rainZones === undefined || cells === undefined) return ok(null);
  const rainMPerS = [];
  for (const [i, points] of (rainZones.rain as readonly CasePoints[]).entries()) {
    const series = rainOf(`rainZones.rain[${i}]`, points);
    if (!series.ok) return series;
    rainMPerS.push(series.value);
  }
  const dry = rainMPerS.length;
  const zone = new Uint16Array(cells.length);
  for (let i = 0; i < cells.length; i++) {
    const value = cells[i] as number;
    if (!Number.isNaN(value) && !(Number.isInteger(value) && value >= 0 && value < dry)) {
      return fail({
        kind: 'flood-out-of-range',
        field: 'rainZones.zones',
        value,
        minimum: 0,
        maximum: dry - 1,
      });
    }
    zone[i] = Number.isNaN(value) ? dry : value;
  }
  return ok({ zone, rainMPerS: [...rainMPerS, constantSeries(0)] });
}
