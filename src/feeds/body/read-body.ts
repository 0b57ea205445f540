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

/** The encoding of a Korean text that may be either: some pairs of EUC-KR happen to be UTF-8 of no language. */
export function koreanEncodingOf(body: Uint8Array): BodyEncoding {
  if (body.length > maximumBodyBytes) return 'utf-8';
  const text = decode(body, 'utf-8');
  if (text === null) return 'cp949';
  return /[^\p{ASCII}]/u.test(text) && !/[가-힣]/u.test(text) ? 'cp949' : 'utf-8';
}

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

/** Feeds are some ten levels deep; what goes through a value level by level must not run out of stack. */
export const maximumJsonDepth = 64;

export function parseJson(text: string): Result<unknown, FeedFault> {
  if (isDeeper(text, maximumJsonDepth)) return fail({ kind: 'feed-too-deep', maximum: maximumJsonDepth });
  try {
    return ok(JSON.parse(text));
  } catch {
    return fail({ kind: 'feed-not-json', beginning: beginningOf(text) });
  }
}

const [quote, backslash, openList, closeList, openObject, closeObject] = [0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d];

/** Whether brackets outside strings nest deeper than a limit. */
function isDeeper(text: string, limit: number): boolean {
  let depth = 0;
  let isInString = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === quote) isInString = !isInString;
    else if (isInString) {
      if (unit === backslash) i++;
    } else if (unit === openList || unit === openObject) {
      if (++depth > limit) return true;
    } else if (unit === closeList || unit === closeObject) depth--;
  }
  return false;
}
