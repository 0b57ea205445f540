import { fail, ok, type Result } from '../../core/result.ts';
import type { TableFault } from '../../domain/region/source-fault.ts';
import { decodeCp949 } from './cp949.ts';

/** A file of the user or of a source, by name, for the sentences of faults. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type TextEncodingName = 'utf-8' | 'utf-16le' | 'cp949';

export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncodingName;
}

/** Tables above this are refused before anything is decoded. The whole list of civil-defence shelters has 8 MB. */
export const maximumTableBytes = 64 * 2 ** 20;

/**
 * The text of a table: UTF-8 with or without byte order mark, UTF-16 as spreadsheets save it, or CP949, which the
 * offices call EUC-KR. All decoding is strict: a text of which a line is neither, or that
 * joins files of two encodings, is refused with the line.
 */
export function decodeText({ name: file, bytes }: NamedBytes): Result<DecodedText, TableFault> {
  if (bytes.length > maximumTableBytes) {
    return fail({
      kind: 'table-too-large',
      file,
      bytes: bytes.length,
      maximumBytes: maximumTableBytes,
    });
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    const text = strictly('utf-16le', bytes);
    return text === null
      ? fail({ kind: 'table-not-text', file, line: 1 })
      : ok({ text, encoding: 'utf-16le' });
  }
  const zero = bytes.indexOf(0);
  if (zero >= 0) return fail({ kind: 'table-not-text', file, line: lineOf(bytes, zero) });
  const utf8 = strictly('utf-8', bytes);
  if (utf8 !== null) return ok({ text: utf8, encoding: 'utf-8' });
  const cp949 = decodeCp949(bytes);
  const odd = oddLine(bytes);
  if (odd !== null) return fail({ kind: 'table-encoding-mixed', file, line: odd });
  return cp949 === null
    ? fail({ kind: 'table-encoding-mixed', file, line: lineOf(bytes, bytes.length) })
    : ok({ text: cp949, encoding: 'cp949' });
}

/** The text without byte order mark, or null where a byte does not fit. */
function strictly(label: 'utf-8' | 'utf-16le', bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * The first line that does not fit the majority of the lines beyond ASCII, from 1; null when all are CP949. A line counts
 * as UTF-8 when it decodes to Hangul syllables as such: in CP949 the same bytes would be rare hanja side by side.
 */
function oddLine(bytes: Uint8Array): number | null {
  let utf8Lines = 0;
  let cp949Lines = 0;
  let firstUtf8: number | null = null;
  let firstCp949: number | null = null;
  let line = 0;
  for (let start = 0; start < bytes.length; ) {
    line++;
    const feed = bytes.indexOf(0x0a, start);
    const end = feed < 0 ? bytes.length : feed;
    const part = bytes.subarray(start, end);
    start = end + 1;
    if (part.every((byte) => byte < 0x80)) continue;
    const asUtf8 = strictly('utf-8', part);
    if (asUtf8 !== null && /[가-힣]/u.test(asUtf8)) {
      utf8Lines++;
      firstUtf8 ??= line;
    } else if (decodeCp949(part) !== null) {
      cp949Lines++;
      firstCp949 ??= line;
    } else {
      return line;
    }
  }
  if (utf8Lines === 0) return null;
  return utf8Lines > cp949Lines ? firstCp949 : firstUtf8;
}

/** Line of a position, from 1. */
function lineOf(bytes: Uint8Array, position: number): number {
  let line = 1;
  for (let feed = bytes.indexOf(0x0a); feed >= 0 && feed < position; feed = bytes.indexOf(0x0a, feed + 1))
    line++;
  return line;
}
