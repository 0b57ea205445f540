import { fail, ok, type Result } from '../../../core/result.ts';
import { cellIndexAt, columnCentreM, type GridSpec, rowCentreM } from '../../geo/grid.ts';
import type { InflowPoint } from '../../region/region.ts';
import { defaultArrivalDepthM, defaultCourant, defaultTheta } from './engine-defaults.ts';
import type { EdgeBoundary, FloodCase, FloodGauge, FloodScheme, Inflow } from './flood-case.ts';
import type { FloodFault } from './flood-fault.ts';
import type { FloodRegion } from './flood-region.ts';
import { dischargeSeriesOf } from './forcing/river-series.ts';
import { rainSeriesOf } from './forcing/storm-series.ts';
import { constantSeries } from './forcing/time-series.ts';
import { type BuildingGround, buildingGround, roofRain } from './ground/building-ground.ts';
import { coarserGrid, coarserMajority, coarserMean, coarserTerrain } from './ground/computation-grid.ts';
import { manningOf } from './ground/friction.ts';
import { seaMask, tidalDepthM } from './ground/sea.ts';
import { infiltrationOf } from './ground/soil-loss.ts';
import type { FloodScenario, ScenarioScheme } from './scenario.ts';
import { scenarioFault } from './scenario-fault.ts';
import { gridFault, validateFloodCase } from './validate-flood-case.ts';

const schemeOf = {
  inertial: { kind: 'inertial' },
  full: { kind: 'full', order: 1 },
} as const satisfies Record<ScenarioScheme, FloodScheme>;

/** The numbers a flood engine needs, from a region and the question asked of it; or why they cannot be had. */
export function buildFloodCase(region: FloodRegion, scenario: FloodScenario): Result<FloodCase, FloodFault> {
  const wrong = scenarioFault(region, scenario);
  if (wrong !== null) return fail(wrong);
  const factor = Math.round(scenario.computationCellSizeM / region.grid.cellSizeM);
  const grid = coarserGrid(region.grid, factor);
  const tooLarge = gridFault(grid);
  if (tooLarge !== null) return fail(tooLarge);
  const terrainM = coarserTerrain(region.grid, region.terrainM, factor);
  const landCover = region.landCover === null ? null : coarserMajority(region.grid, region.landCover, factor);
  const sea =
    region.seaLevelM === null || scenario.seaLevelM === null
      ? null
      : seaMask(grid, terrainM, landCover, region.seaLevelM);
  const built = buildingGround({
    grid,
    bedM: terrainM,
    sea,
    buildings: region.buildings,
    treatment: region.buildingTreatment ?? 'none',
  });
  const ground: ComputationGround = { grid, sea, ...built };
  const inflows = inflowsOf(region, scenario, ground);
  if (!inflows.ok) return inflows;
  const rainMPerS = rainSeriesOf(scenario.storm);
  const edge: EdgeBoundary = { kind: scenario.landEdges };
  return validateFloodCase({
    grid,
    scheme: schemeOf[scenario.scheme],
    bedM: built.bedM,
    closedCells: built.closedCells,
    porosity: built.porosity,
    manning: coarserMean(region.grid, manningOf(region), factor),
    initialDepthM: initialDepthOf(region, scenario, ground),
    initialVelocity: null,
    heldStage: sea === null ? null : { mask: sea, stageM: constantSeries(scenario.seaLevelM as number) },
    rainMPerS,
    rainZones: roofRain(rainMPerS, built.openFor),
    infiltration:
      landCover === null
        ? { kind: 'none' }
        : infiltrationOf(scenario.infiltration, landCover, scenario.initialSaturation),
    drainageMPerS: null,
    inflows: inflows.value,
    structures: [],
    boundary: { north: edge, south: edge, east: edge, west: edge },
    gauges: gaugesOf(region, ground),
    gaugeLines: [],
    endS: scenario.endS,
    outputEveryS: scenario.outputEveryS,
    frameTimesS: null,
    theta: defaultTheta,
    courant: defaultCourant[scenario.scheme],
    arrivalDepthM: defaultArrivalDepthM,
  });
}

