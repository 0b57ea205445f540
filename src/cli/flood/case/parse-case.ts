import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { fail, ok, type Result } from '../../../core/result.ts';
import type { FloodFileFault } from '../flood-file-fault.ts';
import { fileFault } from '../grids/opened-grid.ts';
import { caseFormat } from './case-format.ts';
import { type FloodCaseFile, floodCaseFile } from './case-schema.ts';

/** Characters of a wrong value that are shown. */
const shownCharacters = 60;

/** A CASE.json, and the times of its frames as they are written in it. */
export interface ReadCase {
  readonly file: FloodCaseFile;
  /** For each of `frames`, the word that stands for it: `3600`, `3600.0`. */
  readonly frameWords: readonly string[];
}

/** Reads and checks a CASE.json. A key with the value null counts as left out. */
export function readCaseFile(path: string): Result<ReadCase, FloodFileFault> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return fail(fileFault(path, error));
  }
  try {
    const parsed = parseCase(JSON.parse(text.replace(/^\uFEFF/, '')));
    return parsed.ok
      ? ok({ file: parsed.value, frameWords: frameWordsOf(text, parsed.value.frames) })
      : parsed;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return fail({ kind: 'flood-case-not-json', file: path, reason: error.message });
  }
}

/** The numbers of `frames` as the text has them; as the language writes them where they cannot be found in it. */
function frameWordsOf(text: string, frames: readonly number[]): readonly string[] {
  const list = /"frames"\s*:\s*\[([^\]]*)\]/.exec(text)?.[1] ?? '';
  const words = list.split(',').map((word) => word.trim());
  return frames.map((timeS, i) => {
    const word = words[i] ?? '';
    return /^[\d.]+$/.test(word) && Number(word) === timeS ? word : String(timeS);
  });
}

/** Checks the contents of a CASE.json and fills in the defaults. */
export function parseCase(json: unknown): Result<FloodCaseFile, FloodFileFault> {
  const given = withoutNulls(json);
  const parsed = floodCaseFile.safeParse(given);
  if (parsed.success) return ok(parsed.data);
  return fail(caseFault(given, parsed.error.issues[0] as z.core.$ZodIssue));
}

/** Leaves out keys with the value null, but within structures, where `to` may be null. */
function withoutNulls(json: unknown): unknown {
  if (typeof json !== 'object' || json === null) return json;
  if (Array.isArray(json)) return typeof json[0] === 'number' ? json : json.map(withoutNulls);
  return Object.fromEntries(
    Object.entries(json)
      .filter(([, value]) => value !== null)
      .map(([key, value]) => [key, key === 'structures' ? value : withoutNulls(value)]),
  );
}

function caseFault(json: unknown, issue: z.core.$ZodIssue): FloodFileFault {
  if (issue.code === 'unrecognized_keys') {
    const at = issue.path.length === 0 ? Object.keys(caseFormat).join(', ') : wantedAt(issue.path);
    return {
      kind: 'flood-case-unknown-key',
      field: [...issue.path, issue.keys[0]].map(String).join('.'),
      known: at,
    };
  }
  const field = issue.path.map(String).join('.');
  const came = issue.path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key],
    json,
  );
  const wanted = wantedAt(issue.path);
  return came === undefined
    ? { kind: 'flood-case-key-missing', field, wanted }
    : { kind: 'flood-case-invalid', field, came: shown(came), wanted };
}

function wantedAt([key]: readonly PropertyKey[]): string {
  const format = caseFormat[key as keyof FloodCaseFile];
  return format === undefined ? '{ … }' : `"${String(key)}": ${format.form}`;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length <= shownCharacters ? text : `${text.slice(0, shownCharacters)}…`;
}
