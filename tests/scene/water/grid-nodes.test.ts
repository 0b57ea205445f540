import fc from 'fast-check';
import { expect, test } from 'vitest';
import { projectionOf } from '../../../src/domain/geo/projection.ts';
import { regionFrame } from '../../../src/scene/region-frame.ts';
import { gridNodes } from '../../../src/scene/water/grid-nodes.ts';

/** The surface through nine nodes as the vertex shader evaluates it. */
function biquadratic(nodes: readonly (readonly [number, number])[], u: number, v: number): [number, number] {
  const basis = (t: number): number[] => [(2 * t - 1) * (t - 1), 4 * t * (1 - t), t * (2 * t - 1)];
  const [a, b] = [basis(u), basis(v)];
  let [x, y] = [0, 0];
  for (let j = 0; j < 3; j++) {
    for (let i = 0; i < 3; i++) {
      const weight = (a[i] as number) * (b[j] as number);
      x += weight * (nodes[3 * j + i]?.[0] as number);
      y += weight * (nodes[3 * j + i]?.[1] as number);
    }
  }
  return [x, y];
}

test.each([
  [5187, 8],
  [5179, 8],
  [32652, 20],
])('nine nodes place every cell of EPSG:%i over %i km within five centimetres', (epsg, sideKm) => {
  const found = projectionOf(epsg);
  if (!found.ok) throw new Error(found.fault.kind);
  const [westM, southM] = found.value.fromLngLat(128.4, 35.9);
  const cells = sideKm * 100;
  const grid = { epsg, westM, northM: southM + sideKm * 1000, cellSizeM: 10, columns: cells, rows: cells };
  const frame = regionFrame(grid, found.value);
  const nodes = gridNodes(grid, frame);
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (u, v) => {
        const [x, y] = biquadratic(nodes, u, v);
        const exact = frame.toLocal(westM + u * sideKm * 1000, grid.northM - v * sideKm * 1000);
        expect(Math.hypot(x - exact[0], y - exact[1])).toBeLessThan(0.05);
      },
    ),
  );
});
