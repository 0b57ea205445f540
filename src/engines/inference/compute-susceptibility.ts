import { ok, type Result } from '../../core/result.ts';
import type { GridSpec } from '../../domain/geo/grid.ts';
import { checkTerrain } from '../../domain/hazard/landslide/checked-terrain.ts';
import type { ModelFault } from '../../domain/hazard/landslide/model-fault.ts';
import type { SusceptibilityField } from '../../domain/hazard/landslide/susceptibility.ts';
import { computeTerrainFeatures } from '../../domain/hazard/landslide/terrain-features.ts';
import type { LandslideModel } from './landslide-model.ts';

export type SusceptibilityStage = 'features' | 'model';

export interface SusceptibilityHooks {
  readonly signal: AbortSignal;
  /** `fraction` is of the stage, 0 to 1. */
  onProgress(stage: SusceptibilityStage, fraction: number): void;
}

export interface ComputedSusceptibility {
  readonly field: SusceptibilityField;
  /** Threads the model ran on. */
  readonly threads: number;
}

/** From heights to failure probability. `openModel` is asked only for terrain that can be computed; it keeps the model. */
export async function computeSusceptibility(
  terrain: { readonly grid: GridSpec; readonly terrainM: Float32Array },
  openModel: () => Promise<Result<LandslideModel, ModelFault>>,
  hooks: SusceptibilityHooks,
): Promise<Result<ComputedSusceptibility, ModelFault>> {
  const checked = checkTerrain(terrain.grid, terrain.terrainM);
  if (!checked.ok) return checked;
  const model = await openModel();
  if (!model.ok) return model;
  const features = computeTerrainFeatures(terrain.grid, terrain.terrainM, (fraction) =>
    hooks.onProgress('features', fraction),
  );
  const field = await model.value.predict(features, {
    signal: hooks.signal,
    onProgress: (fraction) => hooks.onProgress('model', fraction),
  });
  return field.ok ? ok({ field: field.value, threads: model.value.threads }) : field;
}
