import { foldJournal } from '../../domain/journal/fold-journal.ts';
import { stateHash } from '../../domain/journal/journal-state.ts';
import type { Command } from '../command.ts';
import { headOf, readJournal } from '../journal/read-journal.ts';
import { untilGiven } from '../journal/until.ts';

/** Folds a journal up to an instant and prints what it says there. */
export const journalReplay: Command = {
  words: ['journal', 'replay'],
  summary: 'journalReplay',
  usage: 'FILE.jsonl --to 2023-07-15T08:40',
  options: { to: { type: 'string' } },
  run: async (given, context) => {
    given.requiredText('to');
    const journal = await readJournal(given.onlyPositional('FILE.jsonl'), context);
    if (journal === null) return false;
    const entries = untilGiven(journal.entries, given);
    const state = foldJournal(entries);
    context.out({
      journal: journal.identity,
      entries: entries.length,
      head: headOf(journal, entries),
      stateHash: stateHash(state),
      watch: state.watch,
      alerts: [...state.alerts].map(([alertId, { status, level, headline }]) => ({
        alertId,
        status,
        level,
        headline,
      })),
      notes: state.notes.length,
      fault: journal.fault,
    });
    return journal.fault === null;
  },
};
