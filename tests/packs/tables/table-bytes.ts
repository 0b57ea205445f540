import type { NamedBytes } from '../../../src/packs/tables/decode-text.ts';

export const utf8 = (text: string, name = 'table.csv'): NamedBytes => ({
  name,
  bytes: new TextEncoder().encode(text),
});

const cp949Bytes = new Map<string, readonly number[]>();

/** Pairs of KS X 1001, by decoding them all: the platform decodes EUC-KR but does not encode it. */
function fillCodes(): void {
  const decoder = new TextDecoder('euc-kr');
  for (let lead = 0xa1; lead <= 0xfe; lead++) {
    for (let trail = 0xa1; trail <= 0xfe; trail++) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if (text.length === 1 && text !== '\ufffd') cp949Bytes.set(text, [lead, trail]);
    }
  }
  for (const [char, bytes] of cp949Extension) cp949Bytes.set(char, bytes);
}

/** Pairs of the extension as Python's cp949 codec gives them. */
export const cp949Extension: readonly (readonly [string, readonly number[]])[] = [
  ['갂', [0x81, 0x41]],
  ['갃', [0x81, 0x42]],
  ['똠', [0x8c, 0x63]],
  ['뷁', [0x94, 0xee]],
  ['햏', [0xc1, 0x64]],
  ['펲', [0xbc, 0x84]],
  ['믜', [0x92, 0xde]],
  ['힣', [0xc6, 0x52]],
  ['륽', [0x90, 0x5a]],
  ['륾', [0x90, 0x61]],
  ['릞', [0x90, 0x7a]],
  ['릟', [0x90, 0x81]],
  ['좤', [0xa0, 0xfe]],
  ['좥', [0xa1, 0x41]],
  ['힋', [0xc5, 0xa0]],
  ['힍', [0xc6, 0x41]],
];

/** The Hangul syllables that `cp949` can write. */
export function cp949Hangul(): readonly string[] {
  if (cp949Bytes.size === 0) fillCodes();
  return [...cp949Bytes.keys()].filter((char) => /[가-힣]/u.test(char));
}

/** Text in CP949, as Korean offices save tables. */
export function cp949(text: string, name = 'table.csv'): NamedBytes {
  if (cp949Bytes.size === 0) fillCodes();
  const bytes = [...text].flatMap((char) => {
    const code = char.charCodeAt(0);
    const found = code < 0x80 ? [code] : cp949Bytes.get(char);
    if (found === undefined) throw new RangeError(`${char} is not in CP949`);
    return found;
  });
  return { name, bytes: Uint8Array.from(bytes) };
}

export const joinedBytes = (...parts: readonly NamedBytes[]): NamedBytes => ({
  name: 'joined.csv',
  bytes: Uint8Array.from(parts.flatMap(({ bytes }) => [...bytes])),
});
