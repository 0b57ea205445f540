import { fail, ok, type Result } from '../../core/result.ts';
import type { PackFault } from '../../domain/region/pack-fault.ts';
import type { LibraryFault, StorageRoom } from '../../domain/region/stored-pack.ts';
import { PackLibrary } from './pack-library.ts';

const folderName = 'packs';
const lockName = 'haetae-pack-library';

let opening: Promise<Result<PackLibrary, LibraryFault>> | null = null;

/** Does something in the library, or says why this browser has none. */
export async function inBrowserLibrary<T>(
  work: (library: PackLibrary) => Promise<Result<T, LibraryFault | PackFault>>,
): Promise<Result<T, LibraryFault | PackFault>> {
  opening ??= openBrowserLibrary();
  const library = await opening;
  if (!library.ok) {
    opening = null;
    return library;
  }
  try {
    return await work(library.value);
  } catch (error) {
    // What the file system refuses: a folder that another window removed meanwhile, a file where a folder is.
    if (!(error instanceof DOMException)) throw error;
    return fail({ kind: 'library-unavailable', reason: String(error) });
  }
}

/** The library in the browser's own file system, which all windows of this address share. */
async function openBrowserLibrary(): Promise<Result<PackLibrary, LibraryFault>> {
  try {
    const top = await navigator.storage.getDirectory();
    const root = await top.getDirectoryHandle(folderName, { create: true });
    return ok(
      new PackLibrary({
        root,
        nowMs: () => Date.now(),
        alone: async (work) => {
          let outcome: Awaited<ReturnType<typeof work>> | undefined;
          await navigator.locks.request(lockName, async () => {
            outcome = await work();
          });
          return outcome as Awaited<ReturnType<typeof work>>;
        },
      }),
    );
  } catch (error) {
    return fail({ kind: 'library-unavailable', reason: String(error) });
  }
}

/** Room that the browser gives this address. */
export async function storageRoom(): Promise<StorageRoom> {
  const { usage, quota } = await navigator.storage.estimate();
  return {
    usedBytes: usage ?? null,
    quotaBytes: quota ?? null,
    isPersistent: await navigator.storage.persisted(),
  };
}
