import type { BuildPort } from '../../src/actions/ports.ts';
import { ok } from '../../src/core/result.ts';
import { runBuildJob } from '../../src/packs/build/build-job.ts';
import { describeInputs } from '../../src/packs/build/describe-inputs.ts';
import { offeredSources } from '../../src/packs/build/offered-sources.ts';
import { blobSources } from '../../src/packs/bytes/blob-source.ts';
import { measureDownloads, opfsStore } from '../../src/packs/download/opfs-store.ts';
import { hostNetwork } from '../../src/packs/download/retry-policy.ts';
import type { PackLibrary } from '../../src/packs/library/pack-library.ts';
import type { RegionSource } from '../../src/packs/sources/region-source.ts';
import { defaultSources } from '../../src/packs/sources/source-table.ts';
import type { MemoryDirectory } from './memory-directory.ts';

/** Builds without a worker between, over folders in memory; the data sets are those of the table unless others are given. */
export function inProcessBuild(
  library: PackLibrary,
  downloads: MemoryDirectory,
  sources: readonly RegionSource[] = defaultSources,
): BuildPort {
  const folder = downloads as unknown as FileSystemDirectoryHandle;
  return {
    describe: async (files) => ok(await describeInputs(blobSources(files))),
    offer: async (boundsDeg, had) => ok(offeredSources(sources, boundsDeg, had)),
    build: async (request, files, { signal, onProgress }) =>
      ok(
        await runBuildJob(
          { request, files: blobSources(files), sources, isOnline: true },
          {
            network: hostNetwork(),
            store: opfsStore(folder),
            signal,
            nowMs: () => performance.now(),
            onProgress,
            keep: async (read, report) => {
              const saved = await library.save(read, report);
              return saved.ok ? library.check(saved.value.hash) : saved;
            },
          },
        ),
      ),
    keptDownloads: async () => ok(await measureDownloads(folder)),
    forgetDownloads: async () => {
      for await (const entry of downloads.values()) await downloads.removeEntry(entry.name);
      return ok(await measureDownloads(folder));
    },
  };
}
