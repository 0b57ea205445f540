import { canonicalJson } from '../../core/canonical-json.ts';
import { sha256OfText } from '../../core/sha256.ts';
import type { JournalEntry } from './entry.ts';
import type { EventBody } from './event-kinds.ts';

export type AlertStatus = 'new' | 'acknowledged' | 'escalated' | 'snoozed' | 'merged' | 'closed';

/** An alert as the journal left it. */
export interface AlertRecord {
  readonly raised: EventBody<'alert-raised'>;
  readonly raisedSeq: number;
  readonly raisedAtMs: number;
  readonly status: AlertStatus;
  readonly level: string;
  readonly headline: string;
  /** Author of the first acknowledgement, and when; null while nobody has. */
  readonly acknowledged: { readonly by: string; readonly atMs: number } | null;
  readonly mergedInto: string | null;
  readonly snoozedUntilMs: number | null;
  readonly changedSeq: number;
}

/** What one entry put down, with its author and time. */
export interface Recorded<T> {
  readonly body: T;
  readonly seq: number;
  readonly author: string;
  readonly atMs: number;
}

/** Who holds the watch. */
export interface Watch {
  readonly author: string;
  readonly role: string;
  readonly post: string;
  readonly sinceMs: number;
}

/** Everything that a journal says up to an entry. Maps are keyed by the id that the events give. */
export interface JournalState {
  readonly seq: number;
  /** Seal of the last entry; null for none. */
  readonly head: string | null;
  /** Latest server time so far, epoch ms; null for no entry. */
  readonly atMs: number | null;
  /** Null before the first sign-on and after a handover, until the next officer signs on. */
  readonly watch: Watch | null;
  /** Keyed by rule, place and quantity: the latest crossing of each. */
  readonly crossings: ReadonlyMap<string, Recorded<EventBody<'observation-crossed'>>>;
  readonly alerts: ReadonlyMap<string, AlertRecord>;
  readonly decisions: ReadonlyMap<string, Recorded<EventBody<'decision-made'>>>;
  readonly runs: ReadonlyMap<string, Recorded<EventBody<'run-finished'>>>;
  readonly plans: ReadonlyMap<string, Recorded<EventBody<'plan-made'>>>;
  readonly messages: ReadonlyMap<string, Recorded<EventBody<'message-drafted'>>>;
  readonly notes: readonly Recorded<EventBody<'note-written'>>[];
  readonly handovers: readonly Recorded<EventBody<'handed-over'>>[];
  /** Places of entries about an alert that was never raised. */
  readonly adrift: readonly number[];
  /** Places of entries whose event this program cannot read. */
  readonly unread: readonly number[];
}

export const emptyState: JournalState = {
  seq: 0,
  head: null,
  atMs: null,
  watch: null,
  crossings: new Map(),
  alerts: new Map(),
  decisions: new Map(),
  runs: new Map(),
  plans: new Map(),
  messages: new Map(),
  notes: [],
  handovers: [],
  adrift: [],
  unread: [],
};

/** SHA-256 hex of a state: equal wherever the same entries were folded, by any number of steps. */
export function stateHash(state: JournalState): string {
  return sha256OfText(canonicalJson(plainState(state)));
}

/** A state as JSON: maps become lists of pairs in the order in which their keys first came. */
function plainState(state: JournalState): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(state).map(([field, value]) => [field, value instanceof Map ? [...value] : value]),
  );
}

/** An entry's body with its author and time. */
export const recorded = <T>(entry: JournalEntry, body: T): Recorded<T> => ({
  body,
  seq: entry.seq,
  author: entry.author,
  atMs: entry.serverAtMs,
});
