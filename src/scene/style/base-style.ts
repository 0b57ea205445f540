import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { Language } from '../../core/localized.ts';
import { drapedLayers } from './draped-layers.ts';
import type { ScenePalette } from './palette.ts';
import { sourceIds } from './source-ids.ts';
import { standingLayers } from './standing-layers.ts';
import { sun } from './sun.ts';

/** Corners of an image over the region: north-west, north-east, south-east, south-west. */
export type ImageCorners = [[number, number], [number, number], [number, number], [number, number]];

export interface StyleInput {
  readonly palette: ScenePalette;
  readonly language: Language;
  readonly terrainTileUrl: string;
  readonly contourTileUrl: string;
  /** West, south, east, north of the terrain tiles, degrees. */
  readonly terrainBounds: [number, number, number, number];
  readonly terrainMaxZoom: number;
  readonly imageCorners: ImageCorners;
  /** Longest side of the region, m; paces the widths of lines. */
  readonly threeDimensional: boolean;
}

/** Side of the terrain tiles, pixels. */
export const terrainTilePixels = 256;

const emptyCollection = { type: 'FeatureCollection' as const, features: [] };

function sources(input: StyleInput): Record<string, SourceSpecification> {
  const terrain: SourceSpecification = {
    type: 'raster-dem',
    tiles: [input.terrainTileUrl],
    encoding: 'terrarium',
    tileSize: terrainTilePixels,
    bounds: input.terrainBounds,
    minzoom: 5,
    maxzoom: input.terrainMaxZoom,
  };
  const vector = (): SourceSpecification => ({ type: 'geojson', data: emptyCollection });
  const image = (): SourceSpecification => ({ type: 'image', coordinates: input.imageCorners }) as never;
  return {
    [sourceIds.terrain]: terrain,
    [sourceIds.hillshade]: terrain,
    [sourceIds.contours]: {
      type: 'vector',
      tiles: [input.contourTileUrl],
      bounds: input.terrainBounds,
      minzoom: 11,
      maxzoom: input.terrainMaxZoom,
    },
    [sourceIds.land]: image(),
    [sourceIds.landslide]: image(),
    [sourceIds.terrainField]: image(),
    [sourceIds.buildings]: { type: 'geojson', data: emptyCollection, tolerance: 0, maxzoom: 15 },
    [sourceIds.roads]: vector(),
    [sourceIds.rivers]: vector(),
    [sourceIds.admin]: vector(),
    [sourceIds.labels]: vector(),
    [sourceIds.facilities]: vector(),
    [sourceIds.replay]: vector(),
    [sourceIds.routes]: vector(),
    [sourceIds.closures]: vector(),
    [sourceIds.selection]: vector(),
    [sourceIds.region]: vector(),
  };
}

/**
 * The whole style of a region without its data. Layers that lie on the ground come first and together: MapLibre paints
 * one run of such layers into each terrain tile, and every break in the run costs another pass over all tiles.
 */
export function baseStyle(input: StyleInput): StyleSpecification {
  const { palette } = input;
  const layers: LayerSpecification[] = [...drapedLayers(palette), ...standingLayers(palette, input.language)];
  const style: StyleSpecification = {
    version: 8,
    sources: sources(input),
    layers,
    light: {
      anchor: 'map',
      position: [1.5, sun.azimuthDeg, 90 - sun.altitudeDeg],
      color: palette.light.colour,
      intensity: palette.light.intensity,
    },
    sky: {
      'sky-color': palette.sky.zenith,
      'horizon-color': palette.sky.horizon,
      'fog-color': palette.sky.fog,
      'sky-horizon-blend': 0.6,
      'horizon-fog-blend': 0.5,
      'fog-ground-blend': 0.85,
    },
  };
  return input.threeDimensional
    ? { ...style, terrain: { source: sourceIds.terrain, exaggeration: 1 } }
    : style;
}
