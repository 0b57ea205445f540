import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type GridSpec, gridBounds } from '../../../src/domain/geo/grid.ts';
import { fromMercator, tilePoint, toMercator } from '../../../src/domain/geo/mercator.ts';
import { type Projection, projectionOf } from '../../../src/domain/geo/projection.ts';
import {
  encodeTerrarium,
  surfaceHeightM,
  terrainSurface,
  tileHeights,
} from '../../../src/domain/geo/terrain-tile.ts';

const projectionFor = (epsg: number): Projection => {
  const found = projectionOf(epsg);
  if (!found.ok) throw new Error(found.fault.kind);
  return found.value;
};

const grid: GridSpec = {
  epsg: 5187,
  westM: 300_000,
  northM: 450_000,
  cellSizeM: 10,
  columns: 400,
  rows: 300,
};
/** A plane is reproduced exactly by bilinear sampling, so the tile's error is that of its positions alone. */
const slopeX = 0.05;
const slopeY = -0.03;
const planeM = (xM: number, yM: number): number =>
  100 + slopeX * (xM - grid.westM) + slopeY * (yM - grid.northM);
const terrainM = Float32Array.from({ length: grid.columns * grid.rows }, (_, cell) =>
  planeM(
    grid.westM + ((cell % grid.columns) + 0.5) * grid.cellSizeM,
    grid.northM - (Math.floor(cell / grid.columns) + 0.5) * grid.cellSizeM,
  ),
);
const projection = projectionFor(grid.epsg);
const surface = terrainSurface(grid, terrainM, 0);

const tileAt = (xM: number, yM: number, zoom: number) => {
  const [x, y] = toMercator(projection.toLngLat(xM, yM));
  return { zoom, column: Math.floor(x * 2 ** zoom), row: Math.floor(y * 2 ** zoom) };
};

describe('terrain tiles', () => {
  test('hold at each pixel centre the height of the place the pixel shows', () => {
    const tile = tileAt(302_000, 448_500, 14);
    const side = 64;
    const heights = tileHeights(surface, projection, tile, side);
    let checked = 0;
    for (let row = 0; row < side; row += 7) {
      for (let column = 0; column < side; column += 7) {
        const [lng, lat] = fromMercator(tilePoint(tile, (column + 0.5) / side, (row + 0.5) / side));
        const [xM, yM] = projection.fromLngLat(lng, lat);
        const inner = 10;
        const { westM, eastM, southM, northM } = gridBounds(grid);
        if (xM < westM + inner || xM > eastM - inner || yM < southM + inner || yM > northM - inner) continue;
        expect(heights[row * side + column]).toBeCloseTo(planeM(xM, yM), 2);
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThan(20);
  });

  test('sink from the edge of the region to its base and stay there', () => {
    const { eastM, northM } = gridBounds(grid);
    const y = northM - 1000;
    const edge = surfaceHeightM(surface, eastM - 5, y);
    let last = edge;
    for (let away = 10; away < surface.fadeM; away += 20) {
      const height = surfaceHeightM(surface, eastM + away, y);
      expect(height).toBeLessThanOrEqual(last + 1e-6);
      last = height;
    }
    expect(surfaceHeightM(surface, eastM + 2 * surface.fadeM, y)).toBe(0);
  });

  test('around an inland region sink to its lowest ground', () => {
    const inland = terrainSurface(grid, terrainM, null);
    let lowest = Infinity;
    for (const height of terrainM) lowest = Math.min(lowest, height);
    expect(inland.baseM).toBe(lowest);
  });
});

describe('terrarium pixels', () => {
  test('decode to the height within half a step of 1/256 m', () => {
    fc.assert(
      fc.property(fc.double({ min: -11_000, max: 9_000, noNaN: true }), (heightM) => {
        const [red, green, blue, alpha] = encodeTerrarium(Float32Array.of(heightM)) as unknown as number[];
        const decoded = (red as number) * 256 + (green as number) + (blue as number) / 256 - 32768;
        expect(Math.abs(decoded - Math.fround(heightM))).toBeLessThanOrEqual(1 / 512 + 1e-9);
        expect(alpha).toBe(255);
      }),
    );
  });
});

describe('mercator', () => {
  test('goes there and back', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.double({ min: -85, max: 85, noNaN: true }),
        (lng, lat) => {
          const [lng2, lat2] = fromMercator(toMercator([lng, lat]));
          expect(lng2).toBeCloseTo(lng, 9);
          expect(lat2).toBeCloseTo(lat, 9);
        },
      ),
    );
  });
});
