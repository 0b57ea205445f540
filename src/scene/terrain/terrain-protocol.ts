import type contour from 'maplibre-contour';
import { addProtocol, removeProtocol } from 'maplibre-gl';
import { encodeTerrarium } from '../../domain/geo/terrain-tile.ts';
import { terrainTilePixels } from '../style/base-style.ts';
import { type TerrainTileMaker, tileAddressOf } from './terrain-tiles.ts';

/** Tile addresses of one region's ground, served from memory until disposed. */
export interface TerrainProtocol {
  readonly terrainTileUrl: string;
  readonly contourTileUrl: string;
  dispose(): void;
}

/** Grounds registered so far: MapLibre's protocols belong to the page, so their names must differ between scenes too. */
let registered = 0;

/** Distance between contour lines by zoom, m: [every line, every heavy line]. */
const contourIntervalsM: Record<number, [number, number]> = {
  11: [100, 500],
  12: [50, 250],
  13: [20, 100],
  14: [10, 50],
  15: [5, 25],
};

/**
 * Registers the region's ground under addresses of its own, so that tiles of a region left behind are never shown.
 *
 * Contour lines come from maplibre-contour without its worker (made from a blob, which the content policy forbids) and
 * without its fetching: its manager gets heights straight from the tile maker, and lines are traced on the page's thread,
 * one tile at a time, only while the layer is on. Its code is fetched with the first such tile: on loading it draws and reads
 * back a picture to try the browser, 0.4 s on a slow machine.
 */
export function registerTerrain(make: TerrainTileMaker, maxZoom: number): TerrainProtocol {
  registered += 1;
  const scheme = `haetae-terrain-${registered}`;
  const contourScheme = `haetae-contour-${registered}`;
  addProtocol(scheme, async ({ url }, { signal }) => {
    const tile = tileAddressOf(url);
    if (tile === null) throw new Error(`not a terrain tile: ${url}`);
    const heights = await make(tile, terrainTilePixels);
    signal.throwIfAborted();
    const image = new ImageData(encodeTerrarium(heights), terrainTilePixels, terrainTilePixels);
    return {
      data: await createImageBitmap(image, { premultiplyAlpha: 'none', colorSpaceConversion: 'none' }),
    };
  });
  let manager: ReturnType<typeof contourManager> | null = null;
  addProtocol(contourScheme, async ({ url }, abort) => {
    const tile = tileAddressOf(url);
    if (tile === null) throw new Error(`not a contour tile: ${url}`);
    manager ??= contourManager(make, maxZoom);
    const zoom = Math.min(Math.max(tile.zoom, 11), 15);
    const { arrayBuffer } = await (await manager).fetchContourTile(
      tile.zoom,
      tile.column,
      tile.row,
      { levels: contourIntervalsM[zoom] as number[], overzoom: 1 },
      abort,
    );
    return { data: arrayBuffer.slice(0) };
  });
  return {
    terrainTileUrl: `${scheme}://{z}/{x}/{y}`,
    contourTileUrl: `${contourScheme}://{z}/{x}/{y}`,
    dispose: () => {
      removeProtocol(scheme);
      removeProtocol(contourScheme);
    },
  };
}

async function contourManager(
  make: TerrainTileMaker,
  maxzoom: number,
): Promise<InstanceType<typeof contour.LocalDemManager>> {
  const { default: library } = await import('maplibre-contour');
  return new library.LocalDemManager({
    demUrlPattern: '{z}/{x}/{y}',
    cacheSize: 24,
    encoding: 'terrarium',
    maxzoom,
    timeoutMs: 60_000,
    getTile: async (url) => {
      const tile = tileAddressOf(url);
      if (tile === null) throw new Error(`not a terrain tile: ${url}`);
      const heights = await make(tile, terrainTilePixels);
      return { data: new Blob([heights.slice()]) };
    },
    decodeImage: async (blob) => ({
      width: terrainTilePixels,
      height: terrainTilePixels,
      data: new Float32Array(await blob.arrayBuffer()),
    }),
  });
}
