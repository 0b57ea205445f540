import { frozen } from '../../core/frozen.ts';
import { clockNotes, type DraftOf, type ReadingBase, type Receipt } from './reading.ts';

/** Why there is no value. Never shown as zero and never as "none". */
export type MissingReason =
  /** The field is empty. */
  | 'blank'
  /** The source's sign for no reading (-999, 900). */
  | 'sentinel'
  | 'not-stated';

/** Quantities that rules and screens know; a town's own sensors may bring others under their own names. */
export type KnownQuantity =
  | 'river-stage'
  | 'discharge'
  | 'rain'
  | 'reservoir-level'
  | 'reservoir-inflow'
  | 'reservoir-outflow'
  | 'reservoir-storage'
  | 'reservoir-spare'
  | 'air-temperature'
  | 'humidity'
  | 'wind-speed'
  | 'wind-direction'
  | 'wind-east'
  | 'wind-north'
  | 'precipitation-type'
  | 'precipitation-chance'
  | 'fresh-snow'
  | 'sky'
  | 'lightning'
  | 'wave-height'
  | 'air-temperature-low'
  | 'air-temperature-high';

/** One value at one place and time, measured or forecast. */
export interface Observation extends ReadingBase {
  readonly kind: 'observation';
  readonly what: KnownQuantity | (string & {});
  /** Set exactly when `value` is null. */
  readonly missing: MissingReason | null;
  /** The value as it came, where it is more or other than the number: `1.0~29.9mm`. */
  readonly rawValue: string | null;
  /** Time over which `value` is a sum that ends at `validAtMs`, s; null for readings of the instant. */
  readonly sumOverS: number | null;
  readonly isForecast: boolean;
}

/** Makes an observation that can no longer be changed. */
export function observe(draft: DraftOf<Observation>, receipt: Receipt): Observation {
  const skew = draft.isForecast ? [] : clockNotes(draft.validAtMs, receipt);
  return frozen({
    ...draft,
    kind: 'observation',
    notes: [...draft.notes, ...skew],
    receivedAtMs: receipt.receivedAtMs,
    mode: receipt.mode,
  });
}
