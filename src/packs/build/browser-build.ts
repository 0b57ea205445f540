import { fail, ok, type Result } from '../../core/result.ts';
import type { BuildProgress } from '../../domain/region/build/build-progress.ts';
import type { BuildReport } from '../../domain/region/build/build-report.ts';
import {
  type BuildOutcome,
  type BuildRefusal,
  type BuildRequest,
  endedEarly,
  type KeptDownloads,
} from '../../domain/region/build/build-request.ts';
import type { BuildFault } from '../../domain/region/build/stage-report.ts';
import type { LibraryFault, StoredPack } from '../../domain/region/stored-pack.ts';
import type { ByteSource } from '../bytes/byte-source.ts';
import { measureDownloads, opfsStore } from '../download/opfs-store.ts';
import { hostNetwork } from '../download/retry-policy.ts';
import { inBrowserLibrary } from '../library/browser-library.ts';
import type { ReadPackFile } from '../pack-files.ts';
import { fetchSources } from '../sources/fetch-sources.ts';
import type { WebpDecoder } from '../tiles/webp-tile.ts';
import { runBuildJob } from './build-job.ts';
import { stageDirectory } from './cache/stage-directory.ts';

/** Folders of what builds keep for the next one: open data as it came, and what the steps gave. */
const folderNames = ['downloads', 'build-stages'] as const;
const lockName = 'haetae-build';

/** What the steps of a few builds of 20 km at 10 m give. */
const mostStageBytes = 1e9;

const openFolder = async (name: (typeof folderNames)[number]): Promise<FileSystemDirectoryHandle> =>
  (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true });

export interface BrowserBuildHooks {
  /** Absolute address of `sources.json`. */
  readonly sourcesUrl: string;
  readonly isOnline: boolean;
  readonly webp: WebpDecoder;
  onProgress(progress: BuildProgress): void;
}

/** Builds in this browser: downloads and the pack lie in its own file system. One window builds at a time. */
export async function buildInBrowser(
  request: BuildRequest,
  files: readonly ByteSource[],
  hooks: BrowserBuildHooks,
): Promise<BuildOutcome> {
  let outcome: BuildOutcome | null = null;
  await navigator.locks.request(lockName, { ifAvailable: true }, async (lock) => {
    if (lock !== null) outcome = await build(request, files, hooks);
  });
  return outcome ?? endedEarly(request, { kind: 'build-elsewhere' });
}

async function build(
  request: BuildRequest,
  files: readonly ByteSource[],
  { sourcesUrl, isOnline, webp, onProgress }: BrowserBuildHooks,
): Promise<BuildOutcome> {
  const sources = await fetchSources(sourcesUrl);
  if (!sources.ok) return endedEarly(request, sources.fault);
  try {
    return await runBuildJob(
      { request, files, sources: sources.value, isOnline },
      {
        network: hostNetwork(),
        store: opfsStore(await openFolder('downloads')),
        cache: stageDirectory(await openFolder('build-stages'), mostStageBytes),
        // Cancelling ends the worker; nothing inside it has to be asked.
        signal: new AbortController().signal,
        nowMs: () => performance.now(),
        webp,
        onProgress,
        keep,
      },
    );
  } catch (error) {
    const fault = storageFault(error);
    if (fault === null) throw error;
    return endedEarly(request, fault);
  }
}

/** A pack whose files came back otherwise than they were written is not left in the library. */
async function keep(read: ReadPackFile, report: BuildReport): Promise<Result<StoredPack, BuildFault>> {
  const checked = await inBrowserLibrary(async (library) => {
    const saved = await library.save(read, report);
    return saved.ok ? library.check(saved.value.hash) : saved;
  });
  if (!checked.ok) return checked;
  const { hash, check } = checked.value;
  if (check === null || check.findings === 0) return checked;
  await inBrowserLibrary(async (library) => ok(await library.remove(hash)));
  return fail({ kind: 'build-checks-failed', findings: check.findings });
}

/** How much earlier builds left in this browser. */
export const keptDownloads = (): Promise<Result<KeptDownloads, BuildFault>> =>
  inStorage(async () => {
    const each = await Promise.all(folderNames.map(async (name) => measureDownloads(await openFolder(name))));
    return each.reduce((sum, { files, bytes }) => ({ files: sum.files + files, bytes: sum.bytes + bytes }));
  });

/** Forgets what earlier builds left; kept regions stay. */
export const forgetDownloads = (): Promise<Result<KeptDownloads, BuildFault>> =>
  inStorage(async () => {
    const top = await navigator.storage.getDirectory();
    for (const name of folderNames) {
      await openFolder(name);
      await top.removeEntry(name, { recursive: true });
    }
    return { files: 0, bytes: 0 };
  });

async function inStorage<T>(work: () => Promise<T>): Promise<Result<T, BuildFault>> {
  try {
    return ok(await work());
  } catch (error) {
    const fault = storageFault(error);
    if (fault === null) throw error;
    return fail(fault);
  }
}

/** What the browser's file system refuses, as a fault; null for any other error. */
function storageFault(error: unknown): BuildRefusal | LibraryFault | null {
  if (!(error instanceof DOMException)) return null;
  const kind = error.name === 'QuotaExceededError' ? 'build-no-room' : 'library-unavailable';
  return { kind, reason: String(error) };
}
