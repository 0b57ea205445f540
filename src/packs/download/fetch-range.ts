import { fail, ok, type Result } from '../../core/result.ts';
import { type DownloadFault, shownUrl } from './download-fault.ts';
import { exchange, type Failure } from './exchange.ts';
import { backOffMs, type NetworkTools } from './retry-policy.ts';

export interface WantedRange {
  readonly startByte: number;
  /** The byte after the last; may lie past the end of the file. */
  readonly endByte: number;
  /** The file's tag when it was opened, or null when the server gave none. */
  readonly tag: string | null;
}

export interface CameRange {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Size of the whole file. */
  readonly sizeBytes: number;
  readonly tag: string | null;
}

/** A range of a file on a server, asked for again while that may help. */
export async function fetchRange(
  url: string,
  range: WantedRange,
  signal: AbortSignal,
  tools: NetworkTools,
): Promise<Result<CameRange, DownloadFault>> {
  const { policy } = tools;
  for (let failures = 1; ; failures++) {
    const came = await rangeOnce(url, range, signal, tools);
    if (!('fault' in came)) return ok(came);
    if (!came.again || failures >= policy.attempts) {
      return fail('attempts' in came.fault ? { ...came.fault, attempts: failures } : came.fault);
    }
    await tools.wait(came.afterMs ?? backOffMs(policy, failures, tools.chance()), signal);
    if (signal.aborted) return fail({ kind: 'download-cancelled', url: shownUrl(url) });
  }
}

async function rangeOnce(
  url: string,
  range: WantedRange,
  signal: AbortSignal,
  tools: NetworkTools,
): Promise<CameRange | Failure> {
  const { slowWindowMs, leastBytesPerS } = tools.policy;
  const limit = AbortSignal.any([signal, AbortSignal.timeout(slowWindowMs)]);
  const headers = { Range: `bytes=${range.startByte}-${range.endByte - 1}` };
  const response = await exchange(url, headers, limit, tools);
  const isLate = (): boolean => limit.aborted && !signal.aborted;
  const late: Failure = again({ kind: 'download-slow', url: shownUrl(url), leastBytesPerS });
  if (!(response instanceof Response)) return isLate() ? late : response;
  const judged = judgeRange(url, range, response);
  if ('fault' in judged) {
    await response.body?.cancel().catch(() => undefined);
    return judged;
  }
  const { sizeBytes, tag } = judged;
  const wantedBytes = Math.min(range.endByte, sizeBytes) - range.startByte;
  const buffer = await response.arrayBuffer().catch(() => null);
  if (buffer === null && isLate()) return late;
  const cameBytes = buffer?.byteLength ?? 0;
  if (buffer === null || cameBytes !== wantedBytes) {
    return again({ kind: 'download-cut', url: shownUrl(url), cameBytes, wantedBytes, attempts: 1 });
  }
  return { bytes: new Uint8Array(buffer), sizeBytes, tag };
}

function judgeRange(
  url: string,
  { startByte, tag }: WantedRange,
  { status, headers }: Response,
): Pick<CameRange, 'sizeBytes' | 'tag'> | Failure {
  const shown = shownUrl(url);
  const match = /^bytes (\d+)-(\d+)\/(\d+)$/u.exec(headers.get('content-range') ?? '');
  if (status !== 206 || match === null || Number(match[1]) !== startByte) {
    const length = status === 200 ? headers.get('content-length') : null;
    return never({
      kind: 'download-no-ranges',
      url: shown,
      sizeBytes: length === null ? null : Number(length),
    });
  }
  const came = headers.get('etag');
  if (tag !== null && came !== null && tag !== came) return never({ kind: 'download-changed', url: shown });
  return { sizeBytes: Number(match[3]), tag: came };
}

const again = (fault: DownloadFault): Failure => ({ fault, again: true, afterMs: null });
const never = (fault: DownloadFault): Failure => ({ fault, again: false, afterMs: null });
