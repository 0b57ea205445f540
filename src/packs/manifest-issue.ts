import type { z } from 'zod';
import type { PackFault } from '../domain/region/pack-fault.ts';

type ManifestFault = Extract<PackFault, { readonly kind: 'pack-manifest-invalid' | 'pack-manifest-missing' }>;
type Wanted = Pick<ManifestFault, 'wanted' | 'limit'>;
type Issue = z.core.$ZodIssue;

/** Characters of a wrong value that are shown. */
const shownCharacters = 40;

/** A value as it is written in `region.json`, cut where it is long. */
export function shownValue(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length <= shownCharacters ? text : `${text.slice(0, shownCharacters)}…`;
}

/** What a schema found wrong, in facts that a sentence of any language can hold. */
export function manifestFault(json: unknown, issue: Issue): ManifestFault {
  const extra = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const path = [...issue.path, ...extra];
  const field = path.join('.');
  const came = path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown>)[key], json);
  const wanted = wantedBy(issue);
  if (came === undefined) return { kind: 'pack-manifest-missing', field, ...wanted };
  return { kind: 'pack-manifest-invalid', field, came: shownValue(came), ...wanted };
}

const plain = (wanted: Wanted['wanted']): Wanted => ({ wanted, limit: '' });

function wantedBy(issue: Issue): Wanted {
  switch (issue.code) {
    case 'unrecognized_keys':
      return plain('absent');
    case 'invalid_value':
      return { wanted: 'one-of', limit: issue.values.map(String).join(', ') };
    case 'invalid_format':
      return plain(issue.path.at(-1) === 'sha256' ? 'sha256' : 'relative-path');
    case 'too_small':
      if (issue.origin === 'string') return plain('filled-text');
      if (issue.origin === 'array') return { wanted: 'list-from', limit: String(issue.minimum) };
      return { wanted: issue.inclusive === true ? 'from' : 'above', limit: String(issue.minimum) };
    case 'too_big':
      return issue.origin === 'array'
        ? { wanted: 'list-to', limit: String(issue.maximum) }
        : { wanted: 'to', limit: String(issue.maximum) };
    case 'invalid_type':
      return plain(wantedTypes[issue.expected] ?? 'other-type');
    default:
      return plain('other-type');
  }
}

const wantedTypes: Readonly<Record<string, Wanted['wanted']>> = {
  object: 'object',
  array: 'list',
  tuple: 'list',
  string: 'text',
  number: 'number',
  int: 'whole-number',
};
