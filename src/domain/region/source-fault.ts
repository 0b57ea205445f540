/** Why a table (CSV) cannot be read, with what came and what was wanted. */
export type TableFault =
  | {
      readonly kind: 'table-too-large';
      readonly file: string;
      readonly bytes: number;
      readonly maximumBytes: number;
    }
  | { readonly kind: 'table-not-text'; readonly file: string; readonly line: number }
  /** Part of the text is UTF-8 and part CP949, or a line is neither; `line` is the first that does not fit the others. */
  | { readonly kind: 'table-encoding-mixed'; readonly file: string; readonly line: number }
  | { readonly kind: 'table-empty'; readonly file: string }
  | {
      readonly kind: 'table-column-missing';
      readonly file: string;
      /** Headings that would have been understood. */
      readonly wanted: string;
      /** Headings found. */
      readonly came: string;
    }
  | { readonly kind: 'table-column-twice'; readonly file: string; readonly heading: string }
  | { readonly kind: 'table-quote-open'; readonly file: string; readonly row: number }
  | { readonly kind: 'table-too-many-rows'; readonly file: string; readonly maximumRows: number }
  | {
      readonly kind: 'table-no-good-row';
      readonly file: string;
      readonly refused: number;
      readonly row: number;
    };

/** Why one row or feature was left out. `row` counts from 1 as a spreadsheet does; features count from 1 too. */
export type RowFault = { readonly row: number } & (
  | { readonly kind: 'row-cells'; readonly came: number; readonly wanted: number }
  | { readonly kind: 'row-quotes' }
  | { readonly kind: 'row-missing'; readonly column: string }
  | { readonly kind: 'row-no-number'; readonly column: string; readonly came: string }
  | { readonly kind: 'row-no-time'; readonly column: string; readonly came: string }
  | {
      readonly kind: 'row-range';
      readonly column: string;
      readonly came: number;
      readonly from: number;
      readonly to: number;
    }
  | { readonly kind: 'row-word'; readonly column: string; readonly came: string; readonly wanted: string }
  | {
      readonly kind: 'row-too-long';
      readonly column: string;
      readonly came: number;
      readonly maximum: number;
    }
  | { readonly kind: 'row-no-place' }
  | { readonly kind: 'row-places-differ'; readonly distanceM: number }
  | { readonly kind: 'row-closed' }
  | { readonly kind: 'row-repeated'; readonly firstRow: number }
  | { readonly kind: 'row-geometry'; readonly came: string; readonly wanted: string }
);

/** Rows that were left out: all counted, the first of each kind named. */
export interface RefusedRows {
  readonly count: number;
  readonly byKind: Readonly<Partial<Record<RowFault['kind'], number>>>;
  readonly first: readonly RowFault[];
}

/** Why places cannot be read from a file, with what came and what was wanted. */
export type PlaceFault =
  /** `came` names the system of the file, or `none`. */
  | {
      readonly kind: 'place-crs-unknown';
      readonly file: string;
      readonly came: string;
      readonly knownEpsg: string;
    }
  | {
      /** Most places lie outside the country, while another system would put them inside; 0 where none would. */
      readonly kind: 'place-crs-doubtful';
      readonly file: string;
      readonly epsg: number;
      readonly likelyEpsg: number;
      readonly places: number;
    }
  | {
      readonly kind: 'place-file-unreadable';
      readonly file: string;
      readonly wanted: string;
      readonly reason: string;
    }
  | { readonly kind: 'place-too-many'; readonly file: string; readonly maximum: number };

/** Why boundaries cannot be read from a file, with what came and what was wanted. */
export type BoundaryFault =
  | {
      readonly kind: 'boundary-unreadable';
      readonly file: string;
      readonly wanted: string;
      readonly reason: string;
    }
  | {
      readonly kind: 'boundary-too-large';
      readonly file: string;
      readonly bytes: number;
      readonly maximumBytes: number;
    }
  | {
      readonly kind: 'boundary-no-code';
      readonly file: string;
      readonly came: string;
      readonly wanted: string;
    }
  | {
      readonly kind: 'boundary-code-system';
      readonly file: string;
      readonly came: string;
      readonly wanted: string;
    }
  | {
      readonly kind: 'boundary-position';
      readonly file: string;
      readonly code: string;
      readonly x: number;
      readonly y: number;
    }
  | { readonly kind: 'boundary-none'; readonly file: string; readonly refused: number };

/** Something the user should know about a file that was read. */
export type SourceWarning =
  | {
      readonly kind: 'source-rows-refused';
      readonly file: string;
      readonly refused: number;
      readonly kept: number;
    }
  | { readonly kind: 'source-coordinates-swapped'; readonly file: string; readonly places: number }
  | { readonly kind: 'source-merged'; readonly file: string; readonly places: number }
  | { readonly kind: 'source-capacity-unknown'; readonly file: string; readonly places: number };
