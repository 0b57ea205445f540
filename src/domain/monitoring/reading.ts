import type { LngLat } from '../geo/projection.ts';

/** Where readings come from: the world as it is, an exercise, a plan that is being tried, or a recorded day. */
export const readingModes = ['live', 'drill', 'plan', 'replay'] as const;

export type ReadingMode = (typeof readingModes)[number];

/** Lists of codes that places of readings go by. */
export type PlaceCodeSystem =
  /** Warning zones of the meteorological agency (특보구역, `REG_ID`, `L1070100`). */
  | 'kma-zone'
  /** Stations by the number of their agency. */
  | 'hrfco-station'
  | 'kma-station'
  /** Sensors of a town by its own numbers. */
  | 'sensor'
  /** A code that a CAP message names; the list is in front of it: `SAME:006037`. */
  | 'cap-geocode';

/** What a reading speaks about. Degrees are WGS84. */
export type ReadingPlace =
  | { readonly kind: 'point'; readonly lngLat: LngLat }
  /** One ring, first point repeated at the end. */
  | { readonly kind: 'polygon'; readonly ring: readonly LngLat[] }
  | { readonly kind: 'circle'; readonly centre: LngLat; readonly radiusM: number }
  | {
      readonly kind: 'code';
      readonly system: PlaceCodeSystem;
      readonly code: string;
      readonly name: string | null;
    }
  /** Cell of the forecast grid of the meteorological agency. */
  | { readonly kind: 'grid-cell'; readonly nx: number; readonly ny: number; readonly lngLat: LngLat }
  /** A name alone, as a bulletin writes it. `without` names what it leaves out (제외). */
  | { readonly kind: 'name'; readonly name: string; readonly without: readonly string[] };

/** What is odd about a reading that could be read all the same. */
export type ReadingNote =
  /** Tags were taken out of a text; what stood between them is still there. */
  | 'markup-removed'
  | 'text-cut'
  | 'area-unreadable'
  | 'time-unreadable'
  | 'value-unreadable'
  /** The source does not tell over which time a sum runs. */
  | 'interval-unknown'
  /** Its time lies ahead of the clock that received it. */
  | 'clock-ahead'
  | 'ends-before-it-begins'
  /** An update or cancellation that does not say of what. */
  | 'references-missing'
  | 'exercise-message'
  | 'test-message'
  /** The level is none that its ladder has: shown as it came, at the highest prominence. */
  | 'level-unknown';

/** How far a value may be trusted. A bound is what a range such as `1.0~29.9mm` leaves. */
export type ReadingQuality = 'ok' | 'missing' | 'upper-bound' | 'lower-bound' | 'preliminary' | 'doubtful';

/** Who says it. */
export interface ReadingSource {
  /** Adapter that read it: `hrfco-waterlevel`. */
  readonly adapter: string;
  /** Agency that answers for it, by its short name. */
  readonly owner: string;
  /** Its identity at the source. */
  readonly record: string;
  /** Page about it, http or https only; null when the source names none. */
  readonly url: string | null;
}

/** When and as what a body of a feed was received. */
export interface Receipt {
  readonly mode: ReadingMode;
  /** Null when it is not known, as for a file that was found. */
  readonly receivedAtMs: number | null;
}

/** What observations and alerts have in common. Times are ms since 1970 UTC, null where the source gives none. */
export interface ReadingBase {
  /** The same for the same message, whenever and how often it is received. */
  readonly id: string;
  readonly value: number | null;
  /** Unit of `value`, as `m`, `mm`, `m3/s`; null where there is none. */
  readonly unit: string | null;
  readonly area: readonly ReadingPlace[];
  readonly validAtMs: number | null;
  readonly issuedAtMs: number | null;
  readonly receivedAtMs: number | null;
  readonly source: ReadingSource;
  readonly quality: ReadingQuality;
  readonly notes: readonly ReadingNote[];
  /** Frozen with the reading: no code path turns one mode into another. */
  readonly mode: ReadingMode;
  /** More that the source states, by name. */
  readonly facts: Readonly<Record<string, string | number>>;
}

/** What an adapter states; the receipt adds the rest. */
export type DraftOf<T extends ReadingBase> = Omit<T, 'kind' | 'receivedAtMs' | 'mode'>;

/** Clocks of agencies and sensors may run ahead by this much before it is noted, ms. */
const clockSlackMs = 10 * 60_000;

/** A clock-skew guard: notes on a time that lies ahead of the clock that received it. */
export const clockNotes = (atMs: number | null, { receivedAtMs }: Receipt): readonly ReadingNote[] =>
  atMs !== null && receivedAtMs !== null && atMs > receivedAtMs + clockSlackMs ? ['clock-ahead'] : [];
