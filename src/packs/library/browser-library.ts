import { fail, ok, type Result } from '../../core/result.ts';
import type { LibraryFault, StorageRoom } from '../../domain/region/stored-pack.ts';
import { PackLibrary } from './pack-library.ts';

const folderName = 'packs';
const lockName = 'haetae-pack-library';

/** The library in the browser's own file system, which all windows of this address share. */
export async function openBrowserLibrary(): Promise<Result<PackLibrary, LibraryFault>> {
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
