import { canonicalJson } from '../../core/canonical-json.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { type EntryFault, readStored } from '../../domain/journal/check-entry.ts';
import {
  checkDraft,
  type DraftFault,
  type JournalDraft,
  type JournalEntry,
} from '../../domain/journal/entry.ts';
import { type JournalIdentity, journalName } from '../../domain/journal/identity.ts';
import type { Appended, Journal, JournalKeepFault, JournalStatus } from '../../domain/journal/journal.ts';
import { Listeners } from '../listeners.ts';
import { VerifiedLog } from '../verified-log.ts';
import { type EntryStore, openEntryStore } from './entry-store.ts';
import { Writer, type WrittenOrNot } from './writer.ts';

/** What windows tell each other: a draft for the writer, entries on the disk, a refusal, and that there is a new writer. */
type WindowMessage =
  | { readonly kind: 'append'; readonly draft: JournalDraft }
  | { readonly kind: 'kept'; readonly lines: readonly string[] }
  | { readonly kind: 'refused'; readonly id: string; readonly fault: JournalKeepFault }
  | { readonly kind: 'writer' };

interface Outstanding {
  readonly draft: JournalDraft;
  readonly answers: ((outcome: WrittenOrNot) => void)[];
}

/** After so long without an answer a draft is handed to the writer again: the one asked may have been killed. */
const askAgainAfterMs = 1000;

/**
 * Opens the journal of this machine. Its windows share one database; the window that holds the lock writes for all, and when it
 * goes, even killed, the next takes over where the disk left off.
 * @param now epoch ms of this device
 */
export async function openLocalJournal(
  identity: JournalIdentity,
  now: () => number,
): Promise<Result<Journal, JournalKeepFault>> {
  const store = await openEntryStore(identity);
  if (!store.ok) return store;
  const journal = new LocalJournal(identity, store.value, now);
  const fault = await journal.start();
  if (fault === null) return ok(journal);
  await journal.close();
  return fail(fault);
}

/** One window's hold on the journal. Whoever opened it closes it. */
class LocalJournal implements Journal {
  readonly identity: JournalIdentity;
  readonly #store: EntryStore;
  readonly #log: VerifiedLog;
  readonly #channel: BroadcastChannel;
  readonly #listeners = new Listeners();
  readonly #outstanding = new Map<string, Outstanding>();
  readonly #leaving = new AbortController();
  readonly #now: () => number;
  #writer: Writer | null = null;
  #storageFault: JournalKeepFault | null = null;
  #reading: Promise<void> = Promise.resolve();
  #askAgain: ReturnType<typeof setInterval> | null = null;

  constructor(identity: JournalIdentity, store: EntryStore, now: () => number) {
    this.identity = identity;
    this.#store = store;
    this.#log = new VerifiedLog(identity);
    this.#now = now;
    this.#channel = new BroadcastChannel(`haetae-journal/${journalName(identity)}`);
    this.#channel.onmessage = ({ data }: MessageEvent<WindowMessage>) => this.#hear(data);
  }

