import { readFileSync } from 'node:fs';
import type { GridSpec } from '../../src/domain/geo/grid.ts';
import { parseModelCard } from '../../src/domain/hazard/landslide/model-card.ts';
import { computeTerrainFeatures } from '../../src/domain/hazard/landslide/terrain-features.ts';
import { LandslideModel } from '../../src/engines/inference/landslide-model.ts';

/** Features and inference for a whole region on this machine's Node, as the worker runs them. */
export async function benchLandslide(grid: GridSpec, terrainM: Float32Array): Promise<object> {
  const card = parseModelCard(readFileSync('models/landslide/card.json', 'utf8'));
  if (!card.ok) throw new Error(card.fault.kind);
  const opened = await LandslideModel.open(
    new Uint8Array(readFileSync('models/landslide/model.onnx')),
    card.value,
  );
  if (!opened.ok) throw new Error(opened.fault.kind);
  const startMs = performance.now();
  const features = computeTerrainFeatures(grid, terrainM);
  const featuresMs = performance.now() - startMs;
  const predicted = await opened.value.predict(features, {
    signal: new AbortController().signal,
    onProgress: () => {},
  });
  const inferenceMs = performance.now() - startMs - featuresMs;
  const threads = opened.value.threads;
  await opened.value.dispose();
  if (!predicted.ok) throw new Error(predicted.fault.kind);
  const outside = predicted.value.outside.reduce((sum, flag) => sum + flag, 0);
  return {
    cells: grid.columns * grid.rows,
    featuresMs: Math.round(featuresMs),
    inferenceMs: Math.round(inferenceMs),
    threads,
    outsideShare: Number((outside / (grid.columns * grid.rows)).toFixed(3)),
  };
}
