/** A SHA-256 digest taken over bytes as they come. */
export interface Sha256 {
  update(bytes: Uint8Array): void;
  /** Lower-case hex of everything fed so far. Ends the digest: later updates throw. */
  hex(): string;
  /** What was fed so far, from which another digest can go on. */
  save(): Uint8Array;
}

/** Bytes of a saved digest: the words of its state, the bytes fed so far and those of a block not full yet. */
const savedWords = 8;
const savedBytes = 4 * savedWords + 8 + 64;

/**
 * An incremental SHA-256, which WebCrypto lacks: it digests gigabytes of frames without holding them.
 * Source: NIST FIPS 180-4, sections 5.1.1, 5.3.3 and 6.2.
 * @param from what another digest saved, to go on from there
 */
export function sha256(from?: Uint8Array): Sha256 {
  const state = Int32Array.from(initialState);
  const schedule = new Int32Array(64);
  const pending = new Uint8Array(64);
  let pendingLength = 0;
  let totalBytes = 0;
  let ended = false;
  if (from !== undefined) {
    const view = new DataView(from.buffer, from.byteOffset, savedBytes);
    for (let k = 0; k < savedWords; k++) state[k] = view.getInt32(4 * k);
    totalBytes = view.getFloat64(4 * savedWords);
    pendingLength = totalBytes % 64;
    pending.set(from.subarray(4 * savedWords + 8, savedBytes));
  }

  const feed = (bytes: Uint8Array): void => {
    let offset = 0;
    if (pendingLength > 0) {
      offset = Math.min(64 - pendingLength, bytes.length);
      pending.set(bytes.subarray(0, offset), pendingLength);
      pendingLength += offset;
      if (pendingLength < 64) return;
      compress(state, schedule, pending, 0);
      pendingLength = 0;
    }
    for (; offset + 64 <= bytes.length; offset += 64) compress(state, schedule, bytes, offset);
    pending.set(bytes.subarray(offset), 0);
    pendingLength = bytes.length - offset;
  };

  return {
    update(bytes) {
      if (ended) throw new Error('update after hex()');
      totalBytes += bytes.length;
      feed(bytes);
    },
    save() {
      const saved = new Uint8Array(savedBytes);
      const view = new DataView(saved.buffer);
      for (let k = 0; k < savedWords; k++) view.setInt32(4 * k, state[k] as number);
      view.setFloat64(4 * savedWords, totalBytes);
      saved.set(pending, 4 * savedWords + 8);
      return saved;
    },
    hex() {
      if (ended) throw new Error('hex() was taken before');
      ended = true;
      feed(padding(pendingLength, totalBytes));
      return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
    },
  };
}

/** SHA-256 hex of the UTF-8 form of a text. */
export function sha256OfText(text: string): string {
  const digest = sha256();
  digest.update(utf8(text));
  return digest.hex();
}

/** UTF-8 by hand: this layer knows no TextEncoder. Source: RFC 3629, section 3. */
function utf8(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else
      bytes.push(
        0xf0 | (code >> 18),
        0x80 | ((code >> 12) & 63),
        0x80 | ((code >> 6) & 63),
        0x80 | (code & 63),
      );
  }
  return Uint8Array.from(bytes);
}

function padding(pendingLength: number, totalBytes: number): Uint8Array {
  const length = (pendingLength < 56 ? 64 : 128) - pendingLength;
  const tail = new Uint8Array(length);
  tail[0] = 0x80;
  const view = new DataView(tail.buffer);
  view.setUint32(length - 8, Math.floor(totalBytes / 0x20000000));
  view.setUint32(length - 4, (totalBytes % 0x20000000) * 8);
  return tail;
}

/** Legend: a to h working variables, w the message schedule of FIPS 180-4, section 6.2.2. */
function compress(state: Int32Array, w: Int32Array, bytes: Uint8Array, offset: number): void {
  for (let t = 0, p = offset; t < 16; t++, p += 4) {
    w[t] =
      ((bytes[p] as number) << 24) |
      ((bytes[p + 1] as number) << 16) |
      ((bytes[p + 2] as number) << 8) |
      (bytes[p + 3] as number);
  }
  for (let t = 16; t < 64; t++) {
    const x = w[t - 15] as number;
    const y = w[t - 2] as number;
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[t] = (s1 + (w[t - 7] as number) + s0 + (w[t - 16] as number)) | 0;
  }
  let a = state[0] as number;
  let b = state[1] as number;
  let c = state[2] as number;
  let d = state[3] as number;
  let e = state[4] as number;
  let f = state[5] as number;
  let g = state[6] as number;
  let h = state[7] as number;
  for (let t = 0; t < 64; t++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (roundConstants[t] as number) + (w[t] as number)) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] = (state[0] as number) + a;
  state[1] = (state[1] as number) + b;
  state[2] = (state[2] as number) + c;
  state[3] = (state[3] as number) + d;
  state[4] = (state[4] as number) + e;
  state[5] = (state[5] as number) + f;
  state[6] = (state[6] as number) + g;
  state[7] = (state[7] as number) + h;
}

/** First 32 bits of the fractional parts of a root of the first primes: FIPS 180-4, sections 4.2.2 and 5.3.3. */
function fractionBits(root: (prime: number) => number, count: number): Int32Array {
  const words = new Int32Array(count);
  for (let n = 2, found = 0; found < count; n++) {
    let isPrime = true;
    for (let divisor = 2; divisor * divisor <= n; divisor++) if (n % divisor === 0) isPrime = false;
    if (!isPrime) continue;
    const value = root(n);
    words[found++] = Math.floor((value - Math.floor(value)) * 4294967296);
  }
  return words;
}

const initialState = fractionBits(Math.sqrt, 8);
const roundConstants = fractionBits(Math.cbrt, 64);
