import { type DownloadFault, shownUrl } from './download-fault.ts';
import { type NetworkTools, retryAfterMs } from './retry-policy.ts';

/** A request that failed. `again`: whether trying again may help; `afterMs`: the wait a server asked for. */
export interface Failure {
  readonly fault: DownloadFault;
  readonly again: boolean;
  readonly afterMs: number | null;
}

/** A server that asks for a longer wait than this is taken as refusing. */
const longestAskedWaitMs = 300_000;

/** One request, its connection errors and statuses judged; 200, 206 and 416 come back as they are. */
export async function exchange(
  url: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
  tools: NetworkTools,
): Promise<Response | Failure> {
  let response: Response;
  try {
    response = await tools.fetch(url, { headers, signal, redirect: 'follow' });
  } catch (error) {
    return connectionFailure(url, error, signal);
  }
  if (response.status === 200 || response.status === 206 || response.status === 416) return response;
  await response.body?.cancel().catch(() => undefined);
  return statusFailure(url, response);
}

export function connectionFailure(url: string, error: unknown, signal: AbortSignal): Failure {
  const shown = shownUrl(url);
  if (signal.aborted)
    return { fault: { kind: 'download-cancelled', url: shown }, again: false, afterMs: null };
  const fault = {
    kind: 'download-unreachable',
    url: shown,
    host: hostOf(url),
    reason: reasonOf(error),
  } as const;
  return { fault, again: true, afterMs: null };
}

function statusFailure(url: string, { status, headers }: Response): Failure {
  const shown = shownUrl(url);
  if (status === 404 || status === 410) {
    return { fault: { kind: 'download-not-found', url: shown }, again: false, afterMs: null };
  }
  const mayPass = status === 408 || status === 425 || status === 429 || status >= 500;
  if (!mayPass)
    return { fault: { kind: 'download-refused', url: shown, status }, again: false, afterMs: null };
  const afterMs = retryAfterMs(headers.get('retry-after'), Date.now());
  return {
    fault: { kind: 'download-busy', url: shown, status, attempts: 1 },
    again: afterMs === null || afterMs <= longestAskedWaitMs,
    afterMs,
  };
}

function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return '';
  }
}

/** Node puts the reason into `cause`, browsers into the message. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
