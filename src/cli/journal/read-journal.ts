import { readFile } from 'node:fs/promises';
import type { JournalEntry } from '../../domain/journal/entry.ts';
import { genesisHash, journalName } from '../../domain/journal/identity.ts';
import { type ReadJournal, readJournalLines } from '../../domain/journal/journal-file.ts';
import { splitLines } from '../../journal/file/split-lines.ts';
import type { CommandContext } from '../command.ts';

/** Reads a journal file as far as it holds and says what is wrong with the rest; null when there is no file to read. */
export async function readJournal(path: string, context: CommandContext): Promise<ReadJournal | null> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    context.tell(context.say('journalFileMissing', { path, reason }));
    return null;
  }
  const journal = readJournalLines(splitLines(bytes));
  if (journal.fault !== null) context.tell(context.explain(journal.fault));
  return journal;
}

/** Tells how many entries hold and the seal of the last, to be written down elsewhere. */
export function tellJournal(journal: ReadJournal, context: CommandContext): void {
  context.tell(
    context.say(journal.fault === null ? 'journalWhole' : 'journalKept', {
      name: journal.identity === null ? context.say('journalUnnamed') : journalName(journal.identity),
      entries: journal.entries.length,
      head: headOf(journal, journal.entries) ?? '-',
    }),
  );
}

/** Seal of the last of some entries of a journal, or its genesis hash; null for a journal without a header. */
export function headOf({ identity }: ReadJournal, entries: readonly JournalEntry[]): string | null {
  return entries.at(-1)?.seal ?? (identity === null ? null : genesisHash(identity));
}
