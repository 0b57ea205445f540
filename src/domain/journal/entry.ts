import { z } from 'zod';
import { canonicalJson } from '../../core/canonical-json.ts';
import { frozen } from '../../core/frozen.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { sha256OfText } from '../../core/sha256.ts';
import { type EventFault, fieldFault, readEvent } from './event-kind.ts';
import { eventKinds, type JournalEvent, versionOf } from './event-kinds.ts';
import {
  type JournalIdentity,
  type JournalMode,
  type JournalRole,
  journalModes,
  journalRoles,
} from './identity.ts';
import { plainText } from './plain-text.ts';

/** Characters of the canonical text of an entry. */
export const maximumEntryCharacters = 65_536;

/** What an author hands in. It has no mode, place or hash: the journal alone gives those. */
export type JournalDraft = JournalEvent & {
  /** Chosen by the author and unique in the journal; handing the same id in twice gives one entry. */
  readonly id: string;
  readonly author: string;
  readonly role: JournalRole;
  /** Clock of the author's device, epoch ms UTC; it may be wrong, and order never depends on it. */
  readonly deviceAtMs: number;
};

/** An entry with its place in the order, as its writer made it. */
export interface PlacedEntry {
  readonly v: 1;
  /** 1 for the first; no gaps. */
  readonly seq: number;
  /** Seal of the entry before, or the genesis hash of the journal. */
  readonly prev: string;
  readonly id: string;
  readonly mode: JournalMode;
  readonly author: string;
  readonly role: JournalRole;
  readonly deviceAtMs: number;
  readonly event: string;
  readonly eventVersion: number;
  /** As it was written, in the form of its version. */
  readonly body: unknown;
  /** SHA-256 hex of the canonical JSON of every field above. */
  readonly hash: string;
}

/** An entry as it is kept: placed, and stamped by what ordered it. Frozen through and through. */
export interface JournalEntry extends PlacedEntry {
  /** Clock of what ordered the journal (the writing window, or the server), epoch ms UTC. */
  readonly serverAtMs: number;
  /** SHA-256 hex of the canonical JSON of `hash` and `serverAtMs`. */
  readonly seal: string;
}

/** Where the next entry goes. */
export interface JournalHead {
  readonly seq: number;
  readonly seal: string;
}

/** A draft that a journal does not take: a field is not what it must be, or it is too long. */
export type DraftFault =
  | {
      readonly kind: 'journal-draft-invalid';
      readonly field: string;
      readonly came: string;
      readonly wanted: string;
    }
  | { readonly kind: 'journal-draft-too-large'; readonly characters: number; readonly maximum: number };

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const timeMs = z.int().min(0).max(8_640_000_000_000_000);
const entryId = z.string().regex(/^[\w-]{8,64}$/);
const author = plainText(80);

const draftSchema = z.strictObject({
  id: entryId,
  author,
  role: z.enum(journalRoles),
  deviceAtMs: timeMs,
  event: z.string(),
  body: z.unknown(),
});

/** Form of a placed entry, before its event is read. */
export const placedEntrySchema = z.strictObject({
  v: z.literal(1),
  seq: z.int().min(1),
  prev: hash,
  id: entryId,
  mode: z.enum(journalModes),
  author,
  role: z.enum(journalRoles),
  deviceAtMs: timeMs,
  event: z.string().max(64),
  eventVersion: z.int().min(1),
  body: z.unknown(),
  hash,
});

export const entrySchema = placedEntrySchema.extend({ serverAtMs: timeMs, seal: hash });

/** Says whether a journal takes a draft, before anything is written. */
export function checkDraft(draft: JournalDraft): Result<JournalDraft, DraftFault> {
  const envelope = draftSchema.safeParse(draft);
  if (!envelope.success) return fail({ kind: 'journal-draft-invalid', ...fieldFault(draft, envelope.error) });
  const version = Object.hasOwn(eventKinds, draft.event) ? versionOf(draft.event) : 1;
  const body = readEvent(eventKinds, draft.event, version, draft.body);
  if (!body.ok) {
    const { field, came, wanted } = body.fault;
    return fail({ kind: 'journal-draft-invalid', field, came, wanted });
  }
  const characters = canonicalJson(draft).length;
  return characters <= maximumEntryCharacters / 2
    ? ok(frozen(structuredCopy(draft)))
    : fail({ kind: 'journal-draft-too-large', characters, maximum: maximumEntryCharacters / 2 });
}

/** Puts a checked draft behind the head of a journal; the mode is the journal's own. */
export function placeDraft(draft: JournalDraft, identity: JournalIdentity, head: JournalHead): PlacedEntry {
  const { id, author, role, deviceAtMs, event, body } = draft;
  const fields = {
    v: 1 as const,
    seq: head.seq + 1,
    prev: head.seal,
    id,
    mode: identity.mode,
    author,
    role,
    deviceAtMs,
    event,
    eventVersion: versionOf(event),
    body: structuredCopy(body),
  };
  return frozen({ ...fields, hash: sha256OfText(canonicalJson(fields)) });
}

/** Stamps a placed entry with the time of what ordered it. */
export function stampEntry(placed: PlacedEntry, serverAtMs: number): JournalEntry {
  return frozen({ ...placed, serverAtMs, seal: sealOf(placed.hash, serverAtMs) });
}

/** Hash that a placed entry should bear. */
export function hashOf(entry: PlacedEntry): string {
  const { hash: _, serverAtMs: __, seal: ___, ...fields } = entry as JournalEntry;
  return sha256OfText(canonicalJson(fields));
}

export const sealOf = (hash: string, serverAtMs: number): string =>
  sha256OfText(canonicalJson({ hash, serverAtMs }));

/** The event of an entry in the present form. */
export function eventOf(entry: PlacedEntry): Result<JournalEvent, EventFault> {
  const body = readEvent(eventKinds, entry.event, entry.eventVersion, entry.body);
  return body.ok ? ok({ event: entry.event, body: body.value } as JournalEvent) : body;
}

const structuredCopy = <T>(value: T): T => JSON.parse(canonicalJson(value)) as T;
