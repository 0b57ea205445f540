import type { z } from 'zod';
import { canonicalJson } from '../../core/canonical-json.ts';
import { frozen } from '../../core/frozen.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import {
  entrySchema,
  eventOf,
  hashOf,
  type JournalEntry,
  type JournalHead,
  maximumEntryCharacters,
  type PlacedEntry,
  placedEntrySchema,
  sealOf,
} from './entry.ts';
import { type EventFault, fieldFault } from './event-kind.ts';
import type { JournalIdentity } from './identity.ts';
import { shownValue } from './shown-value.ts';

/** What can be wrong with one stored entry; `came` and `wanted` say which value. */
export type EntryProblem =
  | 'not-utf8'
  | 'too-long'
  | 'not-json'
  | 'not-canonical'
  | 'wrong-field'
  | 'wrong-hash'
  | 'wrong-seal'
  | 'wrong-mode'
  | 'wrong-order'
  | 'wrong-link'
  | 'id-twice'
  | 'wrong-role'
  | 'missing'
  | EventFault['problem'];

/** One bad entry of a journal: its position counted from 1, and what is wrong with it. */
export interface EntryFault {
  readonly kind: 'journal-entry-bad';
  readonly position: number;
  readonly problem: EntryProblem;
  readonly field: string;
  readonly came: string;
  readonly wanted: string;
}

interface Facts {
  readonly field?: string;
  readonly came?: unknown;
  readonly wanted?: string;
}

const bad = (position: number, problem: EntryProblem, facts: Facts = {}) =>
  fail<EntryFault>({
    kind: 'journal-entry-bad',
    position,
    problem,
    field: facts.field ?? '',
    came: facts.came === undefined ? '' : shownValue(facts.came),
    wanted: facts.wanted ?? '',
  });

/** The JSON value of a stored line, which must be canonical to the byte. */
function readLine(line: string, position: number): Result<unknown, EntryFault> {
  if (line.length > maximumEntryCharacters) {
    return bad(position, 'too-long', { came: line.length, wanted: String(maximumEntryCharacters) });
  }
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return bad(position, 'not-json', { came: line });
  }
  try {
    return canonicalJson(value) === line ? ok(value) : bad(position, 'not-canonical', { came: line });
  } catch {
    return bad(position, 'not-canonical', { came: line });
  }
}

/** An entry of one form from its canonical text, with the hash that it should bear. */
function readForm<T extends PlacedEntry>(
  form: z.ZodType<T>,
  line: string,
  position: number,
): Result<T, EntryFault> {
  const value = readLine(line, position);
  if (!value.ok) return value;
  const read = form.safeParse(value.value);
  if (!read.success) return bad(position, 'wrong-field', fieldFault(value.value, read.error));
  const wanted = hashOf(read.data);
  if (read.data.hash !== wanted) return bad(position, 'wrong-hash', { came: read.data.hash, wanted });
  return ok(read.data);
}

/** Reads a placed entry from its canonical text and checks it by itself: form and hash. */
export function readPlaced(line: string, position: number): Result<PlacedEntry, EntryFault> {
  const read = readForm(placedEntrySchema, line, position);
  return read.ok ? ok(frozen(read.value)) : read;
}

/** Reads a stored entry from its canonical text and checks it by itself: form, hash and seal. */
export function readStored(line: string, position: number): Result<JournalEntry, EntryFault> {
  const read = readForm(entrySchema, line, position);
  if (!read.ok) return read;
  const { hash, seal, serverAtMs } = read.value;
  const wanted = sealOf(hash, serverAtMs);
  return seal === wanted ? ok(frozen(read.value)) : bad(position, 'wrong-seal', { came: seal, wanted });
}

/** Checks that an entry stands right behind the head of its journal, in the journal's mode. */
export function checkLink(
  entry: PlacedEntry,
  identity: JournalIdentity,
  head: JournalHead,
): Result<null, EntryFault> {
  const position = head.seq + 1;
  if (entry.mode !== identity.mode) {
    return bad(position, 'wrong-mode', { came: entry.mode, wanted: identity.mode });
  }
  if (entry.seq !== position)
    return bad(position, 'wrong-order', { came: entry.seq, wanted: String(position) });
  if (entry.prev !== head.seal) return bad(position, 'wrong-link', { came: entry.prev, wanted: head.seal });
  return ok(null);
}

/** Checks that the event inside an entry can be read by this program. */
export function checkEvent(entry: PlacedEntry): Result<null, EntryFault> {
  const event = eventOf(entry);
  if (event.ok) return ok(null);
  const { problem, ...facts } = event.fault;
  return bad(entry.seq, problem, facts);
}

/** An entry whose bytes are no UTF-8. */
export const notUtf8 = (position: number) => bad(position, 'not-utf8');

/** An entry whose id an earlier one bears. */
export const idTwice = (position: number, id: string) => bad(position, 'id-twice', { came: id });

/** An entry that came under another role's name than it bears. */
export const wrongRole = (position: number, came: string, wanted: string) =>
  bad(position, 'wrong-role', { came, wanted });

/** An entry that was stored and is gone. */
export const missing = (position: number) => bad(position, 'missing');
