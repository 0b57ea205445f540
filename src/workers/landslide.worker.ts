import { expose, transfer } from 'comlink';
import type { GridSpec } from '../domain/geo/grid.ts';
import {
  computeSusceptibility,
  type SusceptibilityStage,
} from '../engines/inference/compute-susceptibility.ts';
import {
  fetchModelCard,
  landslideModelKeeper,
  type ModelUrls,
} from '../engines/inference/fetch-landslide-model.ts';

const openModel = landslideModelKeeper();

/** Cancelling is ending the worker: it is deaf while it computes features. */
const never = new AbortController().signal;

const api = {
  card: (cardUrl: string) => fetchModelCard(cardUrl),
  async compute(
    terrain: { readonly grid: GridSpec; readonly terrainM: Float32Array; readonly urls: ModelUrls },
    onProgress: (stage: SusceptibilityStage, fraction: number) => void,
  ) {
    const hooks = { signal: never, onProgress };
    const computed = await computeSusceptibility(terrain, () => openModel(terrain.urls), hooks);
    if (!computed.ok) return computed;
    const { probability, outside } = computed.value.field;
    return transfer(computed, [probability.buffer, outside.buffer]);
  },
};

export type LandslideApi = typeof api;
expose(api);
