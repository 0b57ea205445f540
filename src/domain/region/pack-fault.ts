/** Grids above this are refused before anything is allocated: 25 million cells are 100 MB per Float32 layer. */
export const maximumCells = 25_000_000;

/** What a field of `region.json` has to be. */
export type ManifestWanted =
  | 'object'
  | 'list'
  | 'list-from'
  | 'list-to'
  | 'text'
  | 'filled-text'
  | 'number'
  | 'whole-number'
  | 'above'
  | 'from'
  | 'to'
  | 'one-of'
  | 'equal'
  | 'relative-path'
  | 'sha256'
  | 'file-with-role'
  | 'absent'
  | 'other-type';

/** Why a region pack cannot be opened, with what came and what was wanted. */
export type PackFault =
  | { readonly kind: 'pack-file-missing'; readonly file: string }
  | { readonly kind: 'pack-unreachable'; readonly file: string; readonly reason: string }
  | {
      readonly kind: 'pack-zip-unreadable';
      readonly problem: 'not-a-zip' | 'damaged' | 'too-large';
      readonly bytes: number;
    }
  /** `came` is how the file begins. */
  | { readonly kind: 'pack-manifest-not-json'; readonly came: string }
  | {
      readonly kind: 'pack-manifest-missing';
      /** Path of the field, `grid.rows`. */
      readonly field: string;
      readonly wanted: ManifestWanted;
      readonly limit: string;
    }
  | {
      readonly kind: 'pack-manifest-invalid';
      readonly field: string;
      /** The value as written in the file. */
      readonly came: string;
      readonly wanted: ManifestWanted;
      /** Number or list that completes `wanted`; empty where it says all. */
      readonly limit: string;
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
