import type { GridSpec } from '../../../geo/grid.ts';
import type { Buildings, BuildingTreatment } from '../../../region/buildings.ts';
import { ringCoverage } from '../../../region/ring-coverage.ts';
import type { FloodCase, RainZones, TimeSeries } from '../flood-case.ts';
import { constantSeries } from '../forcing/time-series.ts';
import { openCellNear } from './open-cell-near.ts';

/** Covered share from which a cell counts as building: more building than ground. */
const builtShare = 0.5;

/** Least open share of a cell: yards and lanes between walls, and no cell that a step could fill or drain at once. */
const leastOpenShare = 0.1;

/** Height of a building that states none, m: one storey. */
const oneStoreyM = 3;

/** What buildings make of the ground of a flood. */
export interface BuildingGround extends Pick<FloodCase, 'bedM' | 'closedCells' | 'porosity'> {
  /** For each closed cell the open one that its rain runs to and that stands for it; null where nothing is closed. */
  readonly openFor: Int32Array | null;
}

/** The buildings of a region, and the computation grid they stand on. */
interface BuiltGround {
  readonly grid: GridSpec;
  readonly bedM: Float32Array;
  readonly sea: Uint8Array | null;
  readonly buildings: Buildings | null;
  readonly treatment: BuildingTreatment;
}

/**
 * Ground with buildings: closed cells, raised ones, or open shares (`buildingTreatments`). The sea stays as it is: piers
 * and moored roofs hold no water back.
 */
export function buildingGround({ grid, bedM, sea, buildings, treatment }: BuiltGround): BuildingGround {
  const asItIs: BuildingGround = { bedM, closedCells: null, porosity: null, openFor: null };
  if (buildings === null || buildings.count === 0 || treatment === 'none') return asItIs;
  const { coveredShare, heightM } = coverOf(grid, buildings);
  for (let i = 0; i < bedM.length; i++) if (sea?.[i] === 1) coveredShare[i] = 0;
  if (treatment === 'porous') {
    const porosity = coveredShare.map((covered) => Math.max(leastOpenShare, 1 - covered));
    return { ...asItIs, porosity: porosity.some((open) => open < 1) ? porosity : null };
  }
  if (treatment === 'raised') {
    return {
      ...asItIs,
      bedM: bedM.map((bed, i) =>
        (coveredShare[i] as number) > builtShare ? bed + (heightM[i] as number) : bed,
      ),
    };
  }
  const closedCells = mostlyCovered(coveredShare);
  if (!closedCells.includes(1)) return asItIs;
  return { ...asItIs, closedCells, openFor: openCellNear(grid, closedCells, sea) };
}

/** 1 for each cell that a treatment makes building instead of ground; null where none is. */
export function builtCells(
  grid: GridSpec,
  buildings: Buildings,
  treatment: BuildingTreatment,
): Uint8Array | null {
  if (treatment === 'none' || treatment === 'porous') return null;
  const built = mostlyCovered(coverOf(grid, buildings).coveredShare);
  return built.includes(1) ? built : null;
}

const mostlyCovered = (coveredShare: Float32Array): Uint8Array =>
  Uint8Array.from(coveredShare, (covered) => (covered > builtShare ? 1 : 0));

/** Share of each cell under roofs, and the height of the building that covers most of it. */
function coverOf(
  grid: GridSpec,
  buildings: Buildings,
): { readonly coveredShare: Float32Array; readonly heightM: Float32Array } {
  const cells = grid.columns * grid.rows;
  const coveredShare = new Float32Array(cells);
  const largest = new Float32Array(cells);
  const heightM = new Float32Array(cells);
  for (let building = 0; building < buildings.count; building++) {
    const first = buildings.ringOffsets[building] as number;
    const last = buildings.ringOffsets[building + 1] as number;
    const stated = buildings.heightM[building] as number;
    const height = stated > 0 ? stated : oneStoreyM;
    for (const { cell, area } of ringCoverage(buildings.ringXY.subarray(2 * first, 2 * last), grid).cells) {
      coveredShare[cell] = Math.min(1, (coveredShare[cell] as number) + area);
      if (area <= (largest[cell] as number)) continue;
      largest[cell] = area;
      heightM[cell] = height;
    }
  }
  return { coveredShare, heightM };
}

/**
 * The rain of closed roofs as zones of further rain on the open cells it runs to: zone k has k times the uniform rain, k
 * the roof cells that drain to the cell. So no rain is lost. Roofs that stand in the sea drain into it.
 */
export function roofRain(rainMPerS: TimeSeries, openFor: Int32Array | null): RainZones | null {
  if (openFor === null) return null;
  const zone = new Uint16Array(openFor.length);
  let most = 0;
  for (const open of openFor) {
    if (open < 0) continue;
    const roofs = (zone[open] as number) + 1;
    zone[open] = roofs;
    most = Math.max(most, roofs);
  }
  return {
    zone,
    rainMPerS: Array.from({ length: most + 1 }, (_, roofs) =>
      roofs === 0
        ? constantSeries(0)
        : { timeS: rainMPerS.timeS, value: rainMPerS.value.map((intensity) => intensity * roofs) },
    ),
  };
}
