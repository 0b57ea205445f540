import { cp949Decoder } from '../../core/cp949.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { FeedFault } from '../feed-fault.ts';

/** Larger bodies are set aside unread. The largest known feed, a month of the world's earthquakes, has 10 MB. */
export const maximumBodyBytes = 24 * 2 ** 20;

export type BodyEncoding = 'utf-8' | 'cp949';

const standard = new TextDecoder('euc-kr');
const decodeCp949 = cp949Decoder((pair) => standard.decode(pair));

/** The text of a body, strictly: a byte that does not fit sets the body aside, as a name with wrong letters misleads. */
export function readText(body: Uint8Array, encoding: BodyEncoding = 'utf-8'): Result<string, FeedFault> {
  if (body.length > maximumBodyBytes) {
    return fail({ kind: 'feed-too-large', bytes: body.length, maximumBytes: maximumBodyBytes });
  }
  const text = decode(body, encoding);
  if (text === null) return fail({ kind: 'feed-not-text', encoding, line: lineThatFails(body, encoding) });
  return text.trim() === '' ? fail({ kind: 'feed-empty' }) : ok(text);
}

/** The encoding of a Korean text that may be either. */
export const koreanEncodingOf = (body: Uint8Array): BodyEncoding =>
  body.length <= maximumBodyBytes && decode(body, 'utf-8') === null ? 'cp949' : 'utf-8';

function decode(bytes: Uint8Array, encoding: BodyEncoding): string | null {
  if (encoding === 'cp949') return decodeCp949(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function lineThatFails(bytes: Uint8Array, encoding: BodyEncoding): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed < 0 ? bytes.length : feed;
    if (decode(bytes.subarray(start, end), encoding) === null) return line;
    start = end + 1;
  }
  return line;
}

/** Characters of a body that a fault quotes. */
const quoted = 60;

/** The beginning of a text on one line, for the sentence of a fault. */
export const beginningOf = (text: string): string =>
  text
    .slice(0, quoted * 4)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, quoted);

/** A body of JSON. */
export function readJson(body: Uint8Array): Result<unknown, FeedFault> {
  const text = readText(body);
  return text.ok ? parseJson(text.value) : text;
}

export function parseJson(text: string): Result<unknown, FeedFault> {
  try {
    return ok(JSON.parse(text));
  } catch {
    return fail({ kind: 'feed-not-json', beginning: beginningOf(text) });
  }
}
