import type { LocalizedName } from '../../core/localized.ts';
import type { LngLat } from '../geo/projection.ts';
import type { RasterFault } from './raster-fault.ts';
import type { Region } from './region.ts';

/** One file of the user: a GeoTIFF (`.tif`, `.tiff`) or an SRTM tile (`N36E127.hgt`, `N36E127.hgt.gz`). */
export interface TerrainFile {
  readonly name: string;
  readonly bytes: ArrayBuffer;
}

export interface TerrainWindow {
  readonly centre: LngLat;
  /** Side of the square that is cut out, km. */
  readonly sizeKm: number;
}

export interface TerrainImportOptions {
  readonly cellSizeM: number;
  /** Metric system of the region; chosen from the data when absent. */
  readonly epsg?: number;
  readonly name?: LocalizedName;
  /** Cuts a square out of the files; all of them is taken when absent. */
  readonly windowKm?: TerrainWindow;
  /** Cuts out what lies between these meridians and parallels, WGS84 degrees: west, south, east, north. */
  readonly boxDeg?: readonly [number, number, number, number];
}

/** How the metric system of an imported region was decided. */
export type CrsDecision = 'chosen-by-user' | 'kept-from-files' | 'korean-belt' | 'utm-zone';

/** Something the user should know about an import that worked. */
export type TerrainWarning =
  | {
      /** The numbers look like another system: 5181 and 5186 differ by 100 km of northing. The centre is by the declared one. */
      readonly kind: 'terrain-crs-doubtful';
      readonly epsg: number;
      readonly likelyEpsg: number;
      readonly centreLngDeg: number;
      readonly centreLatDeg: number;
    }
  | { readonly kind: 'terrain-voids-filled'; readonly cells: number; readonly fraction: number }
  | { readonly kind: 'terrain-overlap-differs'; readonly pixels: number; readonly largestDifferenceM: number }
  | {
      readonly kind: 'terrain-finer-than-source';
      readonly cellSizeM: number;
      readonly nativeCellSizeM: number;
    };

/** A terrain-only region and how it was made. */
export interface ImportedTerrain {
  readonly region: Region;
  readonly sourceEpsg: number;
  readonly nativeCellSizeM: number;
  readonly crsDecision: CrsDecision;
  readonly warnings: readonly TerrainWarning[];
}

/** What the files say about themselves, for the question before an import. */
export interface TerrainDescription {
  readonly files: readonly {
    readonly name: string;
    readonly columns: number;
    readonly rows: number;
    readonly epsg: number;
  }[];
  readonly epsg: number;
  /** West, south, east, north; WGS84 degrees. */
  readonly boundsDeg: readonly [number, number, number, number];
  readonly widthM: number;
  readonly heightM: number;
  /** Mean pixel size at the centre of the files, m. */
  readonly nativeCellSizeM: number;
  readonly suggestedCellSizeM: number;
  /** Metric system that an import would use. */
  readonly suggestedEpsg: number;
  readonly crsDecision: CrsDecision;
  readonly warnings: readonly TerrainWarning[];
}

/** Why terrain files cannot become a region, with what came and what was wanted. */
export type TerrainFault =
  | RasterFault
  | { readonly kind: 'terrain-no-files' }
  | { readonly kind: 'terrain-unsupported-file'; readonly file: string; readonly wanted: string }
  | {
      readonly kind: 'terrain-hgt-size';
      readonly file: string;
      readonly bytes: number;
      readonly wanted: string;
    }
  | { readonly kind: 'terrain-not-north-up'; readonly file: string }
  | { readonly kind: 'terrain-crs-missing'; readonly file: string; readonly knownEpsg: string }
  | {
      readonly kind: 'terrain-crs-unknown';
      readonly file: string;
      /** EPSG code or the name of the system in the file. */
      readonly came: string;
      readonly knownEpsg: string;
    }
  | { readonly kind: 'terrain-crs-not-metric'; readonly epsg: number }
  | {
      /** The corners cannot be coordinates of the declared system: metres declared as degrees, say. */
      readonly kind: 'terrain-position-impossible';
      readonly file: string;
      readonly epsg: number;
      readonly x: number;
      readonly y: number;
    }
  | {
      readonly kind: 'terrain-crs-mixed';
      readonly file: string;
      readonly came: number;
      readonly wanted: number;
    }
  | {
      readonly kind: 'terrain-heights-implausible';
      readonly file: string;
      readonly count: number;
      readonly first: string;
      readonly minimumM: number;
      readonly maximumM: number;
    }
  | { readonly kind: 'terrain-no-heights'; readonly file: string }
  | {
      readonly kind: 'terrain-grid-too-large';
      readonly file: string;
      readonly columns: number;
      readonly rows: number;
      readonly maximumCells: number;
    }
  | { readonly kind: 'terrain-cell-size'; readonly cellSizeM: number }
  | {
      readonly kind: 'terrain-window-empty';
      readonly sizeKm: number;
      readonly lngDeg: number;
      readonly latDeg: number;
    }
  | { readonly kind: 'terrain-files-disjoint'; readonly file: string; readonly distanceKm: number };

/** The user gave up on opening a region. Never shown as a failure. */
export interface RegionCancelled {
  readonly kind: 'region-cancelled';
}
