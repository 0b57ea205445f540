import { cellCount, type GridSpec } from '../../geo/grid.ts';
import type { InflowPoint, Region } from '../../region/region.ts';
import type { FloodScenario, RiverHydrograph } from './scenario.ts';

/** Largest grid that the first scenario of a region asks for, cells: 800 x 800, the exercise region's own. */
const comfortableCells = 640_000;

/** Peak over mean flow of the default river flood: 25 times 22 m³/s makes some 550 m³/s. */
const peakOverBase = 25;

/**
 * The scenario a region opens with: 180 mm in 3 h (second Huff quartile), 6 h computed. Where the region names inflow
 * points, each brings a river flood that peaks an hour after the rain's heaviest part. A region of terrain alone gets
 * rain on ground that takes nothing in, on cells large enough to keep the grid within 640,000 of them.
 */
export function defaultFloodScenario(region: Region): FloodScenario {
  const hasCover = region.landCover !== null;
  return {
    name: '',
    storm: { kind: 'design', totalMm: 180, durationS: 3 * 3600, pattern: 'huff-2' },
    hydrographs: (region.inflowPoints ?? []).map(designFlood),
    initialSaturation: 0.5,
    infiltration: hasCover ? 'green-ampt' : 'none',
    seaLevelM: region.seaLevelM,
    landEdges: 'open',
    scheme: 'inertial',
    computationCellSizeM: comfortableCellSizeM(region.grid),
    endS: 6 * 3600,
    outputEveryS: 300,
  };
}

function designFlood(point: InflowPoint): RiverHydrograph {
  return {
    inflowPointId: point.id,
    baseM3PerS: point.baseFlowM3PerS,
    peakM3PerS: point.baseFlowM3PerS * peakOverBase,
    timeToPeakS: 2.25 * 3600,
    recessionS: 8 * 3600,
  };
}

function comfortableCellSizeM(grid: GridSpec): number {
  let factor = 1;
  while (cellCount(grid) / (factor * factor) > comfortableCells) factor++;
  return grid.cellSizeM * factor;
}