  /** Reads what is stored and stands for writer. @returns why nothing could be read, or null */
  async start(): Promise<JournalKeepFault | null> {
    await this.#catchUp();
    if (this.#storageFault !== null) return this.#storageFault;
    void this.#stand();
    return null;
  }

  entries(): readonly JournalEntry[] {
    return this.#log.entries;
  }

  status(): JournalStatus {
    const pending = [...this.#outstanding.values()].map(({ draft }) => draft);
    return { link: 'together', pending, refused: [], fault: this.#log.fault ?? this.#storageFault };
  }

  async append(given: JournalDraft): Promise<Result<Appended, DraftFault | JournalKeepFault>> {
    const draft = checkDraft(given);
    if (!draft.ok) return draft;
    if (this.#leaving.signal.aborted) return fail({ kind: 'journal-closed' });
    const known = this.#log.find(draft.value.id);
    const outcome = known === null ? await this.#ask(draft.value) : ok(known);
    return outcome.ok ? ok({ state: 'kept', entry: outcome.value }) : outcome;
  }

  subscribe(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  async close(): Promise<void> {
    this.#leaving.abort();
    await this.#writer?.drained();
    if (this.#askAgain !== null) clearInterval(this.#askAgain);
    for (const id of [...this.#outstanding.keys()]) this.#settle(id, fail({ kind: 'journal-closed' }));
    this.#channel.close();
    this.#store.close();
  }

  #ask(draft: JournalDraft): Promise<WrittenOrNot> {
    return new Promise((answer) => {
      const asked = this.#outstanding.get(draft.id);
      if (asked !== undefined) {
        asked.answers.push(answer);
        return;
      }
      this.#outstanding.set(draft.id, { draft, answers: [answer] });
      this.#askAgain ??= setInterval(() => void this.#askForAll(), askAgainAfterMs);
      this.#handIn(draft);
      this.#listeners.tell();
    });
  }

  #handIn(draft: JournalDraft): void {
    if (this.#writer === null) this.#post({ kind: 'append', draft });
    else void this.#writer.write(draft).then((outcome) => this.#settle(draft.id, outcome));
  }

  /** What is on the disk counts, whether or not its writer lived to say so. */
  async #askForAll(): Promise<void> {
    if (this.#outstanding.size === 0) return;
    await this.#catchUp();
    if (this.#writer !== null) return;
    for (const { draft } of this.#outstanding.values()) this.#handIn(draft);
  }

  async #stand(): Promise<void> {
    const { signal } = this.#leaving;
    const left = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    const name = `haetae-journal/${journalName(this.identity)}`;
    try {
      await navigator.locks.request(name, { signal }, async () => {
        await this.#catchUp();
        this.#writer = new Writer({
          log: this.#log,
          store: this.#store,
          now: this.#now,
          catchUp: () => this.#catchUp(),
          onWritten: (entries) => this.#onWritten(entries),
        });
        this.#post({ kind: 'writer' });
        for (const { draft } of this.#outstanding.values()) this.#handIn(draft);
        await left;
        await this.#writer.drained();
      });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  #hear(message: WindowMessage): void {
    switch (message.kind) {
      case 'append':
        void this.#writeFor(message.draft);
        return;
      case 'kept':
        void this.#take(message.lines);
        return;
      case 'refused':
        this.#settle(message.id, fail(message.fault));
        return;
      case 'writer':
        void this.#askForAll();
        return;
    }
  }

  async #writeFor(given: JournalDraft): Promise<void> {
    if (this.#writer === null || this.#leaving.signal.aborted) return;
    const draft = checkDraft(given);
    if (!draft.ok) return;
    const { id } = draft.value;
    const known = this.#log.find(id);
    const outcome = known === null ? await this.#writer.write(draft.value) : ok(known);
    if (!outcome.ok) this.#post({ kind: 'refused', id, fault: outcome.fault });
    else if (known !== null) this.#post({ kind: 'kept', lines: [canonicalJson(known)] });
  }

  /** Entries that the writer says are on the disk; what does not follow at once is read from there. */
  async #take(lines: readonly string[]): Promise<void> {
    await this.#reading;
    const read = lines.map((line, n) => readStored(line, n + 1));
    const fresh = read.flatMap((each) =>
      each.ok && each.value.seq > this.#log.head.seq ? [each.value] : [],
    );
    const [first] = fresh;
    if (first === undefined) return;
    if (first.seq !== this.#log.head.seq + 1 || read.some((each) => !each.ok)) {
      await this.#catchUp();
      return;
    }
    this.#log.add(fresh);
    this.#afterReading();
  }

  #onWritten(entries: readonly JournalEntry[]): void {
    if (entries.length > 0) this.#post({ kind: 'kept', lines: entries.map(canonicalJson) });
    this.#afterReading();
  }

  /** Reads what is stored behind the log, one reading after another. */
  #catchUp(): Promise<void> {
    this.#reading = this.#reading.then(() => this.#readOn());
    return this.#reading;
  }

  async #readOn(): Promise<void> {
    const from = this.#log.head.seq + 1;
    const lines = await this.#store.linesFrom(from);
    if (!lines.ok) {
      if (!this.#leaving.signal.aborted) this.#storageFault = lines.fault;
      return;
    }
    const entries: JournalEntry[] = [];
    let fault: EntryFault | null = null;
    for (const [n, line] of lines.value.entries()) {
      const read = readStored(line, from + n);
      if (!read.ok) {
        fault = read.fault;
        break;
      }
      entries.push(read.value);
    }
    this.#log.add(entries);
    if (fault !== null) this.#log.break(fault);
    this.#afterReading();
  }

  #afterReading(): void {
    for (const id of [...this.#outstanding.keys()]) {
      const entry = this.#log.find(id);
      if (entry !== null) this.#settle(id, ok(entry));
      else if (this.#log.fault !== null) this.#settle(id, fail(this.#log.fault));
    }
    this.#listeners.tell();
  }

  #settle(id: string, outcome: WrittenOrNot): void {
    const asked = this.#outstanding.get(id);
    if (asked === undefined) return;
    this.#outstanding.delete(id);
    for (const answer of asked.answers) answer(outcome);
    this.#listeners.tell();
  }

  #post(message: WindowMessage): void {
    if (!this.#leaving.signal.aborted || message.kind === 'kept') this.#channel.postMessage(message);
  }
}
