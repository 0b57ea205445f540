import type { FloodFault } from '../../domain/hazard/flood/flood-fault.ts';
import type { LisfloodFault } from './lisflood/lisflood-fault.ts';

/** Why a grid file cannot be used. */
export type GridFileFault =
  | { readonly kind: 'flood-file-missing'; readonly file: string }
  | { readonly kind: 'flood-file-unreadable'; readonly file: string; readonly reason: string }
  | {
      readonly kind: 'flood-file-length';
      readonly file: string;
      readonly values: number;
      readonly wanted: number;
    }
  | {
      readonly kind: 'flood-file-shape';
      readonly file: string;
      readonly columns: number;
      readonly rows: number;
      readonly wantedColumns: number;
      readonly wantedRows: number;
    }
  | {
      readonly kind: 'flood-file-cell-size';
      readonly file: string;
      readonly cellSizeM: number;
      readonly wantedM: number;
    };

/** Why a CASE.json cannot be run, or its results cannot be written. */
export type FloodFileFault =
  | FloodFault
  | GridFileFault
  | LisfloodFault
  | { readonly kind: 'flood-case-not-json'; readonly file: string; readonly reason: string }
  | { readonly kind: 'flood-case-unknown-key'; readonly field: string; readonly known: string }
  | { readonly kind: 'flood-case-key-missing'; readonly field: string; readonly wanted: string }
  | {
      readonly kind: 'flood-case-invalid';
      readonly field: string;
      readonly came: string;
      readonly wanted: string;
    }
  | { readonly kind: 'flood-end-before-start'; readonly endS: number }
  | {
      readonly kind: 'flood-cell-outside';
      readonly field: string;
      readonly row: number;
      readonly column: number;
      readonly rows: number;
      readonly columns: number;
    }
  | {
      readonly kind: 'flood-point-outside';
      readonly field: string;
      readonly xM: number;
      readonly yM: number;
      readonly westM: number;
      readonly southM: number;
      readonly eastM: number;
      readonly northM: number;
    }
  | {
      readonly kind: 'flood-cell-closed';
      readonly field: string;
      readonly row: number;
      readonly column: number;
    }
  | { readonly kind: 'flood-no-open-cell'; readonly file: string }
  | {
      readonly kind: 'flood-grid-over-memory';
      readonly columns: number;
      readonly rows: number;
      readonly maximumCells: number;
      /** A grid of the same ground that fits. */
      readonly fittingColumns: number;
      readonly fittingRows: number;
      /** How many times as large its cells are. */
      readonly cellFactor: number;
    }
  | { readonly kind: 'flood-checkpoint-file'; readonly file: string; readonly reason: string }
  | { readonly kind: 'flood-engine-unavailable'; readonly engine: string; readonly available: string }
  | { readonly kind: 'flood-engine-failed'; readonly reason: string }
  | { readonly kind: 'flood-output-unwritable'; readonly path: string; readonly reason: string };
