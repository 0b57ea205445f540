import { encode } from 'fast-png';
import { describe, expect, test } from 'vitest';
import { ok } from '../../../src/core/result.ts';
import { columnCentreM, rowCentreM } from '../../../src/domain/geo/grid.ts';
import { fromMercator, type TileAddress, tilePoint } from '../../../src/domain/geo/mercator.ts';
import { projectionOf } from '../../../src/domain/geo/projection.ts';
import { encodeTerrarium } from '../../../src/domain/geo/terrain-tile.ts';
import { terrainRegion } from '../../../src/packs/terrain/import-terrain.ts';
import {
  openTerrarium,
  type TerrariumSource,
  type TerrariumWish,
} from '../../../src/packs/tiles/terrarium-source.ts';
import type { TilePixels, TileSet } from '../../../src/packs/tiles/tile-set.ts';
import { losslessWebp, nodeWebpDecoder } from './webp-codec.ts';

const webp = nodeWebpDecoder();
const slope = (lngDeg: number, latDeg: number): number =>
  200 + 900 * (lngDeg - 127.33) - 700 * (latDeg - 36.63);

function tileOf(address: TileAddress, side: TilePixels, height = slope): Uint8ClampedArray {
  const heights = new Float32Array(side * side);
  for (let i = 0; i < heights.length; i++) {
    const place = tilePoint(address, ((i % side) + 0.5) / side, (Math.floor(i / side) + 0.5) / side);
    heights[i] = height(...fromMercator(place));
  }
  return encodeTerrarium(heights);
}

