import { Inflate } from 'fflate';

/** Compressed bytes per step: a step makes at most some 1,032 times as many, so that a bomb is noticed early. */
const stepBytes = 16_384;

/** Compressed data that came to more than it may. */
export class UnpacksTooLarge extends RangeError {
  readonly mostBytes: number;

  constructor(mostBytes: number) {
    super(`unpacks to more than ${mostBytes} bytes`);
    this.mostBytes = mostBytes;
  }
}

/**
 * A zlib stream (RFC 1950), its checksum verified. Up to three bytes of padding may follow.
 * @throws UnpacksTooLarge beyond `mostBytes`; Error for damaged data
 */
export function unpackZlib(bytes: Uint8Array, mostBytes: number): Uint8Array<ArrayBuffer> {
  const [method = 0, flags = 0] = bytes;
  if (bytes.length < 6 || (method & 15) !== 8 || ((method << 8) | flags) % 31 !== 0 || (flags & 32) !== 0) {
    throw new Error('no zlib stream');
  }
  const values = inflate(bytes.subarray(2), mostBytes);
  const wanted = adler32(values);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let padding = 0; padding < 4 && bytes.length - 4 - padding >= 2; padding++) {
    if (view.getUint32(bytes.length - 4 - padding, false) === wanted) return values;
  }
  throw new Error('wrong checksum');
}

/**
 * A gzip file of one member (RFC 1952), its checksum and length verified.
 * @throws UnpacksTooLarge beyond `mostBytes`; Error for damaged data
 */
export function unpackGzip(bytes: Uint8Array, mostBytes: number): Uint8Array<ArrayBuffer> {
  const start = gzipHeaderLength(bytes);
  if (bytes.length < start + 8) throw new Error('cut short');
  const values = inflate(bytes.subarray(start, bytes.length - 8), mostBytes);
  const trailer = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 8, 8);
  if (trailer.getUint32(0, true) !== crc32(values)) throw new Error('wrong checksum');
  if (trailer.getUint32(4, true) !== values.length % 2 ** 32) throw new Error('wrong length');
  return values;
}

function gzipHeaderLength(bytes: Uint8Array): number {
  const [a, b, method, flags = 0] = bytes;
  if (a !== 0x1f || b !== 0x8b || method !== 8) throw new Error('no gzip file');
  let at = 10;
  if ((flags & 4) !== 0) at += 2 + ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8));
  for (const text of [8, 16]) {
    if ((flags & text) === 0) continue;
    const end = bytes.indexOf(0, at);
    if (end < 0) throw new Error('cut short');
    at = end + 1;
  }
  return (flags & 2) === 0 ? at : at + 2;
}

function inflate(packed: Uint8Array, mostBytes: number): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  let total = 0;
  const stream = new Inflate((part) => {
    total += part.length;
    if (total > mostBytes) throw new UnpacksTooLarge(mostBytes);
    parts.push(part);
  });
  for (let at = 0; at < packed.length; at += stepBytes) {
    stream.push(packed.subarray(at, at + stepBytes), at + stepBytes >= packed.length);
  }
  const values = new Uint8Array(total);
  let at = 0;
  for (const part of parts) {
    values.set(part, at);
    at += part.length;
  }
  return values;
}

/** Longest run of bytes whose sums stay below 2^32. Source: RFC 1950, section 9. */
const adlerRun = 5552;

function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (let start = 0; start < bytes.length; start += adlerRun) {
    const end = Math.min(start + adlerRun, bytes.length);
    for (let i = start; i < end; i++) {
      a += bytes[i] as number;
      b += a;
    }
    a %= 65_521;
    b %= 65_521;
  }
  return b * 65_536 + a;
}

/** Source: RFC 1952, section 8: the reflected polynomial 0xedb88320. */
const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = (value & 1) === 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) {
    value = (crcTable[(value ^ (bytes[i] as number)) & 255] as number) ^ (value >>> 8);
  }
  return (value ^ 0xffffffff) >>> 0;
}

