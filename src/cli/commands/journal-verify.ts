import type { Command } from '../command.ts';
import { headOf, readJournal, tellJournal } from '../journal/read-journal.ts';

/** Checks a journal file and names the first thing wrong. */
export const journalVerify: Command = {
  words: ['journal', 'verify'],
  summary: 'journalVerify',
  usage: 'FILE.jsonl',
  options: {},
  run: async (given, context) => {
    const path = given.onlyPositional('FILE.jsonl');
    const journal = await readJournal(path, context);
    if (journal === null) return false;
    tellJournal(journal, context);
    const { identity, entries, fault } = journal;
    context.out({ path, journal: identity, entries: entries.length, head: headOf(journal, entries), fault });
    return fault === null;
  },
};
