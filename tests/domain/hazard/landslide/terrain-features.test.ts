import { fromArrayBuffer } from 'geotiff';
import { beforeAll, describe, expect, it } from 'vitest';
import type { GridSpec } from '../../../../src/domain/geo/grid.ts';
import {
  landslideFeatures,
  type TerrainFeatures,
} from '../../../../src/domain/hazard/landslide/susceptibility.ts';
import { computeTerrainFeatures } from '../../../../src/domain/hazard/landslide/terrain-features.ts';
import { centredGrid, heightsOf } from '../../../support/analytic-terrain.ts';
import { describeWithSharedData, readSharedData } from '../../../support/shared-data.ts';

const published = 'landslide-ecuador/terrain-attributes-10m.tif';

describe('terrain features', () => {
  it('are finite everywhere, over level sea, cliffs and steps', () => {
    const grid = centredGrid(40);
    const terrainM = heightsOf(grid, (x, y) =>
      x < 0 ? 0 : Math.floor(x / 50) * 30 + (y > 0 ? 0.001 * y : 0),
    );
    const features = computeTerrainFeatures(grid, terrainM);
    for (const id of landslideFeatures) expect(features[id].every(Number.isFinite)).toBe(true);
    expect(features.log10CatchmentAreaM2.every((area) => area >= 2)).toBe(true);
  });

  it('report progress that only grows, up to 1', () => {
    const grid = centredGrid(10);
    const seen: number[] = [];
    computeTerrainFeatures(
      grid,
      heightsOf(grid, (x) => x),
      (fraction) => seen.push(fraction),
    );
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
  });

  it('do not depend on where the grid lies, and leave the heights alone', () => {
    const grid = centredGrid(20);
    const terrainM = heightsOf(grid, (x, y) => Math.sin(x / 40) * 20 + y / 9);
    const before = terrainM.slice();
    const here = computeTerrainFeatures(grid, terrainM);
    const there = computeTerrainFeatures({ ...grid, westM: 200_000, northM: 600_000 }, terrainM);
    for (const id of landslideFeatures) expect(there[id]).toEqual(here[id]);
    expect(terrainM).toEqual(before);
  });
});

describeWithSharedData(published, 'terrain features of the Ecuador elevation band', () => {
  let bands: readonly ArrayLike<number>[];
  let ours: TerrainFeatures;
  let inner: readonly number[];

  beforeAll(async () => {
    const bytes = new Uint8Array(readSharedData(published));
    const image = await (await fromArrayBuffer(bytes.buffer)).getImage();
    bands = await image.readRasters({ interleave: false });
    const grid = {
      epsg: 32717,
      westM: 0,
      northM: 0,
      cellSizeM: 10,
      columns: image.getWidth(),
      rows: image.getHeight(),
    };
    const heights = bands[3] as ArrayLike<number>;
    inner = cellsAwayFromVoid(grid, heights);
    ours = computeTerrainFeatures(
      grid,
      Float32Array.from(heights, (h) => (Number.isFinite(h) ? h : 2000)),
    );
  });

  const differences = (id: (typeof landslideFeatures)[number], band: number): Float64Array =>
    Float64Array.from(inner, (cell) =>
      Math.abs((ours[id][cell] as number) - (bands[band]?.[cell] as number)),
    ).sort();
  const quantile = (sorted: Float64Array, share: number): number =>
    sorted[Math.floor(share * (sorted.length - 1))] as number;

  it('agree with the published slope and curvatures in every cell to the last digits of Float32', () => {
    expect(inner.length).toBeGreaterThan(150_000);
    expect(differences('slopeDeg', 0).at(-1)).toBeLessThan(1e-4);
    expect(differences('planCurvature', 1).at(-1)).toBeLessThan(1e-4);
    expect(differences('profileCurvature', 2).at(-1)).toBeLessThan(1e-5);
  });

  it('agree with the published catchment area where nothing flows in from beyond the clip', () => {
    const sorted = differences('log10CatchmentAreaM2', 4);
    expect(quantile(sorted, 0.9)).toBeLessThan(0.01);
    expect(quantile(sorted, 0.5)).toBeLessThan(1e-5);
  });
});

/** Cells whose whole 3 x 3 window has heights. */
function cellsAwayFromVoid(grid: GridSpec, heights: ArrayLike<number>): number[] {
  const cells: number[] = [];
  for (let row = 1; row < grid.rows - 1; row++) {
    for (let column = 1; column < grid.columns - 1; column++) {
      const cell = row * grid.columns + column;
      const window = [-1, 0, 1].flatMap((r) => [-1, 0, 1].map((c) => heights[cell + r * grid.columns + c]));
      if (window.every((height) => Number.isFinite(height))) cells.push(cell);
    }
  }
  return cells;
}
