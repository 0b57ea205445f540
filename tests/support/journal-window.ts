import type { Page } from '@playwright/test';
import type { JournalDraft } from '../../src/domain/journal/entry.ts';
import type { openLocalJournal as OpenLocalJournal } from '../../src/journal/local/open-local-journal.ts';

/** What a window of the journal looks like from outside: its order, its state and what is wrong. */
export interface SeenJournal {
  readonly ids: readonly string[];
  readonly head: string | null;
  readonly stateHash: string;
  readonly pending: number;
  readonly fault: { readonly kind: string } | null;
}

/** Opens the journal in a page that has the sources of the app; the page keeps it as `journal`. */
export async function openJournalWindow(page: Page, identity: object): Promise<void> {
  await page.evaluate(async (opened) => {
    const load = (path: string): Promise<unknown> => import(path);
    const { openLocalJournal } = (await load('/src/journal/local/open-local-journal.ts')) as {
      openLocalJournal: typeof OpenLocalJournal;
    };
    const { foldJournal } = (await load(
      '/src/domain/journal/fold-journal.ts',
    )) as typeof import('../../src/domain/journal/fold-journal.ts');
    const { stateHash } = (await load(
      '/src/domain/journal/journal-state.ts',
    )) as typeof import('../../src/domain/journal/journal-state.ts');
    const journal = await openLocalJournal(opened as Parameters<typeof openLocalJournal>[0], () =>
      Date.now(),
    );
    if (!journal.ok) throw new Error(JSON.stringify(journal.fault));
    Object.assign(window, {
      journal: journal.value,
      seen: () => {
        const state = foldJournal(journal.value.entries());
        const { pending, fault } = journal.value.status();
        return {
          ids: journal.value.entries().map(({ id }) => id),
          head: state.head,
          stateHash: stateHash(state),
          pending: pending.length,
          fault,
        };
      },
    });
  }, identity);
}

export const seenIn = (page: Page): Promise<SeenJournal> =>
  page.evaluate(() => (window as unknown as { seen: () => SeenJournal }).seen());

/** Hands drafts in, so many at a time, and tells each acknowledged id to `window.acknowledged` where the page has it. */
export const writeIn = (
  page: Page,
  drafts: readonly JournalDraft[],
  atOnce = 1,
): Promise<readonly string[]> =>
  page.evaluate(
    async ({ given, atOnce }) => {
      const { journal, acknowledged } = window as unknown as {
        journal: import('../../src/domain/journal/journal.ts').Journal;
        acknowledged?: (id: string) => void;
      };
      const states: string[] = [];
      const queue = [...given];
      const work = async () => {
        for (let draft = queue.shift(); draft !== undefined; draft = queue.shift()) {
          const outcome = await journal.append(draft);
          if (outcome.ok && outcome.value.state === 'kept') acknowledged?.(draft.id);
          states.push(outcome.ok ? outcome.value.state : outcome.fault.kind);
        }
      };
      await Promise.all(Array.from({ length: atOnce }, work));
      return states;
    },
    { given: drafts, atOnce },
  );
