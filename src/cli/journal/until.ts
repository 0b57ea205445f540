import { parseKst } from '../../core/korean-time.ts';
import type { JournalEntry } from '../../domain/journal/entry.ts';
import { entriesUntil } from '../../domain/journal/seek.ts';
import { type GivenOptions, UsageError } from '../command.ts';

/** The entries up to the instant of `--to`, all of them without it. @throws UsageError for what is no time */
export function untilGiven(entries: readonly JournalEntry[], given: GivenOptions): readonly JournalEntry[] {
  const came = given.text('to');
  if (came === null) return entries;
  const toMs = parseKst(came);
  if (toMs === null) throw new UsageError('journalBadTime', { came });
  return entriesUntil(entries, toMs);
}
