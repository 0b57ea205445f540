import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  fetchLandslideModel,
  fetchModelCard,
  landslideModelKeeper,
} from '../../../src/engines/inference/fetch-landslide-model.ts';
import { type ModelServer, serveLandslideModel } from '../../support/model-server.ts';

const page = new TextEncoder().encode('<!doctype html><title>Haetae</title>');
const truncated = new Uint8Array(readFileSync('models/landslide/model.onnx')).slice(0, 3000);

describe('a landslide model fetched from a server', () => {
  let server: ModelServer;
  beforeAll(async () => {
    server = await serveLandslideModel({ '/page.json': page, '/truncated.onnx': truncated });
  });
  afterAll(() => server.close());

  const urls = (model: string, card: string) => ({ modelUrl: server.url(model), cardUrl: server.url(card) });

  it('opens, and is opened once for the same address', async () => {
    const keep = landslideModelKeeper();
    const [first, second] = await Promise.all([
      keep(urls('/model.onnx', '/card.json')),
      keep(urls('/model.onnx', '/card.json')),
    ]);
    if (!first.ok || !second.ok) throw new Error(JSON.stringify([first, second]));
    expect(second.value).toBe(first.value);
    expect(first.value.threads).toBe(1);
    await first.value.dispose();
  });

  it('that is not there is missing, by its address and status', async () => {
    expect(await fetchLandslideModel(urls('/gone.onnx', '/card.json'))).toEqual({
      ok: false,
      fault: { kind: 'landslide-model-missing', url: server.url('/gone.onnx'), status: 404 },
    });
  });

  it('is tried again after it was missing', async () => {
    const keep = landslideModelKeeper();
    expect((await keep(urls('/model.onnx', '/gone.json'))).ok).toBe(false);
    const again = await keep(urls('/model.onnx', '/card.json'));
    if (!again.ok) throw new Error(JSON.stringify(again));
    await again.value.dispose();
  });

  it('behind a server that does not answer is missing without a status', async () => {
    const gone = await serveLandslideModel();
    const cardUrl = gone.url('/card.json');
    await gone.close();
    expect(await fetchModelCard(cardUrl)).toEqual({
      ok: false,
      fault: { kind: 'landslide-model-missing', url: cardUrl, status: null },
    });
  });

  it('cut short is refused by its hash', async () => {
    expect(await fetchLandslideModel(urls('/truncated.onnx', '/card.json'))).toMatchObject({
      fault: { kind: 'landslide-model-wrong-hash' },
    });
  });

  it('with a page where the card should be is refused', async () => {
    expect(await fetchLandslideModel(urls('/model.onnx', '/page.json'))).toMatchObject({
      fault: { kind: 'landslide-card-bad', field: '' },
    });
  });
});
