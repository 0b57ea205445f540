import type { Result } from '../../core/result.ts';
import type { EntryFault } from './check-entry.ts';
import type { DraftFault, JournalDraft, JournalEntry } from './entry.ts';
import type { JournalIdentity } from './identity.ts';

/** Why a journal cannot be opened, or takes no more entries. */
export type JournalKeepFault =
  | { readonly kind: 'journal-closed' }
  | { readonly kind: 'journal-storage-full' }
  | { readonly kind: 'journal-storage-failed'; readonly reason: string }
  /** The server does not know this user, or the password is wrong. */
  | { readonly kind: 'journal-server-refused'; readonly user: string }
  /** The server does not let this user write under that role or in that mode. */
  | { readonly kind: 'journal-publish-denied'; readonly user: string; readonly subject: string }
  /** What is stored does not hold; the entries before it can be read, and nothing is added behind it. */
  | EntryFault;

/** What came of handing a draft in: kept for good at its place, or queued in this window until the server is back. */
export type Appended =
  | { readonly state: 'kept'; readonly entry: JournalEntry }
  | { readonly state: 'queued' };

/** A journal as it stands in this window. */
export interface JournalStatus {
  /** `offline` while what is written here cannot reach the others. */
  readonly link: 'together' | 'offline';
  /** Drafts handed in here and not yet kept, oldest first. */
  readonly pending: readonly JournalDraft[];
  /** What came in and was no entry, and was passed over by every reader alike. */
  readonly refused: readonly EntryFault[];
  /** Why nothing more can be added, or null. */
  readonly fault: JournalKeepFault | null;
}

/** One journal, open. Every driver keeps to this. */
export interface Journal {
  readonly identity: JournalIdentity;
  /** Every entry so far, in the one order; a new list after each change. */
  entries(): readonly JournalEntry[];
  status(): JournalStatus;
  /** Never says `kept` before the entry is stored durably. The same id handed in again gives the same entry. */
  append(draft: JournalDraft): Promise<Result<Appended, DraftFault | JournalKeepFault>>;
  /** Calls after each change of entries or status. @returns how to stop that */
  subscribe(listener: () => void): () => void;
  close(): Promise<void>;
}
