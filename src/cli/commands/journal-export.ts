import { journalLines } from '../../domain/journal/journal-file.ts';
import type { Command } from '../command.ts';
import { readJournal, tellJournal } from '../journal/read-journal.ts';
import { untilGiven } from '../journal/until.ts';

/** Writes the entries before the first fault, up to an instant if one is given, as a sound journal file. */
export const journalExport: Command = {
  words: ['journal', 'export'],
  summary: 'journalExport',
  usage: 'FILE.jsonl [--to 2023-07-15T08:40] > OUT.jsonl',
  options: { to: { type: 'string' } },
  run: async (given, context) => {
    const journal = await readJournal(given.onlyPositional('FILE.jsonl'), context);
    if (journal === null) return false;
    tellJournal(journal, context);
    const { identity, entries, fault } = journal;
    if (identity === null) return false;
    for (const line of journalLines(identity, untilGiven(entries, given)))
      context.out(JSON.parse(line), 'line');
    return fault === null;
  },
};