interface ComputationGround extends BuildingGround {
  readonly grid: GridSpec;
  readonly sea: Uint8Array | null;
}

/** Water at the start: the sea at its level, and tidal ground inland filled to it, but to no more than its mean level. */
function initialDepthOf(
  region: FloodRegion,
  scenario: FloodScenario,
  ground: ComputationGround,
): Float32Array {
  const { grid, bedM, sea } = ground;
  if (sea === null) return new Float32Array(bedM.length);
  const levelM = scenario.seaLevelM as number;
  const depthM = tidalDepthM(grid, bedM, sea, Math.min(levelM, region.seaLevelM as number));
  for (let i = 0; i < depthM.length; i++) {
    if (sea[i] === 1) depthM[i] = Math.max(0, levelM - (bedM[i] as number));
  }
  return depthM;
}

function inflowsOf(
  region: FloodRegion,
  scenario: FloodScenario,
  ground: ComputationGround,
): Result<readonly Inflow[], FloodFault> {
  const inflows: Inflow[] = [];
  for (const hydrograph of scenario.hydrographs) {
    const point = region.inflowPoints?.find(({ id }) => id === hydrograph.inflowPointId);
    const cells = point === undefined ? null : inflowCells(point, ground);
    if (cells === null) {
      return fail({ kind: 'flood-inflow-point-unknown', inflowPointId: hydrograph.inflowPointId });
    }
    inflows.push({
      id: hydrograph.inflowPointId,
      cells,
      dischargeM3PerS: dischargeSeriesOf(hydrograph),
    });
  }
  return ok(inflows);
}

/** The lowest cells within half the inflow's width of its point, as many as the width holds; null when none is land. */
function inflowCells(
  point: InflowPoint,
  { grid, bedM, sea, closedCells }: ComputationGround,
): Uint32Array | null {
  const reachM = point.widthM / 2 + grid.cellSizeM;
  const near: number[] = [];
  const column = Math.floor((point.xM - grid.westM) / grid.cellSizeM);
  const row = Math.floor((grid.northM - point.yM) / grid.cellSizeM);
  const reach = Math.ceil(reachM / grid.cellSizeM);
  for (let r = Math.max(0, row - reach); r <= Math.min(grid.rows - 1, row + reach); r++) {
    for (let c = Math.max(0, column - reach); c <= Math.min(grid.columns - 1, column + reach); c++) {
      const cell = r * grid.columns + c;
      const distanceM = Math.hypot(columnCentreM(grid, c) - point.xM, rowCentreM(grid, r) - point.yM);
      if (distanceM <= reachM && sea?.[cell] !== 1 && closedCells?.[cell] !== 1) near.push(cell);
    }
  }
  near.sort((a, b) => (bedM[a] as number) - (bedM[b] as number) || a - b);
  const count = Math.max(1, Math.round(point.widthM / grid.cellSizeM));
  return near.length === 0 ? null : Uint32Array.from(near.slice(0, count));
}

/**
 * River gauges and the region's named places, where they lie on the grid; one under a closed roof stands outside it. A place
 * that bears the id of a river gauge gives way to it: series are told apart by their ids.
 */
function gaugesOf(region: FloodRegion, { grid, openFor }: ComputationGround): readonly FloodGauge[] {
  const river = (region.gauges ?? []).filter(({ type }) => type === 'river-gauge');
  const riverIds = new Set(river.map(({ id }) => id));
  const places = (region.places ?? []).filter(({ id }) => !riverIds.has(id));
  return [...river, ...places]
    .map(({ id, xM, yM }) => ({ id, cell: cellIndexAt(grid, xM, yM) }))
    .filter(({ cell }) => cell >= 0)
    .map(({ id, cell }) => {
      const open = openFor?.[cell] ?? -1;
      return { id, cell: open < 0 ? cell : open };
    });
}
