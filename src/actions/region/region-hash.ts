import type { Region } from '../../domain/region/region.ts';

/**
 * SHA-256 hex of what computations read first of a region: identity, grid, sources and the bytes of its grids. The
 * browser digests off the main thread, which the 6 MB of a region would hold for longer than a frame.
 */
export async function regionHash(region: Region): Promise<string> {
  const { id, grid, seaLevelM, sources, terrainM, landCover, manning } = region;
  const facts = new TextEncoder().encode(JSON.stringify({ id, grid, seaLevelM, sources }));
  const parts = [facts, ...[terrainM, landCover, manning].filter((values) => values !== null)];
  const digests = await Promise.all(parts.map((part) => digest(part as Uint8Array<ArrayBuffer>)));
  const all = new Uint8Array(32 * digests.length);
  for (const [index, bytes] of digests.entries()) all.set(bytes, 32 * index);
  return hex(await digest(all));
}

const digest = async (bytes: ArrayBufferView<ArrayBuffer>): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
