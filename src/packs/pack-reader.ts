import { fail, type Result } from '../core/result.ts';
import type { PackFault } from '../domain/region/pack-fault.ts';
import type { Region } from '../domain/region/region.ts';
import type { DerivedTerrain } from '../domain/region/terrain/derived-terrain.ts';
import { openDerivedTerrain, openRegionPack, type PackProgress } from './open-region-pack.ts';
import { manifestPath, type ReadPackFile } from './pack-files.ts';

/**
 * Opens packs without what follows from their terrain, and reads that of the last one when it is asked for: by the manifest
 * with which it was opened, so that files of a pack that was replaced meanwhile are refused by their hashes.
 */
export class PackReader {
  #last: ReadPackFile | null = null;

  async open(
    read: ReadPackFile,
    onProgress: (progress: PackProgress) => void,
  ): Promise<Result<Region, PackFault>> {
    let manifest: Uint8Array | null = null;
    const remembering: ReadPackFile = async (path) => {
      if (path !== manifestPath) return read(path);
      manifest ??= await read(path);
      return manifest;
    };
    const opened = await openRegionPack(remembering, onProgress, 'given');
    if (opened.ok) this.#last = remembering;
    return opened;
  }

  async derivedTerrain(): Promise<Result<DerivedTerrain | null, PackFault>> {
    if (this.#last !== null) return openDerivedTerrain(this.#last);
    return fail({ kind: 'pack-unreachable', file: manifestPath, reason: 'its worker ended' });
  }
}
