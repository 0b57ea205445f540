import { describe, expect, test } from 'vitest';
import { depthClassBoundsM } from '../../../src/domain/exposure/exposure.ts';
import { depthColour } from '../../../src/domain/hazard/depth-ramp.ts';
import { landCoverCode } from '../../../src/domain/region/land-cover.ts';
import { deepestTableM, depthTable, tableDepthM, tableSize } from '../../../src/scene/water/depth-texture.ts';
import { permanentShares, permanentWater } from '../../../src/scene/water/permanent-water.ts';
import { buildRegion, metricGrid } from '../../support/region-builder.ts';

describe('the colour table of the water shader', () => {
  const table = depthTable();
  /** What the shader looks up: nearest entry on its square-root scale. */
  const shaderColour = (depthM: number): number[] => {
    const entry = Math.round(Math.sqrt(Math.min(depthM / deepestTableM, 1)) * (tableSize - 1));
    return [...table.slice(4 * entry, 4 * entry + 3)];
  };

  test('gives the legend colour in the middle of every class', () => {
    for (const [index, fromM] of depthClassBoundsM.entries()) {
      const depthM = (fromM + (depthClassBoundsM[index + 1] ?? 4)) / 2;
      const { red, green, blue } = depthColour(depthM);
      expect(shaderColour(depthM)).toEqual([red, green, blue].map(Math.round));
    }
  });

  test('resolves the first class finer than a centimetre', () => {
    const entry = Math.round(Math.sqrt(0.05 / deepestTableM) * (tableSize - 1));
    expect(tableDepthM(entry + 1) - tableDepthM(entry)).toBeLessThan(0.01);
  });
});

describe('permanent water', () => {
  test('follows land cover on a coarser grid than the region', () => {
    const grid = metricGrid(8, 8, 10);
    const landCover = new Uint8Array(64).fill(landCoverCode('forest'));
    for (let row = 0; row < 8; row++) landCover.fill(landCoverCode('sea'), row * 8 + 4, row * 8 + 8);
    const region = { ...buildRegion({ grid }), landCover };
    const coarse = { ...grid, cellSizeM: 20, columns: 4, rows: 4 };
    const shares = permanentWater(region, coarse);
    for (let row = 0; row < 4; row++) {
      expect([...shares.slice(row * 4, row * 4 + 4)]).toEqual([
        0,
        0,
        permanentShares.sea,
        permanentShares.sea,
      ]);
    }
  });

  test('without land cover is the ground below the sea, and nothing inland', () => {
    const grid = metricGrid(2, 1);
    const terrainM = Float32Array.of(-3, 4);
    const base = buildRegion({ grid, terrainM });
    expect([...permanentWater({ ...base, seaLevelM: 0 }, grid)]).toEqual([permanentShares.sea, 0]);
    expect([...permanentWater({ ...base, seaLevelM: null }, grid)]).toEqual([0, 0]);
  });
});
