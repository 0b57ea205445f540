import { expect, test } from 'vitest';
import { describeInputs } from '../../../src/packs/build/describe-inputs.ts';
import { bytesInMemory } from '../../../src/packs/bytes/byte-source.ts';

const middle = { lngDeg: 127.3, latDeg: 36.6 };
const radiusDeg = 0.1;

/** A municipality as surveyed: a circle of so many corners, with an islet of four beside it. */
function surveyedArea(corners: number) {
  const circle = Array.from({ length: corners + 1 }, (_, k) => {
    const turn = (2 * Math.PI * (k % corners)) / corners;
    return [middle.lngDeg + radiusDeg * Math.cos(turn), middle.latDeg + radiusDeg * Math.sin(turn)];
  });
  const islet = [
    [127.5, 36.6],
    [127.501, 36.6],
    [127.501, 36.601],
    [127.5, 36.601],
    [127.5, 36.6],
  ];
  const feature = {
    type: 'Feature',
    properties: { code: '33010', name: '시험시', base_year: '2018' },
    geometry: { type: 'MultiPolygon', coordinates: [[circle], [islet]] },
  };
  const text = JSON.stringify({ type: 'FeatureCollection', features: [feature] });
  return bytesInMemory('areas.geojson', new TextEncoder().encode(text));
}

test('boundaries of few corners are drawn as they are', async () => {
  const { outlines } = await describeInputs([surveyedArea(1000)]);
  expect(outlines).toHaveLength(2);
  expect(outlines[0]?.length).toBeGreaterThanOrEqual(2 * 1000);
});

test('boundaries of more corners than a window can draw are thinned, and stay where they are', async () => {
  const { outlines, areas } = await describeInputs([surveyedArea(400_000)]);
  expect(areas[0]?.boundaries.map(({ name }) => name.ko)).toEqual(['시험시']);
  expect(outlines).toHaveLength(1);
  const [ring] = outlines as readonly [Float64Array];
  expect(ring.length).toBeLessThanOrEqual(2 * 50_000);
  expect(ring.length).toBeGreaterThan(2 * 30_000);
  for (let k = 0; k < ring.length; k += 2) {
    const [x, y] = [(ring[k] as number) - middle.lngDeg, (ring[k + 1] as number) - middle.latDeg];
    expect(Math.abs(Math.hypot(x, y) - radiusDeg)).toBeLessThan(1e-6);
  }
});