const pngOf = (data: Uint8ClampedArray, side: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(encode({ width: side, height: side, data, channels: 4 }));

/** Tiles of a slope as files by z/x/y, and the addresses that were asked for. */
function slopeTiles(
  side: TilePixels,
  known: TilePixels | null = side,
): TileSet & { readonly asked: TileAddress[] } {
  const asked: TileAddress[] = [];
  return {
    name: 'slope',
    minimumZoom: 0,
    maximumZoom: 12,
    tilePixels: known,
    asked,
    tile: async (address) => {
      asked.push(address);
      return ok(pngOf(tileOf(address, side), side));
    },
  };
}

const wish: TerrariumWish = { boundsDeg: [127.3, 36.6, 127.36, 36.66], cellSizeM: 30, webp };

async function opened(set: TileSet, change: Partial<TerrariumWish> = {}): Promise<TerrariumSource> {
  const source = await openTerrarium(set, { ...wish, ...change });
  if (!source.ok) throw new Error(JSON.stringify(source.fault));
  return source.value;
}

async function faultOf(set: TileSet): Promise<unknown> {
  const source = await openTerrarium(set, wish);
  if (!source.ok) return source.fault;
  const { columns, rows } = source.value.frame;
  const heights = await source.value.readHeights({ top: 0, left: 0, columns, rows });
  return heights.ok ? 'read' : heights.fault;
}

describe('terrarium tiles as a source of heights', () => {
  test.each([256, 512] as const)(
    'of %i pixels give a region with the ground where it is on the globe',
    async (side) => {
      const source = await opened(slopeTiles(side));
      const region = await terrainRegion([source], {
        cellSizeM: 30,
        windowKm: { centre: [127.33, 36.63], sizeKm: 4 },
      });
      if (!region.ok) throw new Error(JSON.stringify(region.fault));
      const { grid, terrainM, voidMask } = region.value.region;
      expect([grid.epsg, voidMask, region.value.crsDecision]).toEqual([5186, null, 'korean-belt']);
      const projection = projectionOf(5186);
      if (!projection.ok) throw new Error('no EPSG:5186');
      let worst = 0;
      for (let i = 0; i < terrainM.length; i++) {
        const x = columnCentreM(grid, i % grid.columns);
        const y = rowCentreM(grid, Math.floor(i / grid.columns));
        worst = Math.max(
          worst,
          Math.abs((terrainM[i] as number) - slope(...projection.value.toLngLat(x, y))),
        );
      }
      expect(worst).toBeLessThan(0.01);
    },
  );

  test('are taken at the coarsest zoom whose pixels are no larger than the cells', async () => {
    const groundM = (zoom: number, side: number): number =>
      (40_075_016.68 * Math.cos((36.63 * Math.PI) / 180)) / (side * 2 ** zoom);
    for (const [cellSizeM, side] of [
      [30, 512],
      [40, 256],
      [90, 256],
      [500, 512],
    ] as const) {
      const { zoom } = await opened(slopeTiles(side), { cellSizeM });
      expect(groundM(zoom, side)).toBeLessThanOrEqual(cellSizeM);
      expect(groundM(zoom - 1, side)).toBeGreaterThan(cellSizeM);
    }
    expect((await opened(slopeTiles(256), { cellSizeM: 1 })).zoom).toBe(12);
  });

  test('are taken coarser where there would be too many, and refused where even the coarsest are', async () => {
    const all = await opened(slopeTiles(512));
    const few = await opened(slopeTiles(512), { mostTiles: all.tiles - 1 });
    expect(few.zoom).toBeLessThan(all.zoom);
    expect(few.tiles).toBeLessThan(all.tiles);
    const wide = { ...slopeTiles(256), minimumZoom: 12 };
    expect(await openTerrarium(wide, { ...wish, boundsDeg: [120, 30, 130, 40] })).toMatchObject({
      ok: false,
      fault: { kind: 'raster-too-large', counted: 'tiles', most: 381 },
    });
    expect(wide.asked).toEqual([]);
  });

  test('tell their own size where the set does not know it', async () => {
    const set = slopeTiles(512, null);
    expect((await opened(set)).frame.columns % 512).toBe(0);
    expect(set.asked).toEqual([{ zoom: 12, column: 3496, row: 1599 }]);
  });

  test('are asked for only where a window needs them', async () => {
    const set = slopeTiles(256);
    const source = await opened(set);
    await source.readHeights({ top: 0, left: 250, columns: 10, rows: 10 });
    expect(set.asked).toHaveLength(2);
  });

  test('in lossless WebP give the same heights as in PNG', async () => {
    const png = await opened(slopeTiles(256), { cellSizeM: 120 });
    const set = slopeTiles(256);
    const packed = await opened(
      { ...set, tile: async (address) => ok(await losslessWebp(tileOf(address, 256), 256)) },
      { cellSizeM: 120 },
    );
    const window = { top: 40, left: 30, columns: 60, rows: 50 };
    expect(await packed.readHeights(window)).toEqual(await png.readHeights(window));
  });

  test('that are missing, clear or black are voids and not heights', async () => {
    const set = slopeTiles(256);
    const source = await opened({ ...set, tile: async () => ok(null) });
    const missing = await source.readHeights({ top: 0, left: 0, columns: 3, rows: 2 });
    expect(missing.ok && [...missing.value.valid]).toEqual([0, 0, 0, 0, 0, 0]);
    const data = tileOf({ zoom: 12, column: 0, row: 0 }, 256, () => 7);
    data.set([0, 0, 0, 255, 128, 9, 0, 0], 0);
    const holed = await opened({ ...set, tile: async () => ok(pngOf(data, 256)) });
    const heights = await holed.readHeights({ top: 0, left: 0, columns: 3, rows: 1 });
    expect(heights.ok && [...heights.value.valid]).toEqual([0, 0, 1]);
    expect(heights.ok && heights.value.heightsM[2]).toBe(7);
    expect(await openTerrarium({ ...set, tilePixels: null, tile: async () => ok(null) }, wish)).toMatchObject(
      {
        ok: false,
        fault: { kind: 'terrain-no-heights', file: 'slope' },
      },
    );
  });

  test('that are no terrain tiles are named with their place', async () => {
    const set = slopeTiles(256);
    const giving = (bytes: Uint8Array<ArrayBuffer>): TileSet => ({ ...set, tile: async () => ok(bytes) });
    const page = new TextEncoder().encode('<!DOCTYPE html><p>Not found');
    expect(await faultOf(giving(page))).toEqual({
      kind: 'raster-other-format',
      file: expect.stringMatching(/^slope 12\/\d+\/\d+$/),
      came: '<!DOCTYPE html><',
      wanted: 'PNG, WebP',
    });
    const large = pngOf(tileOf({ zoom: 0, column: 0, row: 0 }, 512), 512);
    expect(await faultOf(giving(large))).toMatchObject({
      kind: 'raster-tile-size',
      columns: 512,
      wanted: '256 × 256',
    });
    const half = pngOf(tileOf({ zoom: 12, column: 0, row: 0 }, 256), 256);
    expect(await faultOf(giving(half.slice(0, half.length / 2)))).toMatchObject({ kind: 'raster-damaged' });
    const photo = pngOf(
      Uint8ClampedArray.from({ length: 262_144 }, (_, i) => (i % 4 === 3 ? 255 : i % 256)),
      256,
    );
    expect(await faultOf(giving(photo))).toMatchObject({ kind: 'terrain-heights-implausible' });
    const failing: TileSet = {
      ...set,
      tile: async () => ({ ok: false, fault: { kind: 'raster-unreachable', file: 'slope', reason: '429' } }),
    };
    expect(await faultOf(failing)).toEqual({ kind: 'raster-unreachable', file: 'slope', reason: '429' });
  });

  test('over bounds that are no area are a mistake of the caller', async () => {
    for (const boundsDeg of [
      [127.4, 36.6, 127.3, 36.7],
      [127.3, Number.NaN, 127.4, 36.7],
      [127.3, 36.6, 127.4, 89],
    ] as const) {
      await expect(openTerrarium(slopeTiles(256), { ...wish, boundsDeg })).rejects.toThrow(RangeError);
    }
  });
});