const clearCode = 256;
const endCode = 257;
const mostCodes = 4096;

/**
 * TIFF's LZW: codes of 9 to 12 bits, most significant bit first, widened one code early. Data that stop without an end
 * code count as ended. Source: TIFF 6.0 (Adobe 1992), section 13.
 * @throws UnpacksTooLarge beyond `mostBytes`; Error for a code that is not in the table yet
 */
export function unpackLzw(packed: Uint8Array, mostBytes: number): Uint8Array<ArrayBuffer> {
  const prefix = new Uint16Array(mostCodes);
  const suffix = new Uint8Array(mostCodes);
  const lengths = new Uint16Array(mostCodes);
  for (let code = 0; code < 256; code++) {
    suffix[code] = code;
    lengths[code] = 1;
  }
  let out = new Uint8Array(Math.min(mostBytes, Math.max(4 * packed.length, 1024)));
  let size = 0;
  let next = endCode + 1;
  let width = 9;
  let previous = -1;
  const bits = packed.length * 8;
  for (let bit = 0; bit + width <= bits; ) {
    const byte = bit >> 3;
    const three = ((packed[byte] as number) << 16) | ((packed[byte + 1] ?? 0) << 8) | (packed[byte + 2] ?? 0);
    const code = (three >> (24 - width - (bit & 7))) & ((1 << width) - 1);
    bit += width;
    if (code === endCode) break;
    if (code === clearCode) {
      next = endCode + 1;
      width = 9;
      previous = -1;
      continue;
    }
    if (code > next || (code === next && previous < 0)) throw new Error(`LZW code ${code} of ${next}`);
    const isNew = code === next;
    const source = isNew ? previous : code;
    const length = (lengths[source] as number) + (isNew ? 1 : 0);
    if (size + length > mostBytes) throw new UnpacksTooLarge(mostBytes);
    if (size + length > out.length) out = grown(out, Math.min(mostBytes, 2 * (size + length)));
    let at = size + (lengths[source] as number) - 1;
    for (let walk = source; ; walk = prefix[walk] as number) {
      out[at] = suffix[walk] as number;
      if (at === size) break;
      at -= 1;
    }
    const firstByte = out[size] as number;
    if (isNew) out[size + length - 1] = firstByte;
    size += length;
    if (previous >= 0 && next < mostCodes) {
      prefix[next] = previous;
      suffix[next] = firstByte;
      lengths[next] = (lengths[previous] as number) + 1;
      next += 1;
    }
    if (next + 1 >= 1 << width && width < 12) width += 1;
    previous = code;
  }
  return out.slice(0, size);
}

function grown(bytes: Uint8Array<ArrayBuffer>, size: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(size);
  larger.set(bytes);
  return larger;
}

/**
 * PackBits: runs of literal and of repeated bytes. Source: TIFF 6.0 (Adobe 1992), section 9.
 * @throws UnpacksTooLarge beyond `mostBytes`
 */
export function unpackPackBits(packed: Uint8Array, mostBytes: number): Uint8Array<ArrayBuffer> {
  let out = new Uint8Array(Math.min(mostBytes, Math.max(2 * packed.length, 1024)));
  let size = 0;
  for (let at = 0; at < packed.length; ) {
    const head = packed[at] as number;
    at += 1;
    if (head === 128) continue;
    const isLiteral = head < 128;
    const length = isLiteral ? head + 1 : 257 - head;
    if (at + (isLiteral ? length : 1) > packed.length) throw new Error('cut short');
    if (size + length > mostBytes) throw new UnpacksTooLarge(mostBytes);
    if (size + length > out.length) out = grown(out, Math.min(mostBytes, 2 * (size + length)));
    if (isLiteral) out.set(packed.subarray(at, at + length), size);
    else out.fill(packed[at] as number, size, size + length);
    at += isLiteral ? length : 1;
    size += length;
  }
  return out.slice(0, size);
}
