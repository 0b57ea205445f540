/** Why landslide susceptibility cannot be computed, with what came and what was wanted. */
export type ModelFault =
  | { readonly kind: 'landslide-terrain-mismatch'; readonly length: number; readonly wanted: number }
  | { readonly kind: 'landslide-terrain-not-finite'; readonly cell: number; readonly value: string }
  | {
      readonly kind: 'landslide-grid-too-small';
      readonly columns: number;
      readonly rows: number;
      readonly minimum: number;
    }
  | {
      readonly kind: 'landslide-grid-too-large';
      readonly columns: number;
      readonly rows: number;
      readonly maximumCells: number;
    }
  /** `status` is the HTTP status, or null when there was no answer at all. */
  | { readonly kind: 'landslide-model-missing'; readonly url: string; readonly status: number | null }
  | { readonly kind: 'landslide-model-wrong-hash'; readonly came: string; readonly wanted: string }
  /** `field` is the path inside the card, empty for the whole file. */
  | { readonly kind: 'landslide-card-bad'; readonly field: string; readonly problem: string }
  | { readonly kind: 'landslide-session-failed'; readonly reason: string }
  | { readonly kind: 'landslide-cancelled' };
