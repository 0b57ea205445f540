import { expose, transfer } from 'comlink';
import { ok } from '../core/result.ts';
import type { BuildProgress } from '../domain/region/build/build-progress.ts';
import type { BuildRequest } from '../domain/region/build/build-request.ts';
import type { InputRole } from '../domain/region/build/input-role.ts';
import type { BoxDeg } from '../domain/region/build/region-box.ts';
import { buildInBrowser, forgetDownloads, keptDownloads } from '../packs/build/browser-build.ts';
import { describeInputs } from '../packs/build/describe-inputs.ts';
import { offeredSources } from '../packs/build/offered-sources.ts';
import { blobSources, type NamedBlob } from '../packs/bytes/blob-source.ts';
import { fetchSources } from '../packs/sources/fetch-sources.ts';
import { browserWebp } from './browser-webp.ts';

const api = {
  async describe(files: readonly NamedBlob[]) {
    const described = await describeInputs(blobSources(files));
    return transfer(ok(described), [
      ...new Set(described.outlines.map((ring) => ring.buffer as ArrayBuffer)),
    ]);
  },
  async offer(boundsDeg: BoxDeg, had: readonly InputRole[], sourcesUrl: string) {
    const sources = await fetchSources(sourcesUrl);
    return sources.ok ? ok(offeredSources(sources.value, boundsDeg, had)) : sources;
  },
  async build(
    request: BuildRequest,
    files: readonly NamedBlob[],
    { sourcesUrl, isOnline }: { readonly sourcesUrl: string; readonly isOnline: boolean },
    onProgress: (progress: BuildProgress) => void,
  ) {
    return ok(
      await buildInBrowser(request, blobSources(files), {
        sourcesUrl,
        isOnline,
        onProgress,
        webp: browserWebp,
      }),
    );
  },
  keptDownloads,
  forgetDownloads,
};

export type BuildApi = typeof api;
expose(api);
