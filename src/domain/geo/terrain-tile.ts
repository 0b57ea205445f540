import { type GridSpec, sampleBilinear } from './grid.ts';
import { fromMercator, type TileAddress, tilePoint } from './mercator.ts';
import type { Projection } from './projection.ts';
import { latticeOf } from './projection-lattice.ts';

/** Ground of a region as the tile maker needs it. */
export interface TerrainSurface {
  readonly grid: GridSpec;
  readonly terrainM: Float32Array;
  /** Height the ground falls to outside the region, m: the sea, or the lowest ground. */
  readonly baseM: number;
  /** Distance over which it falls to there, m. */
  readonly fadeM: number;
}

/** The surface that surrounds a region: sea level, or the lowest ground of an inland one. */
export function terrainSurface(
  grid: GridSpec,
  terrainM: Float32Array,
  seaLevelM: number | null,
): TerrainSurface {
  let lowest = Number.POSITIVE_INFINITY;
  for (const heightM of terrainM) if (heightM < lowest) lowest = heightM;
  const baseM = seaLevelM ?? (Number.isFinite(lowest) ? lowest : 0);
  return { grid, terrainM, baseM, fadeM: 0.06 * Math.max(grid.columns, grid.rows) * grid.cellSizeM };
}

/** Height at a point, m: bilinear inside; outside, the nearest edge sinking smoothly to the base. */
export function surfaceHeightM(surface: TerrainSurface, xM: number, yM: number): number {
  const { grid, baseM, fadeM } = surface;
  const edgeM = sampleBilinear(grid, surface.terrainM, xM, yM);
  const eastM = grid.westM + grid.columns * grid.cellSizeM;
  const southM = grid.northM - grid.rows * grid.cellSizeM;
  const awayX = Math.max(grid.westM - xM, xM - eastM, 0);
  const awayY = Math.max(southM - yM, yM - grid.northM, 0);
  if (awayX === 0 && awayY === 0) return edgeM;
  const t = Math.min(Math.sqrt(awayX * awayX + awayY * awayY) / fadeM, 1);
  return edgeM + (baseM - edgeM) * t * t * (3 - 2 * t);
}

/** Projected points along one side of a tile; between them the projection is taken as linear. */
const latticeSteps = 16;

/** Heights at the pixel centres of a tile, m, row by row from the north-western corner. */
export function tileHeights(
  surface: TerrainSurface,
  projection: Projection,
  tile: TileAddress,
  sidePixels: number,
): Float32Array {
  const lattice = latticeOf(
    (u, v) => {
      const [lngDeg, latDeg] = fromMercator(tilePoint(tile, u, v));
      return projection.fromLngLat(lngDeg, latDeg);
    },
    { minU: 0, minV: 0, maxU: 1, maxV: 1 },
    latticeSteps,
  );
  const heights = new Float32Array(sidePixels * sidePixels);
  const nodes = new Float64Array(2 * (latticeSteps + 1));
  for (let row = 0; row < sidePixels; row++) {
    for (let node = 0; node <= latticeSteps; node++) {
      const [xM, yM] = lattice.at(node / latticeSteps, (row + 0.5) / sidePixels);
      nodes[2 * node] = xM;
      nodes[2 * node + 1] = yM;
    }
    for (let column = 0; column < sidePixels; column++) {
      const position = ((column + 0.5) / sidePixels) * latticeSteps;
      const left = 2 * Math.min(Math.floor(position), latticeSteps - 1);
      const t = position - left / 2;
      const xM = (nodes[left] as number) * (1 - t) + (nodes[left + 2] as number) * t;
      const yM = (nodes[left + 1] as number) * (1 - t) + (nodes[left + 3] as number) * t;
      heights[row * sidePixels + column] = surfaceHeightM(surface, xM, yM);
    }
  }
  return heights;
}

/**
 * Heights as the opaque RGBA pixels of a terrarium tile: height = red * 256 + green + blue / 256 - 32768, steps of 1/256 m.
 * Source: Mapzen/Tilezen terrain tiles, formats, "terrarium".
 */
export function encodeTerrarium(heightsM: Float32Array): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(heightsM.length * 4);
  for (let i = 0; i < heightsM.length; i++) {
    const steps = Math.min(Math.max(Math.round(((heightsM[i] as number) + 32768) * 256), 0), 0xffffff);
    pixels[4 * i] = steps >> 16;
    pixels[4 * i + 1] = (steps >> 8) & 255;
    pixels[4 * i + 2] = steps & 255;
    pixels[4 * i + 3] = 255;
  }
  return pixels;
}
