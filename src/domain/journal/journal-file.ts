import { z } from 'zod';
import { canonicalJson } from '../../core/canonical-json.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { sha256OfText } from '../../core/sha256.ts';
import { checkEvent, checkLink, type EntryFault, idTwice, notUtf8, readStored } from './check-entry.ts';
import type { JournalEntry } from './entry.ts';
import { fieldFault } from './event-kind.ts';
import {
  genesisHash,
  identitySchema,
  type JournalIdentity,
  journalFormat,
  journalFormatVersion,
} from './identity.ts';
import { shownValue } from './shown-value.ts';

/** What is wrong with a journal file as a whole. */
export type JournalFileFault =
  | { readonly kind: 'journal-file-empty' }
  | {
      readonly kind: 'journal-header-bad';
      readonly field: string;
      readonly came: string;
      readonly wanted: string;
    }
  | { readonly kind: 'journal-version-unknown'; readonly came: number; readonly wanted: number }
  /** The file ends early: inside entry `position`, or after fewer entries than the header counts. */
  | {
      readonly kind: 'journal-cut';
      readonly found: number;
      readonly promised: number;
      readonly cutBytes: number;
    }
  | { readonly kind: 'journal-too-many'; readonly found: number; readonly promised: number }
  | { readonly kind: 'journal-head-wrong'; readonly came: string; readonly wanted: string };

export type JournalFault = JournalFileFault | EntryFault;

/** One line of a file: its text, or null where its bytes are no UTF-8; `isWhole` when a line feed ends it. */
export interface FileLine {
  readonly text: string | null;
  readonly bytes: number;
  readonly isWhole: boolean;
}

/** A journal file as far as it can be trusted. */
export interface ReadJournal {
  /** Null when not even the header can be read. */
  readonly identity: JournalIdentity | null;
  /** The entries before the first bad one, in order. */
  readonly entries: readonly JournalEntry[];
  /** The first thing wrong, or null when everything holds. */
  readonly fault: JournalFault | null;
}

const headerSchema = identitySchema.extend({
  format: z.literal(journalFormat),
  version: z.literal(journalFormatVersion),
  entries: z.int().min(0),
  head: z.string().regex(/^[0-9a-f]{64}$/),
  seal: z.string().regex(/^[0-9a-f]{64}$/),
});
type Header = z.infer<typeof headerSchema>;

/** The lines of a journal as a file, each to be ended by a line feed: a header, then one entry a line. */
export function* journalLines(
  identity: JournalIdentity,
  entries: readonly JournalEntry[],
): Generator<string> {
  const { region, room, mode } = identity;
  const fields = {
    format: journalFormat,
    version: journalFormatVersion,
    region,
    room,
    mode,
    entries: entries.length,
    head: entries.at(-1)?.seal ?? genesisHash(identity),
  };
  yield canonicalJson({ ...fields, seal: sha256OfText(canonicalJson(fields)) });
  for (const entry of entries) yield canonicalJson(entry);
}

/**
 * Reads a journal file and stops at the first thing wrong, keeping the entries before it. A file that was cut short at any byte
 * gives every whole entry.
 */
export function readJournalLines(lines: readonly FileLine[]): ReadJournal {
  const [first] = lines;
  if (first === undefined) return { identity: null, entries: [], fault: { kind: 'journal-file-empty' } };
  const header = readHeader(first);
  if (!header.ok) return { identity: null, entries: [], fault: header.fault };
  const { region, room, mode } = header.value;
  const identity = { region, room, mode };
  const { entries, fault } = readEntries(identity, lines.slice(1));
  return { identity, entries, fault: fault ?? againstHeader(header.value, identity, entries, lines) };
}

function readHeader(line: FileLine): Result<Header, JournalFileFault> {
  const refuse = (field: string, came: string, wanted: string) =>
    fail({ kind: 'journal-header-bad' as const, field, came, wanted });
  if (line.text === null) return refuse('', '', 'UTF-8');
  let value: unknown;
  try {
    value = JSON.parse(line.text);
    if (canonicalJson(value) !== line.text) return refuse('', shownValue(line.text), 'RFC 8785');
  } catch {
    return refuse('', shownValue(line.text), 'JSON');
  }
  const version = (value as { version?: unknown } | null)?.version;
  if (typeof version === 'number' && version !== journalFormatVersion) {
    return fail({ kind: 'journal-version-unknown', came: version, wanted: journalFormatVersion });
  }
  const read = headerSchema.safeParse(value);
  if (!read.success) {
    const { field, came, wanted } = fieldFault(value, read.error);
    return refuse(field, came, wanted);
  }
  const { seal, ...fields } = read.data;
  const wanted = sha256OfText(canonicalJson(fields));
  return seal === wanted ? ok(read.data) : refuse('seal', seal, wanted);
}

function readEntries(
  identity: JournalIdentity,
  lines: readonly FileLine[],
): { entries: readonly JournalEntry[]; fault: JournalFault | null } {
  const entries: JournalEntry[] = [];
  const ids = new Set<string>();
  let head = { seq: 0, seal: genesisHash(identity) };
  for (const line of lines) {
    const position = head.seq + 1;
    if (!line.isWhole) break;
    const read = line.text === null ? notUtf8(position) : readStored(line.text, position);
    if (!read.ok) return { entries, fault: read.fault };
    const entry = read.value;
    const linked = checkLink(entry, identity, head);
    if (!linked.ok) return { entries, fault: linked.fault };
    if (ids.has(entry.id)) return { entries, fault: idTwice(position, entry.id).fault };
    const event = checkEvent(entry);
    if (!event.ok) return { entries, fault: event.fault };
    ids.add(entry.id);
    entries.push(entry);
    head = entry;
  }
  return { entries, fault: null };
}

function againstHeader(
  header: Header,
  identity: JournalIdentity,
  entries: readonly JournalEntry[],
  lines: readonly FileLine[],
): JournalFileFault | null {
  const last = lines.at(-1);
  const cutBytes = last === undefined || last.isWhole ? 0 : last.bytes;
  const counted = { found: entries.length, promised: header.entries };
  if (entries.length < header.entries || cutBytes > 0 || lines[0]?.isWhole === false) {
    return { kind: 'journal-cut', ...counted, cutBytes };
  }
  if (entries.length > header.entries) return { kind: 'journal-too-many', ...counted };
  const head = entries.at(-1)?.seal ?? genesisHash(identity);
  return head === header.head ? null : { kind: 'journal-head-wrong', came: header.head, wanted: head };
}
