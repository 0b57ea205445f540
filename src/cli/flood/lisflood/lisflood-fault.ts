/** Why files of LISFLOOD-FP cannot be turned into a case. */
export type LisfloodFault =
  | {
      readonly kind: 'flood-lisflood-line';
      readonly file: string;
      readonly line: number;
      readonly text: string;
      readonly wanted: string;
    }
  | { readonly kind: 'flood-lisflood-ended'; readonly file: string; readonly wanted: string }
  | {
      /** A condition on a part of an edge, where a case has one condition an edge. */
      readonly kind: 'flood-lisflood-partial-edge';
      readonly file: string;
      readonly line: number;
      readonly text: string;
    }
  | {
      readonly kind: 'flood-lisflood-unsupported';
      readonly file: string;
      readonly line: number;
      readonly text: string;
    }
  | { readonly kind: 'flood-lisflood-series-unknown'; readonly file: string; readonly name: string }
  | { readonly kind: 'flood-lisflood-missing'; readonly keyword: string; readonly option: string };

/** What a conversion left out or settled by itself. */
export type LisfloodNote =
  | { readonly kind: 'flood-lisflood-keyword-ignored'; readonly keyword: string; readonly value: string }
  | { readonly kind: 'flood-lisflood-open-beside-inflow'; readonly side: string }
  | { readonly kind: 'flood-lisflood-slope-ignored'; readonly line: number; readonly slope: number }
  | {
      readonly kind: 'flood-lisflood-gauge-outside';
      readonly file: string;
      readonly line: number;
      readonly xM: number;
      readonly yM: number;
    }
  | { readonly kind: 'flood-lisflood-scheme'; readonly came: string; readonly scheme: string };
