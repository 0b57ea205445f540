/** Grids above this are refused before anything is allocated: 25 million cells are 100 MB per Float32 layer. */
export const maximumCells = 25_000_000;

/** Why a region pack cannot be opened, with what came and what was wanted. */
export type PackFault =
  | { readonly kind: 'pack-file-missing'; readonly file: string }
  | { readonly kind: 'pack-unreachable'; readonly file: string; readonly reason: string }
  | { readonly kind: 'pack-zip-unreadable'; readonly reason: string }
  | {
      readonly kind: 'pack-manifest-invalid';
      /** Path of the field, `grid.rows`; empty when the whole file is not JSON. */
      readonly field: string;
      readonly reason: string;
    }
  | { readonly kind: 'pack-version-unknown'; readonly came: string; readonly wanted: string }
  | { readonly kind: 'pack-crs-unknown'; readonly epsg: number; readonly knownEpsg: string }
  | {
      readonly kind: 'pack-grid-too-large';
      readonly columns: number;
      readonly rows: number;
      readonly maximumCells: number;
    }
  | {
      readonly kind: 'pack-wrong-sha256';
      readonly file: string;
      readonly came: string;
      readonly wanted: string;
    }
  | { readonly kind: 'pack-file-unreadable'; readonly file: string; readonly reason: string }
  | {
      readonly kind: 'pack-crs-mismatch';
      readonly file: string;
      /** EPSG code found in the file, or `none`. */
      readonly came: string;
      readonly wanted: number;
    }
  | {
      readonly kind: 'pack-grid-mismatch';
      readonly file: string;
      readonly field: string;
      readonly came: number;
      readonly wanted: number;
    }
  | {
      readonly kind: 'pack-values-not-finite';
      readonly file: string;
      readonly count: number;
      readonly firstCell: number;
    }
  | {
      readonly kind: 'pack-record-invalid';
      readonly file: string;
      /** Position of the record in its file, from 0. */
      readonly record: number;
      readonly field: string;
      readonly came: string;
      readonly wanted: string;
    };
