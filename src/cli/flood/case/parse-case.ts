import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { fail, ok, type Result } from '../../../core/result.ts';
import type { FloodFileFault } from '../flood-file-fault.ts';
import { fileFault } from '../grids/opened-grid.ts';
import { caseFormat } from './case-format.ts';
import { type FloodCaseFile, floodCaseFile } from './case-schema.ts';

/** Characters of a wrong value that are shown. */
const shownCharacters = 60;

/** Reads and checks a CASE.json. A key with the value null counts as left out. */
export function readCaseFile(path: string): Result<FloodCaseFile, FloodFileFault> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return fail(fileFault(path, error));
  }
  try {
    return parseCase(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return fail({ kind: 'flood-case-not-json', file: path, reason: error.message });
  }
}

/** Checks the contents of a CASE.json and fills in the defaults. */
export function parseCase(json: unknown): Result<FloodCaseFile, FloodFileFault> {
  const given =
    typeof json === 'object' && json !== null && !Array.isArray(json)
      ? Object.fromEntries(Object.entries(json).filter(([, value]) => value !== null))
      : json;
  const parsed = floodCaseFile.safeParse(given);
  if (parsed.success) return ok(parsed.data);
  return fail(caseFault(given, parsed.error.issues[0] as z.core.$ZodIssue));
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
