import { exhaustive } from '../../core/result.ts';
import { eventOf, type JournalEntry } from './entry.ts';
import type { EventBody, JournalEvent } from './event-kinds.ts';
import { type AlertRecord, emptyState, type JournalState, recorded } from './journal-state.ts';

/**
 * The state after some more entries. Pure: the same entries give the same state however they are cut into calls, and no entry
 * makes it fail.
 * @param entries in order, the first right behind `from`
 */
export function foldJournal(entries: readonly JournalEntry[], from: JournalState = emptyState): JournalState {
  const state = openCopy(from);
  for (const entry of entries) {
    state.seq = entry.seq;
    state.head = entry.seal;
    state.atMs = Math.max(state.atMs ?? 0, entry.serverAtMs);
    const event = eventOf(entry);
    if (event.ok) apply(state, entry, event.value);
    else state.unread.push(entry.seq);
  }
  return state;
}

type Opened<T> =
  T extends ReadonlyMap<infer K, infer V> ? Map<K, V> : T extends readonly (infer V)[] ? V[] : T;
type OpenState = { -readonly [F in keyof JournalState]: Opened<JournalState[F]> };

const openCopy = (state: JournalState): OpenState => ({
  ...state,
  crossings: new Map(state.crossings),
  alerts: new Map(state.alerts),
  decisions: new Map(state.decisions),
  runs: new Map(state.runs),
  plans: new Map(state.plans),
  messages: new Map(state.messages),
  notes: [...state.notes],
  handovers: [...state.handovers],
  adrift: [...state.adrift],
  unread: [...state.unread],
});

function apply(state: OpenState, entry: JournalEntry, { event, body }: JournalEvent): void {
  switch (event) {
    case 'observation-crossed':
      state.crossings.set(crossingKey(body), recorded(entry, body));
      return;
    case 'alert-raised':
      raise(state, entry, body);
      return;
    case 'alert-changed':
      change(state, entry, body.alertId, (alert) => changed(alert, body));
      return;
    case 'alert-acknowledged':
      change(state, entry, body.alertId, (alert) => acknowledged(alert, entry));
      return;
    case 'decision-made':
      state.decisions.set(body.decisionId, recorded(entry, body));
      return;
    case 'run-finished':
      state.runs.set(body.runId, recorded(entry, body));
      return;
    case 'plan-made':
      state.plans.set(body.planId, recorded(entry, body));
      return;
    case 'message-drafted':
      state.messages.set(body.messageId, recorded(entry, body));
      return;
    case 'note-written':
      state.notes.push(recorded(entry, body));
      return;
    case 'signed-on':
      state.watch = { author: entry.author, role: entry.role, post: body.post, sinceMs: entry.serverAtMs };
      return;
    case 'handed-over':
      state.handovers.push(recorded(entry, body));
      state.watch = null;
      return;
    default:
      exhaustive(event);
  }
}

const crossingKey = ({ ruleId, what, place }: EventBody<'observation-crossed'>): string =>
  [ruleId, what, place.areaCode ?? place.name].join('\n');

/** An alert raised twice keeps its history and takes the newer words. */
function raise(state: OpenState, entry: JournalEntry, body: EventBody<'alert-raised'>): void {
  const before = state.alerts.get(body.alertId);
  state.alerts.set(body.alertId, {
    raised: before?.raised ?? body,
    raisedSeq: before?.raisedSeq ?? entry.seq,
    raisedAtMs: before?.raisedAtMs ?? entry.serverAtMs,
    status: before?.status ?? 'new',
    level: body.level,
    headline: body.headline,
    acknowledged: before?.acknowledged ?? null,
    mergedInto: before?.mergedInto ?? null,
    snoozedUntilMs: before?.snoozedUntilMs ?? null,
    changedSeq: entry.seq,
  });
}

function change(
  state: OpenState,
  entry: JournalEntry,
  alertId: string,
  how: (alert: AlertRecord) => AlertRecord,
): void {
  const alert = state.alerts.get(alertId);
  if (alert === undefined) state.adrift.push(entry.seq);
  else state.alerts.set(alertId, { ...how(alert), changedSeq: entry.seq });
}

function acknowledged(alert: AlertRecord, { author, serverAtMs }: JournalEntry): AlertRecord {
  return {
    ...alert,
    status: alert.status === 'new' ? 'acknowledged' : alert.status,
    acknowledged: alert.acknowledged ?? { by: author, atMs: serverAtMs },
  };
}

function changed(alert: AlertRecord, body: EventBody<'alert-changed'>): AlertRecord {
  switch (body.change) {
    case 'updated':
      return { ...alert, level: body.level, headline: body.headline };
    case 'escalated':
      return { ...alert, status: 'escalated', snoozedUntilMs: null };
    case 'snoozed':
      return { ...alert, status: 'snoozed', snoozedUntilMs: body.untilMs };
    case 'woken':
      return { ...alert, status: alert.acknowledged === null ? 'new' : 'acknowledged', snoozedUntilMs: null };
    case 'merged':
      return { ...alert, status: 'merged', mergedInto: body.into, snoozedUntilMs: null };
    case 'closed':
      return { ...alert, status: 'closed', snoozedUntilMs: null };
    default:
      return exhaustive(body);
  }
}
