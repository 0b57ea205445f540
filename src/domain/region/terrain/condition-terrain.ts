import type { GridSpec } from '../../geo/grid.ts';
import { edgeCells, type FloodedSurface, priorityFlood } from '../../geo/hydrology/priority-flood.ts';
import type { Region } from '../region.ts';
import { deepestFillM, fillHollows, type HollowCounts } from './depressions.ts';
import type { ConditioningStep } from './derived-terrain.ts';
import { type InterpolatedVoids, interpolateVoids, largestVoidCells } from './interpolate-voids.ts';
import { defaultRiverLimits, type OpenedRivers, openRivers, type RiverLimits } from './open-rivers.ts';
import { deckReachM, roadCellsOf } from './road-crossings.ts';

/** What conditioning reads of a region. */
export type ConditioningRegion = Pick<
  Region,
  'grid' | 'terrainM' | 'voidMask' | 'landCover' | 'rivers' | 'roads' | 'buildings' | 'buildingTreatment'
>;

/** What the region itself does not say. */
export interface ConditioningInputs {
  /** 1 on mapped lakes and reservoirs; null where none are known. */
  readonly standingWater: Uint8Array | null;
  /** 1 on the open sea, where water leaves; null where there is none. */
  readonly sea: Uint8Array | null;
}

export interface ConditionedTerrain {
  /** The terrain with its holes spanned, m: what is measured for slope and curvature. */
  readonly groundM: Float32Array;
  /** The ground with waterways open and false hollows filled, m. */
  readonly conditionedM: Float32Array;
  /** `conditionedM` with every hollow at its spill, for routing alone. */
  readonly flooded: FloodedSurface;
  /** 1 on the courses of mapped rivers. */
  readonly riverCells: Uint8Array;
  readonly steps: readonly ConditioningStep[];
}

/**
 * Makes the ground of a region fit for water to run over: holes spanned, rivers, culverts and bridges opened, false hollows
 * filled. Buildings stay off the ground; what they are to water is the region's `buildingTreatment`. Each step says what
 * it did. The region's own terrain is not touched.
 */
export function conditionTerrain(region: ConditioningRegion, inputs: ConditioningInputs): ConditionedTerrain {
  const { grid, terrainM, voidMask, landCover } = region;
  const voids = interpolateVoids(grid, terrainM, voidMask);
  const conditionedM = Float32Array.from(voids.heightsM);
  const roads = roadCellsOf(grid, region.roads);
  const { standingWater } = inputs;
  const opened = openRivers({
    grid,
    groundM: conditionedM,
    rivers: region.rivers ?? [],
    roads,
    standingWater,
    limits: defaultRiverLimits,
  });
  const flooded = priorityFlood(grid, conditionedM, outletsOf(grid, inputs.sea));
  const hollows = fillHollows(grid, conditionedM, flooded.filledM, {
    landCover,
    standingWater,
    underpass: roads.underpass,
    deepestFillM,
  });
  return {
    groundM: voids.heightsM,
    conditionedM,
    flooded,
    riverCells: opened.courseCells,
    steps: [
      voidStep(voids),
      ...riverSteps(opened, defaultRiverLimits),
      sinkStep(hollows),
      buildingStep(region),
    ],
  };
}

/** Water leaves over the edge of the grid and into the sea. */
function outletsOf(grid: GridSpec, sea: Uint8Array | null): Uint8Array {
  const outlets = edgeCells(grid);
  if (sea !== null) for (let cell = 0; cell < outlets.length; cell++) if (sea[cell] === 1) outlets[cell] = 1;
  return outlets;
}

const voidStep = ({ cells, holes, leftCells }: InterpolatedVoids): ConditioningStep => ({
  step: 'voids',
  method: {
    name: 'laplace-membrane',
    source: 'Young 1954, successive over-relaxation',
    parameters: { largestVoidCells },
  },
  counts: { cells, holes, leftCells },
});

const breaching = 'Saunders 1999, stream burning; Lindsay 2016, doi:10.1002/hyp.10648, breaching';

function riverSteps({ burned, barriers }: OpenedRivers, limits: RiverLimits): ConditioningStep[] {
  const { unmapped, culvert, bridge } = barriers;
  return [
    {
      step: 'rivers',
      method: { name: 'lowest-across-then-breach', source: breaching, parameters: { limitM: limits.burnM } },
      counts: {
        cells: burned.cells + unmapped.cells,
        opened: unmapped.opened,
        left: burned.left + unmapped.left,
        deepestM: Math.max(burned.deepestM, unmapped.deepestM),
      },
    },
    {
      step: 'culverts',
      method: { name: 'breach-along-river', source: breaching, parameters: { limitM: limits.culvertM } },
      counts: { ...culvert },
    },
    {
      step: 'bridges',
      method: {
        name: 'breach-under-deck',
        source: breaching,
        parameters: { limitM: limits.bridgeM, deckReachM },
      },
      counts: { ...bridge },
    },
  ];
}

const sinkStep = ({ filled, wet, underpass, deep }: HollowCounts): ConditioningStep => ({
  step: 'sinks',
  method: {
    name: 'priority-flood-fill',
    source: 'Barnes, Lehman & Mulla 2014, doi:10.1016/j.cageo.2013.04.024',
    parameters: { deepestFillM },
  },
  counts: {
    cells: filled.cells,
    hollows: filled.hollows,
    volumeM3: filled.volumeM3,
    deepestM: filled.deepestM,
    keptWet: wet.hollows,
    keptUnderpass: underpass.hollows,
    keptDeep: deep.hollows,
    keptCells: wet.cells + underpass.cells + deep.cells,
  },
});

const buildingStep = ({ buildings, buildingTreatment }: ConditioningRegion): ConditioningStep => ({
  step: 'buildings',
  method: {
    name: 'off-the-ground',
    source: 'Schubert & Sanders 2012, Advances in Water Resources 41',
    parameters: { treatment: buildingTreatment ?? 'none' },
  },
  counts: { cells: 0, buildings: buildings?.count ?? 0 },
});
