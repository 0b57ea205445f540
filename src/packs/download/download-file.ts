import { fail, ok, type Result } from '../../core/result.ts';
import { sha256 } from '../../core/sha256.ts';
import type { ByteSource, BytesFault } from '../bytes/byte-source.ts';
import { attemptDownload } from './download-attempt.ts';
import { type DownloadFault, shownUrl } from './download-fault.ts';
import type { DownloadStore } from './download-store.ts';
import { backOffMs, type NetworkTools } from './retry-policy.ts';

/** What the bytes must be; a page of HTML in their place is refused. */
export type WantedContent = 'binary' | 'json' | 'text';

export interface DownloadTask {
  readonly url: string;
  readonly wanted: WantedContent;
  /** No file of this source is larger; more is refused while it comes. */
  readonly mostBytes: number;
  /** SHA-256 that the source publishes, lower-case hex. */
  readonly sha256?: string;
}

export interface DownloadPlace {
  readonly store: DownloadStore;
  readonly key: string;
  readonly signal: AbortSignal;
  /** Told after each chunk; `totalBytes` is null while nobody knows. */
  readonly onBytes?: (bytes: number, totalBytes: number | null) => void;
}

export interface Downloaded {
  readonly source: ByteSource;
  readonly sha256: string;
}

/**
 * Fetches a file into the store. What an earlier run left there is taken up again where the server can still tell that it
 * is the same file; a cut, slow or busy connection is tried again with growing waits, and goes on where it stopped.
 * Nothing is opened before it is whole and its checksum, where one is published, is right.
 */
export async function downloadFile(
  task: DownloadTask,
  place: DownloadPlace,
  tools: NetworkTools,
): Promise<Result<Downloaded, DownloadFault | BytesFault>> {
  const { store, key, signal } = place;
  let failures = 0;
  let mostCameBytes = 0;
  for (;;) {
    const kept = await store.find(key);
    if (kept?.sha256 != null) return ok({ source: await store.open(key), sha256: kept.sha256 });
    mostCameBytes = Math.max(mostCameBytes, kept?.bytes ?? 0);
    const failure = await attemptDownload(task, place, tools);
    if (failure === null) return conclude(task, place);
    const cameBytes = (await store.find(key))?.bytes ?? 0;
    failures = cameBytes > mostCameBytes ? 1 : failures + 1;
    if (!failure.again || failures >= tools.policy.attempts) return fail(counted(failure.fault, failures));
    await tools.wait(failure.afterMs ?? backOffMs(tools.policy, failures, tools.chance()), signal);
    if (signal.aborted) return fail({ kind: 'download-cancelled', url: shownUrl(task.url) });
  }
}

const counted = (fault: DownloadFault, attempts: number): DownloadFault =>
  'attempts' in fault ? { ...fault, attempts } : fault;

const chunkBytes = 1 << 20;

async function conclude(
  task: DownloadTask,
  { store, key }: DownloadPlace,
): Promise<Result<Downloaded, DownloadFault | BytesFault>> {
  const source = await store.open(key);
  const digest = sha256();
  for (let start = 0; start < source.sizeBytes; start += chunkBytes) {
    const chunk = await source.read(start, chunkBytes);
    if (!chunk.ok) return chunk;
    digest.update(chunk.value);
  }
  const came = digest.hex();
  if (task.sha256 !== undefined && task.sha256 !== came) {
    await store.drop(key);
    return fail({ kind: 'download-checksum', url: shownUrl(task.url), wanted: task.sha256, came });
  }
  await store.finish(key, came);
  return ok({ source, sha256: came });
}
