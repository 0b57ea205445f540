import { Unzlib } from 'fflate';

/** Compressed bytes given to the inflater at a time: it is stopped before a bomb can grow by much. */
const stepBytes = 16_384;

/**
 * Inflates a zlib stream to exactly `rawBytes`, and checks its Adler-32, which fflate does not.
 * @throws Error when the stream is damaged, or longer or shorter than promised
 */
export function inflateBlob(compressed: Uint8Array, rawBytes: number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(rawBytes);
  let filled = 0;
  const inflater = new Unzlib((chunk) => {
    if (filled + chunk.length > rawBytes) throw new Error(`more than the ${rawBytes} bytes promised`);
    out.set(chunk, filled);
    filled += chunk.length;
  });
  for (let at = 0; at < compressed.length; at += stepBytes) {
    const end = Math.min(at + stepBytes, compressed.length);
    inflater.push(compressed.subarray(at, end), end === compressed.length);
  }
  if (filled !== rawBytes) throw new Error(`${filled} of ${rawBytes} bytes`);
  const tail = compressed.subarray(-4);
  const stated = new DataView(tail.buffer, tail.byteOffset, tail.length).getUint32(0);
  if (adler32(out) !== stated) throw new Error('wrong checksum');
  return out;
}

/** Sums stay below 2^32 for this many bytes between two remainders. Source: RFC 1950, section 9. */
const bytesPerRemainder = 5552;
const adlerPrime = 65_521;

function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (let from = 0; from < bytes.length; from += bytesPerRemainder) {
    const end = Math.min(from + bytesPerRemainder, bytes.length);
    for (let k = from; k < end; k++) {
      a += bytes[k] as number;
      b += a;
    }
    a %= adlerPrime;
    b %= adlerPrime;
  }
  return ((b << 16) | a) >>> 0;
}
