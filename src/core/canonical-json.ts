/** Levels of nesting that a value may have: far more than any record needs, far fewer than the stack holds. */
const deepest = 64;

/**
 * The one text of a JSON value: keys sorted by UTF-16 code units, no white space, numbers as ECMAScript writes them. Equal
 * values give equal text on every machine, so it can be hashed.
 * Source: RFC 8785 (JSON Canonicalization Scheme), section 3.2.
 * @throws TypeError for what it cannot carry: undefined, numbers that are not finite, lone surrogates, over 64 levels
 */
export const canonicalJson = (value: unknown): string => written(value, 0);

function written(value: unknown, depth: number): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return writtenText(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (typeof value !== 'object') throw new TypeError(`no JSON value: ${String(value)}`);
  if (depth === deepest) throw new TypeError(`over ${deepest} levels of nesting`);
  if (Array.isArray(value)) return `[${value.map((item) => written(item, depth + 1)).join(',')}]`;
  const record = value as Readonly<Record<string, unknown>>;
  const fields = Object.keys(record)
    .sort()
    .map((key) => `${writtenText(key)}:${written(record[key], depth + 1)}`);
  return `{${fields.join(',')}}`;
}

function writtenText(text: string): string {
  if (hasLoneSurrogate(text)) throw new TypeError('text holds half of a surrogate pair');
  return JSON.stringify(text);
}

/** Whether a text holds half of a UTF-16 surrogate pair, which no UTF-8 file can carry. */
export const hasLoneSurrogate = (text: string): boolean => /\p{Surrogate}/u.test(text);
