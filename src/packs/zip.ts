import { unzipSync, zipSync } from 'fflate';
import { fail, ok, type Result } from '../core/result.ts';
import type { PackFault } from '../domain/region/pack-fault.ts';
import { type PackFile, packFolder, type ReadPackFile } from './pack-files.ts';

/** Unpacked bytes above which a zip is refused unopened: a pack of the largest grid needs less. */
const maximumUnpackedBytes = 1_000_000_000;

/** How a zip with at least one file begins. Source: PKWARE APPNOTE 6.3, section 4.3.7. */
const zipSignature = [0x50, 0x4b, 0x03, 0x04];

/** A pack as one zip. The same files give the same bytes; the time of the entries is 1 January 1980. */
export function writeZip(files: readonly PackFile[]): Uint8Array {
  const entries = files.map(({ path, bytes }) => [path, bytes] as const);
  return zipSync(Object.fromEntries(entries), { level: 6, mtime: new Date(1980, 0, 1) });
}

/** Reads a pack out of a zip, whether its files lie at the top or inside one folder. */
export function readZip(bytes: Uint8Array): Result<ReadPackFile, PackFault> {
  const { length } = bytes;
  if (!zipSignature.every((byte, index) => bytes[index] === byte)) {
    return fail({ kind: 'pack-zip-unreadable', problem: 'not-a-zip', bytes: length });
  }
  let unpacked = 0;
  try {
    const entries = unzipSync(bytes, {
      filter: (file) => {
        unpacked += file.originalSize;
        if (unpacked > maximumUnpackedBytes) throw new Error(`more than ${maximumUnpackedBytes} bytes`);
        return true;
      },
    });
    const folder = packFolder(Object.keys(entries));
    return ok(async (path) => entries[folder + path] ?? null);
  } catch {
    const problem = unpacked > maximumUnpackedBytes ? 'too-large' : 'damaged';
    return fail({ kind: 'pack-zip-unreadable', problem, bytes: length });
  }
}
