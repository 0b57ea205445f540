import { fail, ok, type Result } from '../../core/result.ts';
import { sha256 } from '../../core/sha256.ts';
import { cellCount } from '../../domain/geo/grid.ts';
import type { ModelFault } from '../../domain/hazard/landslide/model-fault.ts';
import { outsideTraining } from '../../domain/hazard/landslide/outside-training.ts';
import {
  landslideFeatures,
  type ModelCard,
  type SusceptibilityField,
  type TerrainFeatures,
} from '../../domain/hazard/landslide/susceptibility.ts';
import { executionProvider, OnnxSession } from './onnx-session.ts';

/** Cells per run of the model: 1.3 MB of input, about 60 ms on one thread, so that cancelling is prompt. */
const tileCells = 65_536;

export interface PredictHooks {
  readonly signal: AbortSignal;
  /** Called after each tile with the share of cells done, 0 to 1. */
  onProgress(fraction: number): void;
}

/** The landslide model behind its card. Owner: who opened it, who must `dispose()` it. */
export class LandslideModel {
  readonly card: ModelCard;
  readonly #session: OnnxSession;

  private constructor(card: ModelCard, session: OnnxSession) {
    this.card = card;
    this.#session = session;
  }

  /** Refuses bytes that are not those the card speaks of, before the runtime sees them. */
  static async open(modelBytes: Uint8Array, card: ModelCard): Promise<Result<LandslideModel, ModelFault>> {
    const digest = sha256();
    digest.update(modelBytes);
    const came = digest.hex();
    if (came !== card.sha256) return fail({ kind: 'landslide-model-wrong-hash', came, wanted: card.sha256 });
    const session = await OnnxSession.open(modelBytes, { input: 'features', output: 'probability' });
    if (!session.ok) return fail({ kind: 'landslide-session-failed', reason: session.fault });
    return ok(new LandslideModel(card, session.value));
  }

  /** Threads the runtime was given. */
  get threads(): number {
    return this.#session.threads;
  }

  /** Probability per cell, tile by tile, with the mask of cells where the model may not speak. */
  async predict(
    features: TerrainFeatures,
    hooks: PredictHooks,
  ): Promise<Result<SusceptibilityField, ModelFault>> {
    const count = cellCount(features.grid);
    const probability = new Float32Array(count);
    for (let start = 0; start < count; start += tileCells) {
      if (hooks.signal.aborted) return fail({ kind: 'landslide-cancelled' });
      const end = Math.min(start + tileCells, count);
      const tile = await this.#session.run(featureRows(features, start, end), landslideFeatures.length);
      if (!tile.ok) return fail({ kind: 'landslide-session-failed', reason: tile.fault });
      probability.set(tile.value, start);
      hooks.onProgress(end / count);
    }
    return ok({
      grid: features.grid,
      probability,
      outside: outsideTraining(features, this.card),
      modelId: this.card.id,
      modelVersion: this.card.version,
      executionProvider,
    });
  }

  dispose(): Promise<void> {
    return this.#session.dispose();
  }
}

/** Rows of the model's input for cells `start` to `end`, features in their order. */
function featureRows(features: TerrainFeatures, start: number, end: number): Float32Array {
  const width = landslideFeatures.length;
  const rows = new Float32Array((end - start) * width);
  for (const [column, id] of landslideFeatures.entries()) {
    const values = features[id];
    for (let cell = start; cell < end; cell++) {
      rows[(cell - start) * width + column] = values[cell] as number;
    }
  }
  return rows;
}
