import type { ExposureThresholds } from './exposure.ts';

/** Why exposure cannot be computed, with what came and what was wanted. */
export type ExposureFault =
  | {
      readonly kind: 'exposure-grid-mismatch';
      readonly columns: number;
      readonly rows: number;
      readonly cellSizeM: number;
      readonly wantedColumns: number;
      readonly wantedRows: number;
      readonly wantedCellSizeM: number;
    }
  | {
      readonly kind: 'exposure-field-length';
      readonly field: 'bedM' | 'depthM';
      readonly length: number;
      readonly wanted: number;
    }
  | {
      /** Whole features beyond the grid: their depth would be unknown. */
      readonly kind: 'exposure-outside-grid';
      readonly layer: 'buildings' | 'roads' | 'facilities';
      readonly id: string;
      readonly count: number;
    }
  | {
      readonly kind: 'exposure-threshold-invalid';
      readonly threshold: keyof ExposureThresholds;
      readonly value: number;
    };
