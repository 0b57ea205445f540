/** Why a file of OpenStreetMap, or of building footprints, cannot be used; with what came and what was wanted. */
export type OsmFault =
  | { readonly kind: 'osm-not-pbf'; readonly file: string; readonly reason: string }
  | {
      /** A part over the limit of the format, which marks a file as broken or hostile. */
      readonly kind: 'osm-part-too-large';
      readonly file: string;
      readonly startByte: number;
      readonly bytes: number;
      readonly maximumBytes: number;
    }
  | { readonly kind: 'osm-feature-unsupported'; readonly file: string; readonly feature: string }
  | {
      readonly kind: 'osm-compression-unsupported';
      readonly file: string;
      readonly came: string;
      readonly wanted: string;
    }
  | {
      readonly kind: 'osm-damaged';
      readonly file: string;
      readonly startByte: number;
      readonly reason: string;
    }
  /** `came` is how the file begins. */
  | { readonly kind: 'osm-not-json'; readonly file: string; readonly came: string }
  | { readonly kind: 'osm-not-overpass'; readonly file: string; readonly field: string }
  /** The server gave up half-way: what it sent is not the whole answer. */
  | { readonly kind: 'osm-answer-incomplete'; readonly file: string; readonly remark: string }
  | { readonly kind: 'osm-coordinates-swapped'; readonly file: string; readonly count: number }
  | { readonly kind: 'osm-not-footprints'; readonly file: string; readonly field: string }
  | {
      readonly kind: 'osm-too-much';
      readonly file: string;
      readonly what: 'nodes' | 'ways' | 'bytes';
      readonly count: number;
      readonly maximum: number;
    }
  | { readonly kind: 'osm-cancelled' };
