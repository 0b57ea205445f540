import type { FileLine } from '../../domain/journal/journal-file.ts';

const lineFeed = 0x0a;

/** Cuts the bytes of a JSON Lines file at its line feeds, keeping what stands after the last one as an unfinished line. */
export function splitLines(bytes: Uint8Array): readonly FileLine[] {
  const lines: FileLine[] = [];
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(lineFeed, start);
    const end = found < 0 ? bytes.length : found;
    lines.push({ text: decoded(bytes.subarray(start, end)), bytes: end - start, isWhole: found >= 0 });
    start = end + 1;
  }
  return lines;
}

/** Text of UTF-8 bytes, a byte order mark kept as the character it is; null when they are none. */
function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
