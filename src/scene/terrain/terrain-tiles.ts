import type { TileAddress } from '../../domain/geo/mercator.ts';
import type { Projection } from '../../domain/geo/projection.ts';
import { type TerrainSurface, tileHeights } from '../../domain/geo/terrain-tile.ts';
import { nextTurn } from '../next-turn.ts';

/** Heights of one tile, m; may come from another thread. */
export type TerrainTileMaker = (tile: TileAddress, sidePixels: number) => Promise<Float32Array>;

/**
 * Makes tiles here, one per turn of the event loop, so that a screen full of tiles never blocks the page for longer than
 * one tile takes (about 4 ms of 256 x 256).
 */
export function localTileMaker(surface: TerrainSurface, projection: Projection): TerrainTileMaker {
  let last: Promise<unknown> = Promise.resolve();
  return (tile, sidePixels) => {
    const made = last.then(nextTurn).then(() => tileHeights(surface, projection, tile, sidePixels));
    last = made.catch(() => undefined);
    return made;
  };
}

/** Tiles by address, the last used kept; a failed tile is forgotten so that it can be asked for again. */
export function cachedTileMaker(make: TerrainTileMaker, capacity: number): TerrainTileMaker {
  const kept = new Map<string, Promise<Float32Array>>();
  return (tile, sidePixels) => {
    const key = `${tile.zoom}/${tile.column}/${tile.row}/${sidePixels}`;
    const found = kept.get(key);
    const heights = found ?? make(tile, sidePixels);
    kept.delete(key);
    kept.set(key, heights);
    if (found === undefined) heights.catch(() => kept.delete(key));
    const oldest = kept.keys().next();
    if (kept.size > capacity && oldest.done !== true) kept.delete(oldest.value);
    return heights;
  };
}

/**
 * Deepest zoom worth making tiles for: the first whose pixels are no larger than a cell. MapLibre enlarges beyond it.
 */
export function terrainMaxZoom(cellSizeM: number, latDeg: number, sidePixels: number): number {
  const equatorM = 2 * Math.PI * 6378137 * Math.cos((latDeg * Math.PI) / 180);
  const zoom = Math.ceil(Math.log2(equatorM / (sidePixels * cellSizeM)));
  return Math.min(Math.max(zoom, 8), 16);
}

/** The address in the last three parts of a tile URL, or null when there is none. */
export function tileAddressOf(url: string): TileAddress | null {
  const match = /(\d+)\/(\d+)\/(\d+)$/.exec(url);
  if (match === null) return null;
  return { zoom: Number(match[1]), column: Number(match[2]), row: Number(match[3]) };
}
