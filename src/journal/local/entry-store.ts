import { canonicalJson } from '../../core/canonical-json.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { JournalEntry } from '../../domain/journal/entry.ts';
import { type JournalIdentity, journalName } from '../../domain/journal/identity.ts';
import type { JournalKeepFault } from '../../domain/journal/journal.ts';

/** An entry as it lies in the browser's database: its canonical text, to be checked each time it is read. */
interface StoredRow {
  readonly seq: number;
  readonly id: string;
  readonly line: string;
}

type StorageFault = Extract<
  JournalKeepFault,
  { readonly kind: 'journal-storage-full' | 'journal-storage-failed' }
>;

/** Entries of one journal in IndexedDB. */
export interface EntryStore {
  /** Canonical texts from place `seq` on, in order. */
  linesFrom(seq: number): Promise<Result<readonly string[], StorageFault>>;
  /**
   * Adds entries in one transaction of strict durability.
   * @returns after they are on the disk: true; false when another writer was there first and nothing was added
   */
  add(entries: readonly JournalEntry[]): Promise<Result<boolean, StorageFault>>;
  close(): void;
}

const entriesTable = 'entries';

/** Opens the database of a journal, one for each region, room and mode. */
export async function openEntryStore(identity: JournalIdentity): Promise<Result<EntryStore, StorageFault>> {
  try {
    const database = await openDatabase(`haetae-journal/${journalName(identity)}`);
    database.onversionchange = () => database.close();
    return ok({
      linesFrom: (seq) => linesFrom(database, seq),
      add: (entries) => addEntries(database, entries),
      close: () => database.close(),
    });
  } catch (error) {
    return fail(storageFault(error));
  }
}

function openDatabase(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      const table = request.result.createObjectStore(entriesTable, { keyPath: 'seq' });
      table.createIndex('id', 'id', { unique: true });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function linesFrom(database: IDBDatabase, seq: number): Promise<Result<readonly string[], StorageFault>> {
  return new Promise((resolve) => {
    try {
      const table = database.transaction(entriesTable, 'readonly').objectStore(entriesTable);
      const request = table.getAll(IDBKeyRange.lowerBound(seq)) as IDBRequest<StoredRow[]>;
      request.onsuccess = () => resolve(ok(request.result.map(({ line }) => line)));
      request.onerror = () => resolve(fail(storageFault(request.error)));
    } catch (error) {
      resolve(fail(storageFault(error)));
    }
  });
}

function addEntries(
  database: IDBDatabase,
  entries: readonly JournalEntry[],
): Promise<Result<boolean, StorageFault>> {
  return new Promise((resolve) => {
    const [first] = entries;
    if (first === undefined) {
      resolve(ok(true));
      return;
    }
    try {
      const transaction = database.transaction(entriesTable, 'readwrite', { durability: 'strict' });
      const table = transaction.objectStore(entriesTable);
      let isBehind = false;
      transaction.oncomplete = () => resolve(ok(true));
      transaction.onabort = () => resolve(isBehind ? ok(false) : fail(storageFault(transaction.error)));
      const last = table.openKeyCursor(null, 'prev');
      last.onsuccess = () => {
        isBehind = (last.result?.key ?? 0) !== first.seq - 1;
        if (isBehind) transaction.abort();
        else for (const entry of entries) table.add(rowOf(entry));
      };
    } catch (error) {
      resolve(fail(storageFault(error)));
    }
  });
}

const rowOf = (entry: JournalEntry): StoredRow => ({
  seq: entry.seq,
  id: entry.id,
  line: canonicalJson(entry),
});

function storageFault(error: unknown): StorageFault {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') return { kind: 'journal-storage-full' };
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { kind: 'journal-storage-failed', reason };
}
