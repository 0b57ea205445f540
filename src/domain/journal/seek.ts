import type { JournalEntry } from './entry.ts';

/**
 * The entries that were in the journal at an instant by the clock that ordered it. Where that clock was set back, an entry counts
 * from the latest time before it on, so that what is seen never loses an entry as time goes forward.
 * @param toMs epoch ms UTC
 */
export function entriesUntil(entries: readonly JournalEntry[], toMs: number): readonly JournalEntry[] {
  const after = entries.findIndex((entry) => entry.serverAtMs > toMs);
  return after < 0 ? entries : entries.slice(0, after);
}
