import { describe, expect, test } from 'vitest';
import { projectionOf } from '../../../src/domain/geo/projection.ts';
import { terrainSurface, tileHeights } from '../../../src/domain/geo/terrain-tile.ts';
import {
  cachedTileMaker,
  localTileMaker,
  type TerrainTileMaker,
  terrainMaxZoom,
  tileAddressOf,
} from '../../../src/scene/terrain/terrain-tiles.ts';
import { metricGrid } from '../../support/region-builder.ts';

const tile = { zoom: 14, column: 14_000, row: 6400 };

describe('the tile cache', () => {
  const counting = (): { calls: number; make: TerrainTileMaker } => {
    const counter = { calls: 0, make: (async () => new Float32Array(1)) as TerrainTileMaker };
    counter.make = async () => {
      counter.calls += 1;
      return new Float32Array(1);
    };
    return counter;
  };

  test('makes a tile once, also when it is asked for twice at the same time', async () => {
    const counter = counting();
    const make = cachedTileMaker((...rest) => counter.make(...rest), 4);
    const [a, b] = await Promise.all([make(tile, 256), make(tile, 256)]);
    expect(a).toBe(b);
    expect(counter.calls).toBe(1);
  });

  test('drops the tile that was not used for longest', async () => {
    const counter = counting();
    const make = cachedTileMaker((...rest) => counter.make(...rest), 2);
    const at = (column: number) => make({ ...tile, column }, 256);
    await at(1);
    await at(2);
    await at(1);
    await at(3);
    expect(counter.calls).toBe(3);
    await at(1);
    expect(counter.calls).toBe(3);
    await at(2);
    expect(counter.calls).toBe(4);
  });

  test('forgets a failure, so that the tile can be asked for again', async () => {
    let broken = true;
    const make = cachedTileMaker(async () => {
      if (broken) throw new Error('no');
      return new Float32Array(1);
    }, 4);
    await expect(make(tile, 256)).rejects.toThrow('no');
    broken = false;
    await expect(make(tile, 256)).resolves.toHaveLength(1);
  });
});

test('tiles made here are those of the surface, and a failed one does not stop the next', async () => {
  const grid = metricGrid(20, 20);
  const found = projectionOf(grid.epsg);
  if (!found.ok) throw new Error(found.fault.kind);
  const surface = terrainSurface(grid, new Float32Array(400).fill(50), 0);
  const make = localTileMaker(surface, found.value);
  await expect(make(tile, 1e6)).rejects.toThrow();
  expect(await make(tile, 16)).toEqual(tileHeights(surface, found.value, tile, 16));
});

describe('the deepest zoom', () => {
  test('is the first whose pixels are no larger than a cell', () => {
    const pixelM = (zoom: number): number =>
      (2 * Math.PI * 6378137 * Math.cos((36 * Math.PI) / 180)) / (256 * 2 ** zoom);
    for (const cellM of [5, 10, 30, 90]) {
      const zoom = terrainMaxZoom(cellM, 36, 256);
      expect(pixelM(zoom)).toBeLessThanOrEqual(cellM);
      expect(pixelM(zoom - 1)).toBeGreaterThan(cellM);
    }
  });
});

test('a tile address is read from the end of its URL', () => {
  expect(tileAddressOf('haetae-terrain-3://14/14000/6400')).toEqual(tile);
  expect(tileAddressOf('haetae-terrain-3://14/x')).toBeNull();
});
