import type { WorkerDiedFault } from '../../../core/worker-fault.ts';
import type { CasePart } from './checkpoint/case-parts.ts';

/** Why a flood case cannot be run, with what came and what was wanted. */
export type FloodFault =
  | {
      readonly kind: 'flood-grid-mismatch';
      readonly field: string;
      readonly length: number;
      readonly wanted: number;
    }
  | {
      readonly kind: 'flood-grid-too-large';
      readonly columns: number;
      readonly rows: number;
      readonly maximumCells: number;
      /** Cells of a grid over the same ground that fits. */
      readonly fittingColumns: number;
      readonly fittingRows: number;
      readonly bytesPerCell: number;
    }
  | {
      readonly kind: 'flood-not-finite';
      readonly field: string;
      readonly cell: number;
      readonly value: string;
    }
  | {
      readonly kind: 'flood-negative';
      readonly field: string;
      readonly index: number;
      readonly value: number;
    }
  | {
      readonly kind: 'flood-out-of-range';
      readonly field: string;
      readonly value: number;
      readonly minimum: number;
      readonly maximum: number;
    }
  | { readonly kind: 'flood-times-not-ascending'; readonly field: string; readonly index: number }
  | {
      readonly kind: 'flood-diverged';
      readonly cause: 'depth-not-finite' | 'time-step-collapsed';
      readonly timeS: number;
      readonly cell: number;
      readonly depthM: number;
      readonly bedM: number;
      readonly timeStepS: number;
    }
  | { readonly kind: 'flood-series-unreadable'; readonly line: number; readonly text: string }
  | { readonly kind: 'flood-series-empty'; readonly field: string }
  | {
      readonly kind: 'flood-cell-out-of-grid';
      readonly field: string;
      readonly cell: number;
      readonly cells: number;
    }
  | {
      /** It takes no part, or its level is given. */
      readonly kind: 'flood-cell-not-open';
      readonly field: string;
      readonly row: number;
      readonly column: number;
    }
  | {
      readonly kind: 'flood-same-cell';
      readonly field: string;
      readonly row: number;
      readonly column: number;
    }
  /** Another of its kind bears the same id; `field` is the kind and the id. */
  | { readonly kind: 'flood-same-id'; readonly field: string }
  | {
      /** The cell at `index` of a line does not touch the one before. */
      readonly kind: 'flood-cells-apart';
      readonly field: string;
      readonly index: number;
    }
  | {
      readonly kind: 'flood-levels-crossed';
      readonly field: string;
      readonly lower: string;
      readonly lowerM: number;
      readonly upper: string;
      readonly upperM: number;
    }
  | { readonly kind: 'flood-cell-size'; readonly cellSizeM: number; readonly regionCellSizeM: number }
  | { readonly kind: 'flood-layer-missing'; readonly layer: 'land-cover' | 'sea-level' | 'inflow-points' }
  | { readonly kind: 'flood-inflow-point-unknown'; readonly inflowPointId: string }
  | { readonly kind: 'flood-checkpoint-unreadable'; readonly cause: 'not-a-checkpoint' | 'damaged' }
  | { readonly kind: 'flood-checkpoint-version'; readonly version: number; readonly wanted: number }
  | { readonly kind: 'flood-checkpoint-other-case'; readonly part: CasePart }
  | { readonly kind: 'flood-checkpoint-other-engine'; readonly madeBy: string; readonly engine: string }
  | { readonly kind: 'flood-checkpoint-past-end'; readonly timeS: number; readonly endS: number }
  /** An engine that keeps no checkpoints was asked for one. */
  | { readonly kind: 'flood-checkpoint-not-covered'; readonly engine: string }
  | WorkerDiedFault
  | { readonly kind: 'flood-cancelled'; readonly timeS: number };
