import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../src/core/sha256.ts';
import { parseModelCard } from '../../src/domain/hazard/landslide/model-card.ts';
import {
  landslideFeatures,
  type ModelCard,
  type TerrainFeatures,
} from '../../src/domain/hazard/landslide/susceptibility.ts';
import { LandslideModel } from '../../src/engines/inference/landslide-model.ts';

interface Golden {
  readonly sha256: string;
  readonly inputs: readonly (readonly number[])[];
  readonly outputs: readonly number[];
}

const modelBytes = new Uint8Array(readFileSync('models/landslide/model.onnx'));
const golden = JSON.parse(readFileSync('models/landslide/golden.json', 'utf8')) as Golden;
const never = new AbortController().signal;
const silent = { signal: never, onProgress: () => {} };

function shippedCard(): ModelCard {
  const parsed = parseModelCard(readFileSync('models/landslide/card.json', 'utf8'));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.fault));
  return parsed.value;
}

function featuresOf(rows: readonly (readonly number[])[]): TerrainFeatures {
  const column = (index: number): Float32Array => Float32Array.from(rows, (row) => row[index] as number);
  return {
    grid: { epsg: 5186, westM: 0, northM: 0, cellSizeM: 10, columns: rows.length, rows: 1 },
    slopeDeg: column(0),
    planCurvature: column(1),
    profileCurvature: column(2),
    elevationM: column(3),
    log10CatchmentAreaM2: column(4),
  };
}

describe('the landslide model that we ship', () => {
  let model: LandslideModel;
  beforeAll(async () => {
    const opened = await LandslideModel.open(modelBytes, shippedCard());
    if (!opened.ok) throw new Error(JSON.stringify(opened.fault));
    model = opened.value;
  });
  afterAll(() => model.dispose());

  it('is the file that its card and its golden values speak of', () => {
    const digest = sha256();
    digest.update(modelBytes);
    const hash = digest.hex();
    expect(shippedCard().sha256).toBe(hash);
    expect(golden.sha256).toBe(hash);
  });

  it('agrees with Python on every golden row to 1e-5', async () => {
    expect(golden.inputs.length).toBeGreaterThanOrEqual(64);
    expect(Math.max(...golden.outputs) - Math.min(...golden.outputs)).toBeGreaterThan(0.5);
    const field = await model.predict(featuresOf(golden.inputs), silent);
    if (!field.ok) throw new Error(JSON.stringify(field.fault));
    for (const [row, wanted] of golden.outputs.entries()) {
      expect(Math.abs((field.value.probability[row] as number) - wanted)).toBeLessThan(1e-5);
    }
  });

  it('ignores exactly the features that its card marks as not used', async () => {
    const [middle] = golden.inputs.slice(32, 33) as [number[]];
    const { features } = shippedCard();
    for (const [index, { used, minimum, maximum }] of features.entries()) {
      const rows = [0, 0.25, 0.5, 0.75, 1].map((share) =>
        middle.map((value, at) => (at === index ? minimum + share * (maximum - minimum) : value)),
      );
      const field = await model.predict(featuresOf(rows), silent);
      if (!field.ok) throw new Error(JSON.stringify(field.fault));
      const spread = Math.max(...field.value.probability) - Math.min(...field.value.probability);
      if (used) expect(spread).toBeGreaterThan(0.001);
      else expect(spread).toBe(0);
    }
  });

  it('gives one answer whether a grid takes one tile or several, and tells how far it is', async () => {
    const rows = Array.from(
      { length: 70_000 },
      (_, row) => golden.inputs[row % golden.inputs.length] as number[],
    );
    const seen: number[] = [];
    const field = await model.predict(featuresOf(rows), { signal: never, onProgress: (f) => seen.push(f) });
    if (!field.ok) throw new Error(JSON.stringify(field.fault));
    expect(seen.length).toBe(2);
    expect(seen.at(-1)).toBe(1);
    for (let row = 0; row < rows.length; row++) {
      const wanted = golden.outputs[row % golden.inputs.length] as number;
      if (Math.abs((field.value.probability[row] as number) - wanted) >= 1e-5) expect.fail(`row ${row}`);
    }
  });

  it('stops between tiles when it is cancelled', async () => {
    const controller = new AbortController();
    const rows = Array.from({ length: 140_000 }, () => golden.inputs[0] as number[]);
    const answer = await model.predict(featuresOf(rows), {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    expect(answer).toEqual({ ok: false, fault: { kind: 'landslide-cancelled' } });
  });

  it('answers questions asked at the same time', async () => {
    const answers = await Promise.all([0, 1, 2].map(() => model.predict(featuresOf(golden.inputs), silent)));
    expect(answers.map((answer) => answer.ok)).toEqual([true, true, true]);
  });

  it('was scored on a sane scale: better than chance, ranges as terrain has them', () => {
    const { scores, features, data, calibration } = shippedCard();
    expect(scores.auc.low).toBeGreaterThan(0.5);
    expect(scores.brier.value).toBeLessThan(0.25);
    expect(features.map(({ id }) => id)).toEqual(landslideFeatures);
    expect(features[0]?.maximum).toBeLessThan(90);
    expect(features[4]?.minimum).toBeGreaterThanOrEqual(Math.log10(data.cellSizeM ** 2));
    expect(calibration.reduce((sum, { count }) => sum + count, 0)).toBe(data.rows);
  });
});

describe('a model that cannot be trusted', () => {
  it('is refused when one bit of it changed', async () => {
    const changed = modelBytes.slice();
    changed[1000] = (changed[1000] as number) ^ 1;
    const opened = await LandslideModel.open(changed, shippedCard());
    expect(opened).toMatchObject({
      ok: false,
      fault: { kind: 'landslide-model-wrong-hash', wanted: shippedCard().sha256 },
    });
  });

  it('is refused with the words of the runtime when it is no model at all', async () => {
    const noise = new TextEncoder().encode('<!doctype html>');
    const digest = sha256();
    digest.update(noise);
    const opened = await LandslideModel.open(noise, { ...shippedCard(), sha256: digest.hex() });
    expect(opened).toMatchObject({ ok: false, fault: { kind: 'landslide-session-failed' } });
  });
});
