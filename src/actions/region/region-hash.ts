import { sha256 } from '../../core/sha256.ts';
import type { Region } from '../../domain/region/region.ts';

/** SHA-256 hex of what computations read first of a region: identity, grid, sources and the bytes of its grids. */
export function regionHash(region: Region): string {
  const digest = sha256();
  const { id, grid, seaLevelM, sources, terrainM, landCover, manning } = region;
  digest.update(new TextEncoder().encode(JSON.stringify({ id, grid, seaLevelM, sources })));
  for (const values of [terrainM, landCover, manning]) {
    if (values !== null) digest.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }
  return digest.hex();
}
