import type { GridSpec } from '../../geo/grid.ts';
import { freemanExponent, multipleFlowAreaM2 } from '../../geo/hydrology/catchment-area.ts';
import { type Drainage, drainageOf, flowDirectionCodes } from '../../geo/hydrology/drainage.ts';
import { drainageNetwork, heightAboveDrainage } from '../../geo/hydrology/drainage-network.ts';
import { contributingArea } from '../../geo/hydrology/flow-routing.ts';
import type { FloodedSurface } from '../../geo/hydrology/priority-flood.ts';
import { leastWetnessSlope, wetnessIndex } from '../../geo/hydrology/wetness-index.ts';
import { groundFormOf } from '../../geo/quadratic-surface.ts';
import { seaMask } from '../../hazard/flood/ground/sea.ts';
import type { Region } from '../region.ts';
import { type ConditioningRegion, conditionTerrain } from './condition-terrain.ts';
import type { DerivedMethods, DerivedTerrain, Method } from './derived-terrain.ts';
import { koreanTectonics, vs30ArcSeconds, vs30Of, vs30Sources } from './vs30-from-slope.ts';

/** Area from which a cell carries a stream, m². A choice, kept with the layer. */
export const defaultStreamThresholdM2 = 500_000;

/** Choices and knowledge beyond the region; each has a default. */
export interface DeriveOptions {
  /** 1 on mapped lakes and reservoirs, whose bowls and dams stay. */
  readonly standingWater?: Uint8Array;
  /** Area from which a cell carries a stream, m²; `defaultStreamThresholdM2` without. */
  readonly streamThresholdM2?: number;
  /** Called with a fraction from 0 to 1. */
  readonly onProgress?: (fraction: number) => void;
}

/**
 * Everything that follows from a region's terrain, in one pass: conditioning, flow directions, contributing area, drainage,
 * height above drainage, slope, curvatures, wetness and Vs30, each with its method. Takes about 90 bytes a cell.
 * @param region needs at least 3 x 3 cells, finite heights and a system that we ship; else throws RangeError
 */
export function deriveTerrain(
  region: ConditioningRegion & Pick<Region, 'seaLevelM'>,
  options: DeriveOptions = {},
): DerivedTerrain {
  const { grid, terrainM, landCover, seaLevelM } = region;
  if (grid.columns < 3 || grid.rows < 3) throw new RangeError(`${grid.columns} x ${grid.rows} cells`);
  const progress = options.onProgress ?? (() => {});
  const sea = seaLevelM === null ? null : seaMask(grid, terrainM, landCover, seaLevelM);
  const conditioned = conditionTerrain(region, { standingWater: options.standingWater ?? null, sea });
  const { flooded, groundM, conditionedM } = conditioned;
  progress(0.25);
  const drainage = drainageOf(grid, flooded);
  progress(0.35);
  const thresholdM2 = options.streamThresholdM2 ?? defaultStreamThresholdM2;
  const network = networkOf(grid, flooded, drainage, { thresholdM2, rivers: conditioned.riverCells, sea });
  progress(0.45);
  const form = groundFormOf(grid, groundM, (fraction) => progress(0.45 + 0.1 * fraction));
  const hillslopeAreaM2 = multipleFlowAreaM2(
    grid,
    { filledM: flooded.filledM, order: drainage.order, floodedFrom: drainage.downstream },
    (fraction) => progress(0.55 + 0.35 * fraction),
  );
  const wetness = wetnessIndex(grid, hillslopeAreaM2, form.slopeDeg);
  const vs30MPerS = vs30Of(grid, groundM, { tectonics: koreanTectonics, sea });
  progress(1);
  return {
    conditionedM,
    ...network,
    ...form,
    wetnessIndex: wetness,
    vs30MPerS,
    conditioning: conditioned.steps,
    methods: methodsOf(thresholdM2, vs30MPerS !== null),
  };
}

interface NetworkInputs {
  readonly thresholdM2: number;
  readonly rivers: Uint8Array;
  readonly sea: Uint8Array | null;
}

function networkOf(
  grid: GridSpec,
  { filledM }: FloodedSurface,
  drainage: Drainage,
  inputs: NetworkInputs,
): Pick<DerivedTerrain, 'flowDirection' | 'contributingAreaM2' | 'drainage' | 'handM'> {
  const areaM2 = contributingArea(grid, drainage.order, drainage.downstream);
  const network = drainageNetwork(grid, drainage, { areaM2, ...inputs });
  return {
    flowDirection: flowDirectionCodes(grid, drainage.downstream),
    contributingAreaM2: Float32Array.from(areaM2),
    drainage: network,
    handM: heightAboveDrainage(filledM, drainage, network),
  };
}

const d8 = "O'Callaghan & Mark 1984, doi:10.1016/S0734-189X(84)80011-0";
const flats = 'Barnes, Lehman & Mulla 2014, Computers & Geosciences 62, 128-135';
const quadratic = 'Zevenbergen & Thorne 1987, doi:10.1002/esp.3290120107';

function methodsOf(thresholdM2: number, hasVs30: boolean): DerivedMethods {
  const method = (name: string, source: string, parameters: Method['parameters'] = {}): Method => ({
    name,
    source,
    parameters,
  });
  const form = method('partial-quartic', quadratic, { surface: 'terrain with voids interpolated' });
  const methods: DerivedMethods = {
    'conditioned-terrain': method('conditioning-steps', 'see conditioning'),
    'flow-direction': method('d8', `${d8}; flats: ${flats}`),
    'contributing-area': method('d8', d8, { beyondTheGrid: 'nothing flows in' }),
    drainage: method('area-threshold-and-rivers', d8, { thresholdM2 }),
    'height-above-drainage': method(
      'hand',
      'Rennó et al. 2008, doi:10.1016/j.rse.2008.03.018; Nobre et al. 2011, doi:10.1016/j.jhydrol.2011.03.051',
      { thresholdM2, surface: 'conditioned terrain with hollows at their spill' },
    ),
    slope: form,
    'plan-curvature': form,
    'profile-curvature': form,
    'wetness-index': method(
      'topographic-wetness',
      'Beven & Kirkby 1979, doi:10.1080/02626667909491834; area: Freeman 1991, doi:10.1016/0098-3004(91)90048-I',
      { exponent: freemanExponent, leastSlope: leastWetnessSlope },
    ),
  };
  if (!hasVs30) return methods;
  const vs30 = method('slope-proxy', vs30Sources[koreanTectonics], {
    tectonics: koreanTectonics,
    arcSeconds: vs30ArcSeconds,
  });
  return { ...methods, vs30 };
}
