import type { FileLine } from '../../domain/journal/journal-file.ts';
import { utf8Text } from '../utf8-text.ts';

const lineFeed = 0x0a;

/** Cuts the bytes of a JSON Lines file at its line feeds, keeping what stands after the last one as an unfinished line. */
export function splitLines(bytes: Uint8Array): readonly FileLine[] {
  const lines: FileLine[] = [];
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(lineFeed, start);
    const end = found < 0 ? bytes.length : found;
    lines.push({ text: utf8Text(bytes.subarray(start, end)), bytes: end - start, isWhole: found >= 0 });
    start = end + 1;
  }
  return lines;
}
