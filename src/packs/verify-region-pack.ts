import type { PackFault } from '../domain/region/pack-fault.ts';
import { checkRegion, type RegionFinding } from '../domain/region/region-checks.ts';
import { loadPack } from './open-region-pack.ts';
import { manifestPath, type ReadPackFile } from './pack-files.ts';

/** One thing wrong with a pack: which file, which record of it where that applies, and the fault with its facts. */
export type PackFinding =
  | {
      readonly from: 'files';
      readonly file: string;
      readonly record: number | null;
      readonly fault: PackFault;
    }
  | {
      readonly from: 'contents';
      readonly file: string;
      /** The record as the checks name it: `b17`, `cell 40`. */
      readonly record: string;
      readonly fault: RegionFinding;
    };

/**
 * Reads all of a pack and names everything wrong with it; an empty list means that it is sound. What the files hold is
 * checked only when all of them can be read: connectivity, capacities, sums of people, indices, rings, thresholds.
 */
export async function verifyRegionPack(read: ReadPackFile): Promise<readonly PackFinding[]> {
  const { manifest, region, faults } = await loadPack(read);
  if (manifest === null || region === null) {
    return faults.map((fault) => ({
      from: 'files',
      file: 'file' in fault ? fault.file : manifestPath,
      record: 'record' in fault ? fault.record : null,
      fault,
    }));
  }
  return checkRegion(region, manifest.people).map((fault) => ({
    from: 'contents',
    file: manifest.files.find(({ role }) => role === fault.layer)?.path ?? manifestPath,
    record: fault.record,
    fault,
  }));
}
