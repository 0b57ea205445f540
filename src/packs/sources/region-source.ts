import type { LocalizedName } from '../../core/localized.ts';
import type { InputRole } from '../../domain/region/build/input-role.ts';

/** West, south, east and north, WGS84 degrees. */
export type BoundsDeg = readonly [westDeg: number, southDeg: number, eastDeg: number, northDeg: number];

/** What a source gives a region. */
export type SourceLayer = Extract<
  InputRole,
  'terrain' | 'boundaries' | 'land-cover' | 'population' | 'map-features'
>;

/**
 * How a source cuts the world, and with it which placeholders its address has.
 * `degree-tiles`: files of `degrees` by `degrees`, named by their south-western corner: {ns}{lat2}, {ew}{lng3}.
 * `web-tiles`: {z}, {x}, {y}. `box-query`: {query}, an Overpass query of a box. `one-file`: a file of all of `covers`.
 * `file-set`: {part}, files that belong together, each of all of `covers`.
 */
export type SourceTiling =
  | { readonly kind: 'degree-tiles'; readonly degrees: number }
  | { readonly kind: 'web-tiles'; readonly tilePixels: 256 | 512; readonly deepestZoom: number }
  | { readonly kind: 'box-query' }
  | { readonly kind: 'one-file' }
  | { readonly kind: 'file-set'; readonly parts: readonly string[] };

export type SourceFormat =
  | 'geotiff'
  | 'hgt-gz'
  | 'terrarium-png'
  | 'terrarium-pmtiles'
  | 'overpass-json'
  | 'osm-pbf'
  | 'topojson';

/** One open data set: where it lies, what it is, and under which licence. */
export interface RegionSource {
  readonly id: string;
  readonly layer: SourceLayer;
  readonly format: SourceFormat;
  readonly tiling: SourceTiling;
  /** Address with the placeholders of its tiling. */
  readonly urlTemplate: string;
  /** True when parts of a file are read by range requests, false when files are fetched whole. */
  readonly readsRanges: boolean;
  readonly name: LocalizedName;
  /** SPDX identifier, or the words of the licence. */
  readonly licence: string;
  /** The line that the licence wants shown with the map. */
  readonly attribution: string;
  readonly resolutionM: number | null;
  /** Year or date of the data, or null when it changes all the time. */
  readonly vintage: string | null;
  /** No file of the source is larger than this. */
  readonly mostBytes: number;
  /** Where the source has data; null for the whole world. */
  readonly covers: BoundsDeg | null;
}
