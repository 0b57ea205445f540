import { fail, ok, type Result } from '../../core/result.ts';
import { parseModelCard } from '../../domain/hazard/landslide/model-card.ts';
import type { ModelFault } from '../../domain/hazard/landslide/model-fault.ts';
import type { ModelCard } from '../../domain/hazard/landslide/susceptibility.ts';
import { LandslideModel } from './landslide-model.ts';

/** Where our own server keeps the model and its card; absolute, since a worker resolves them. */
export interface ModelUrls {
  readonly modelUrl: string;
  readonly cardUrl: string;
}

/** Fetches and checks the card alone. */
export async function fetchModelCard(cardUrl: string): Promise<Result<ModelCard, ModelFault>> {
  const bytes = await fetchBytes(cardUrl);
  return bytes.ok ? parseModelCard(new TextDecoder().decode(bytes.value)) : bytes;
}

/** Fetches card and model and opens the model; the caller owns it. */
export async function fetchLandslideModel(urls: ModelUrls): Promise<Result<LandslideModel, ModelFault>> {
  const card = await fetchModelCard(urls.cardUrl);
  if (!card.ok) return card;
  const model = await fetchBytes(urls.modelUrl);
  return model.ok ? LandslideModel.open(model.value, card.value) : model;
}

/** An opener that keeps the model it opened for the same URL, and forgets one that failed. It never disposes it. */
export function landslideModelKeeper(): (urls: ModelUrls) => Promise<Result<LandslideModel, ModelFault>> {
  let kept: { readonly url: string; readonly model: Promise<Result<LandslideModel, ModelFault>> } | null =
    null;
  return async (urls) => {
    if (kept?.url !== urls.modelUrl) kept = { url: urls.modelUrl, model: fetchLandslideModel(urls) };
    const model = await kept.model;
    if (!model.ok) kept = null;
    return model;
  };
}

async function fetchBytes(url: string): Promise<Result<Uint8Array, ModelFault>> {
  try {
    const response = await fetch(url);
    if (!response.ok) return fail({ kind: 'landslide-model-missing', url, status: response.status });
    return ok(new Uint8Array(await response.arrayBuffer()));
  } catch {
    return fail({ kind: 'landslide-model-missing', url, status: null });
  }
}
