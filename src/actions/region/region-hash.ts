import type { Region } from '../../domain/region/region.ts';

/**
 * SHA-256 hex of all that a region holds, with its identity and sources, so that two versions of one place never share it:
 * the facts as text, then the bytes of every array, in the order in which the facts name them. What follows from the terrain
 * is left out. The browser digests off the main thread, which the arrays of a region would hold for longer than a frame.
 */
export async function regionHash(region: Region): Promise<string> {
  const arrays: Uint8Array<ArrayBuffer>[] = [];
  const facts = JSON.stringify(
    { ...region, derived: undefined, derivedInPack: undefined },
    (_, value: unknown) => {
      if (!ArrayBuffer.isView(value)) return value;
      arrays.push(new Uint8Array(value.buffer as ArrayBuffer, value.byteOffset, value.byteLength));
      return `array of ${value.byteLength} bytes`;
    },
  );
  const digests = await Promise.all([new TextEncoder().encode(facts), ...arrays].map(digest));
  const all = new Uint8Array(32 * digests.length);
  for (const [index, bytes] of digests.entries()) all.set(bytes, 32 * index);
  return hex(await digest(all));
}

const digest = async (bytes: ArrayBufferView<ArrayBuffer>): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
