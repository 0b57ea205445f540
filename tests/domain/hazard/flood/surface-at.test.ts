import { expect, test } from 'vitest';
import { surfaceAt } from '../../../../src/domain/hazard/flood/surface-at.ts';
import { metricGrid } from '../../../support/region-builder.ts';

const grid = metricGrid(2, 1);
const water = {
  grid,
  bedM: Float32Array.of(20, 30),
  frames: [
    { timeS: 0, depthMm: Uint16Array.of(0, 500) },
    { timeS: 300, depthMm: Uint16Array.of(1250, 500) },
  ],
};

test('the surface is the bed with the depth of each frame, and unknown while the cell is dry', () => {
  expect(surfaceAt(water, grid.westM + 5, grid.northM - 5)).toEqual([
    { timeS: 0, surfaceM: null },
    { timeS: 300, surfaceM: 21.25 },
  ]);
});

test('a gauge outside the grid has no computed surface', () => {
  expect(surfaceAt(water, grid.westM - 5, grid.northM - 5)).toBeNull();
});
