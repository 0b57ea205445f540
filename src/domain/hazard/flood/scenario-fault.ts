import type { FloodFault } from './flood-fault.ts';
import type { FloodRegion } from './flood-region.ts';
import type { FloodScenario, RiverHydrograph, Storm } from './scenario.ts';
import { rangeFault } from './validation/number-fault.ts';

/** The first thing that keeps a scenario from being asked of a region, or null. */
export function scenarioFault(region: FloodRegion, scenario: FloodScenario): FloodFault | null {
  return (
    stormFault(scenario.storm) ??
    hydrographFault(region, scenario.hydrographs) ??
    rangeFault('initialSaturation', scenario.initialSaturation, [0, 1]) ??
    rangeFault('endS', scenario.endS, [60, 30 * 86_400]) ??
    rangeFault('outputEveryS', scenario.outputEveryS, [1, scenario.endS]) ??
    layerFault(region, scenario) ??
    cellSizeFault(region, scenario)
  );
}

function stormFault(storm: Storm): FloodFault | null {
  if (storm.kind === 'design') {
    return (
      negative('totalMm', 0, storm.totalMm) ??
      rangeFault('totalMm', storm.totalMm, [0, 3000]) ??
      rangeFault('durationS', storm.durationS, [60, 30 * 86_400])
    );
  }
  const { timeS, mmPerH } = storm;
  if (timeS.length === 0) return { kind: 'flood-series-empty', field: 'rain' };
  if (timeS.length !== mmPerH.length) {
    return { kind: 'flood-grid-mismatch', field: 'rain', length: mmPerH.length, wanted: timeS.length };
  }
  for (let i = 0; i < timeS.length; i++) {
    const fault =
      negative('rain', i, mmPerH[i] as number) ?? rangeFault('rain', mmPerH[i] as number, [0, 3000]);
    if (fault !== null) return fault;
    if (i > 0 && !((timeS[i] as number) > (timeS[i - 1] as number))) {
      return { kind: 'flood-times-not-ascending', field: 'rain', index: i };
    }
  }
  return null;
}

function hydrographFault(region: FloodRegion, hydrographs: readonly RiverHydrograph[]): FloodFault | null {
  if (hydrographs.length > 0 && region.inflowPoints === null) {
    return { kind: 'flood-layer-missing', layer: 'inflow-points' };
  }
  for (const hydrograph of hydrographs) {
    const { inflowPointId, baseM3PerS, peakM3PerS, timeToPeakS, recessionS } = hydrograph;
    const fault =
      negative(`${inflowPointId} baseM3PerS`, 0, baseM3PerS) ??
      rangeFault(`${inflowPointId} baseM3PerS`, baseM3PerS, [0, 100_000]) ??
      rangeFault(`${inflowPointId} peakM3PerS`, peakM3PerS, [baseM3PerS, 100_000]) ??
      rangeFault(`${inflowPointId} timeToPeakS`, timeToPeakS, [60, 30 * 86_400]) ??
      rangeFault(`${inflowPointId} recessionS`, recessionS, [60, 30 * 86_400]);
    if (fault !== null) return fault;
  }
  return null;
}

function layerFault(region: FloodRegion, scenario: FloodScenario): FloodFault | null {
  if (scenario.infiltration !== 'none' && region.landCover === null) {
    return { kind: 'flood-layer-missing', layer: 'land-cover' };
  }
  if (scenario.seaLevelM === null) return null;
  if (region.seaLevelM === null) return { kind: 'flood-layer-missing', layer: 'sea-level' };
  return rangeFault('seaLevelM', scenario.seaLevelM, [region.seaLevelM - 20, region.seaLevelM + 20]);
}

function cellSizeFault(region: FloodRegion, { computationCellSizeM }: FloodScenario): FloodFault | null {
  const { cellSizeM, columns, rows } = region.grid;
  const factor = computationCellSizeM / cellSizeM;
  const isWhole = factor >= 1 && Math.abs(factor - Math.round(factor)) < 1e-6;
  if (!isWhole) {
    return { kind: 'flood-cell-size', cellSizeM: computationCellSizeM, regionCellSizeM: cellSizeM };
  }
  return rangeFault('computationCellSizeM', computationCellSizeM, [
    cellSizeM,
    cellSizeM * Math.min(columns, rows),
  ]);
}

const negative = (field: string, index: number, value: number): FloodFault | null =>
  value < 0 ? { kind: 'flood-negative', field, index, value } : null;
