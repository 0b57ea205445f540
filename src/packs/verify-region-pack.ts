import type { PackFault } from '../domain/region/pack-fault.ts';
import { loadPack } from './open-region-pack.ts';
import { manifestPath, type ReadPackFile } from './pack-files.ts';

/** One thing wrong with a pack: which file, which record of it where that applies, and the fault with its facts. */
export interface PackFinding {
  readonly file: string;
  readonly record: number | null;
  readonly fault: PackFault;
}

/** Reads all of a pack and names everything wrong with it; an empty list means that it is sound. */
export async function verifyRegionPack(read: ReadPackFile): Promise<readonly PackFinding[]> {
  const { faults } = await loadPack(read);
  return faults.map((fault) => ({
    file: 'file' in fault ? fault.file : manifestPath,
    record: 'record' in fault ? fault.record : null,
    fault,
  }));
}
