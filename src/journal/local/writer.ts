import type { Result } from '../../core/result.ts';
import { fail, ok } from '../../core/result.ts';
import { type JournalDraft, type JournalEntry, placeDraft, stampEntry } from '../../domain/journal/entry.ts';
import type { JournalKeepFault } from '../../domain/journal/journal.ts';
import type { VerifiedLog } from '../verified-log.ts';
import type { EntryStore } from './entry-store.ts';

export type WrittenOrNot = Result<JournalEntry, JournalKeepFault>;

interface Waiting {
  readonly draft: JournalDraft;
  readonly answer: (outcome: WrittenOrNot) => void;
}

export interface WriterParts {
  readonly log: VerifiedLog;
  readonly store: EntryStore;
  /** Epoch ms of this device. */
  readonly now: () => number;
  /** Reads what the store has behind the log. */
  readonly catchUp: () => Promise<void>;
  /** Called with entries that are on the disk, before anybody is answered. */
  readonly onWritten: (entries: readonly JournalEntry[]) => void;
}

/** Drafts of one transaction: enough to share the wait for the disk, few enough that a burst is seen to move. */
const mostAtOnce = 256;

/** The one writer of a journal among the windows of a machine: gives drafts their order, stores them, then answers. */
export class Writer {
  readonly #parts: WriterParts;
  #waiting: Waiting[] = [];
  #working: Promise<void> | null = null;

  constructor(parts: WriterParts) {
    this.#parts = parts;
  }

  write(draft: JournalDraft): Promise<WrittenOrNot> {
    return new Promise((answer) => {
      this.#waiting.push({ draft, answer });
      this.#working ??= this.#work();
    });
  }

  /** Resolves when everything handed in was answered. */
  async drained(): Promise<void> {
    while (this.#working !== null) await this.#working;
  }

  async #work(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.slice(0, mostAtOnce);
      this.#waiting = this.#waiting.slice(mostAtOnce);
      const fault = await this.#writeBatch(batch.map(({ draft }) => draft));
      for (const { draft, answer } of batch) {
        const entry = this.#parts.log.find(draft.id);
        answer(entry === null ? fail(fault ?? { kind: 'journal-closed' }) : ok(entry));
      }
    }
    this.#working = null;
  }

  /** @returns why drafts of the batch may be missing from the log, or null */
  async #writeBatch(drafts: readonly JournalDraft[]): Promise<JournalKeepFault | null> {
    const { log, store, catchUp, onWritten } = this.#parts;
    for (;;) {
      if (log.fault !== null) return log.fault;
      const entries = this.#placed(drafts);
      const added = await store.add(entries);
      if (!added.ok) return added.fault;
      if (added.value) {
        log.add(entries);
        onWritten(entries);
        return null;
      }
      await catchUp();
    }
  }

  #placed(drafts: readonly JournalDraft[]): readonly JournalEntry[] {
    const { log, now } = this.#parts;
    const entries = new Map<string, JournalEntry>();
    let head = log.head;
    const atMs = Math.max(now(), log.lastAtMs);
    for (const draft of drafts) {
      if (log.find(draft.id) !== null || entries.has(draft.id)) continue;
      const entry = stampEntry(placeDraft(draft, log.identity, head), atMs);
      entries.set(draft.id, entry);
      head = entry;
    }
    return [...entries.values()];
  }
}
