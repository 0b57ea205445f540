import { type DownloadFault, shownUrl } from './download-fault.ts';
import type { DownloadPlace, DownloadTask } from './download-file.ts';
import type { KeptDownload } from './download-store.ts';
import { connectionFailure, exchange, type Failure } from './exchange.ts';
import type { NetworkTools } from './retry-policy.ts';
import { chunksOf } from './slow-watch.ts';

/** One connection's worth of a download, appended to what is kept; null when the file is whole. */
export async function attemptDownload(
  task: DownloadTask,
  place: DownloadPlace,
  tools: NetworkTools,
): Promise<Failure | null> {
  const { store, key, signal } = place;
  const kept = await store.find(key);
  if (kept !== null && kept.bytes === kept.totalBytes) return null;
  const resumable = kept !== null && kept.bytes > 0 && kept.validator !== null;
  const headers = resumable ? { Range: `bytes=${kept.bytes}-`, 'If-Range': kept.validator } : {};
  const response = await exchange(task.url, headers, signal, tools);
  if (!(response instanceof Response)) return response;
  const start = resumable ? resumedAt(response, kept) : null;
  if (response.status !== 200 && start === null) {
    await response.body?.cancel().catch(() => undefined);
    await store.drop(key);
    return { fault: cutFault(task, 0, kept?.totalBytes ?? null), again: true, afterMs: null };
  }
  const totalBytes = start === null ? statedBytes(response) : (kept?.totalBytes ?? null);
  const refused = refusal(task, response, totalBytes);
  if (refused !== null) {
    await response.body?.cancel().catch(() => undefined);
    return { fault: refused, again: false, afterMs: null };
  }
  if (start === null) await store.begin(key, { validator: validatorOf(response), totalBytes });
  return receive(response, { startByte: start ?? 0, totalBytes }, { task, place, tools });
}

interface Reception {
  readonly task: DownloadTask;
  readonly place: DownloadPlace;
  readonly tools: NetworkTools;
}

async function receive(
  response: Response,
  { startByte, totalBytes }: { readonly startByte: number; readonly totalBytes: number | null },
  { task, place, tools }: Reception,
): Promise<Failure | null> {
  const { store, key, signal, onBytes } = place;
  let bytes = startByte;
  const body = response.body;
  if (body === null) return bytes === totalBytes ? null : cut(task, bytes, totalBytes);
  try {
    for await (const chunk of chunksOf(body, tools)) {
      if (chunk === 'slow') return slow(task, tools);
      const wrong = bytes === 0 ? wrongContent(task, chunk) : null;
      if (wrong !== null) return { fault: wrong, again: false, afterMs: null };
      bytes += chunk.length;
      if (bytes > task.mostBytes) {
        await store.drop(key);
        return { fault: tooLarge(task, bytes), again: false, afterMs: null };
      }
      await kept(store.append(key, chunk));
      onBytes?.(bytes, totalBytes);
    }
  } catch (error) {
    if (error instanceof NotKept) throw error.cause;
    if (signal.aborted) return connectionFailure(task.url, error, signal);
    return cut(task, bytes, totalBytes);
  }
  if (totalBytes !== null && bytes < totalBytes) return cut(task, bytes, totalBytes);
  return null;
}

/** The store failed (disk full), which is no fault of the connection and ends the download. */
class NotKept extends Error {}

const kept = (storing: Promise<void>): Promise<void> =>
  storing.catch((cause: unknown) => {
    throw new NotKept('not kept', { cause });
  });

/** Where a partial answer goes on, or null when it is not the rest of what is kept. */
function resumedAt(response: Response, kept: KeptDownload): number | null {
  if (response.status !== 206) return null;
  const match = /^bytes (\d+)-(\d+)\/(\d+|\*)$/u.exec(response.headers.get('content-range') ?? '');
  if (match === null || Number(match[1]) !== kept.bytes) return null;
  const sameSize = kept.totalBytes === null || match[3] === '*' || Number(match[3]) === kept.totalBytes;
  return sameSize ? kept.bytes : null;
}

/** Length that a server states; that of an encoded body is not the file's. */
function statedBytes({ headers }: Response): number | null {
  const encoding = headers.get('content-encoding');
  const length = headers.get('content-length');
  if (length === null || (encoding !== null && encoding !== 'identity')) return null;
  return /^\d+$/u.test(length) ? Number(length) : null;
}

/** A strong validator for `If-Range` (RFC 9110, section 13.1.5); a weak tag may not be used there. */
function validatorOf({ headers }: Response): string | null {
  const tag = headers.get('etag');
  if (tag !== null && !tag.startsWith('W/')) return tag;
  return headers.get('last-modified');
}

function refusal(task: DownloadTask, response: Response, totalBytes: number | null): DownloadFault | null {
  if (totalBytes !== null && totalBytes > task.mostBytes) return tooLarge(task, totalBytes);
  const type = response.headers.get('content-type') ?? '';
  return /^text\/html\b/iu.test(type) ? wrongFault(task, type) : null;
}

/** Pages are often sent as data of no type: then their first letters tell. */
function wrongContent(task: DownloadTask, chunk: Uint8Array): DownloadFault | null {
  const start = new TextDecoder('latin1').decode(chunk.subarray(0, 200)).trimStart();
  return /^<(?:!doctype html|html|head|body)/iu.test(start) ? wrongFault(task, start.slice(0, 40)) : null;
}

const wrongFault = (task: DownloadTask, came: string): DownloadFault => ({
  kind: 'download-wrong-content',
  url: shownUrl(task.url),
  wanted: task.wanted,
  came,
});

const tooLarge = (task: DownloadTask, cameBytes: number): DownloadFault => ({
  kind: 'download-too-large',
  url: shownUrl(task.url),
  cameBytes,
  mostBytes: task.mostBytes,
});

const cutFault = (task: DownloadTask, cameBytes: number, wantedBytes: number | null): DownloadFault => ({
  kind: 'download-cut',
  url: shownUrl(task.url),
  cameBytes,
  wantedBytes,
  attempts: 1,
});

const cut = (task: DownloadTask, cameBytes: number, wantedBytes: number | null): Failure => ({
  fault: cutFault(task, cameBytes, wantedBytes),
  again: true,
  afterMs: null,
});

const slow = (task: DownloadTask, { policy }: NetworkTools): Failure => ({
  fault: { kind: 'download-slow', url: shownUrl(task.url), leastBytesPerS: policy.leastBytesPerS },
  again: true,
  afterMs: null,
});
