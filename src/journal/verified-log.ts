import { checkLink, type EntryFault, idTwice } from '../domain/journal/check-entry.ts';
import type { JournalEntry, JournalHead } from '../domain/journal/entry.ts';
import { genesisHash, type JournalIdentity } from '../domain/journal/identity.ts';

/** The entries of a journal in memory; each was seen to stand right behind the one before. */
export class VerifiedLog {
  readonly identity: JournalIdentity;
  readonly #entries: JournalEntry[] = [];
  /** The entries as they were last shown; null after a change. */
  #shown: readonly JournalEntry[] | null = null;
  readonly #byId = new Map<string, JournalEntry>();
  #fault: EntryFault | null = null;

  constructor(identity: JournalIdentity) {
    this.identity = identity;
  }

  /** A new list after each change, the same one until then. */
  get entries(): readonly JournalEntry[] {
    this.#shown ??= [...this.#entries];
    return this.#shown;
  }

  /** What broke the chain; nothing is added after that. */
  get fault(): EntryFault | null {
    return this.#fault;
  }

  get head(): JournalHead {
    return this.#entries.at(-1) ?? { seq: 0, seal: genesisHash(this.identity) };
  }

  get lastAtMs(): number {
    return this.#entries.at(-1)?.serverAtMs ?? 0;
  }

  find(id: string): JournalEntry | null {
    return this.#byId.get(id) ?? null;
  }

  /** Adds entries behind the head, passing over those it has, up to the first that does not belong there: that is the fault. */
  add(entries: readonly JournalEntry[]): void {
    for (const entry of entries) {
      if (this.#fault !== null) break;
      if (this.#byId.get(entry.id)?.seal === entry.seal) continue;
      const linked = checkLink(entry, this.identity, this.head);
      if (!linked.ok) this.#fault = linked.fault;
      else if (this.#byId.has(entry.id)) this.#fault = idTwice(entry.seq, entry.id).fault;
      else {
        this.#byId.set(entry.id, entry);
        this.#entries.push(entry);
        this.#shown = null;
      }
    }
  }

  /** Takes note that what is stored behind the head cannot be read. */
  break(fault: EntryFault): void {
    this.#fault ??= fault;
  }
}
