/** How often and how patiently a request is made again. */
export interface RetryPolicy {
  /** Attempts in a row that bring no byte further than before, after which one gives up. */
  readonly attempts: number;
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
  /** A connection that brings fewer bytes a second over `slowWindowMs` is dropped and made anew. */
  readonly leastBytesPerS: number;
  readonly slowWindowMs: number;
}

export const defaultRetryPolicy: RetryPolicy = {
  attempts: 5,
  firstWaitMs: 500,
  longestWaitMs: 60_000,
  leastBytesPerS: 1024,
  slowWindowMs: 20_000,
};

/** What the network code needs of its host; a test brings its own clock and chance. */
export interface NetworkTools {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Resolves after a time, or at once when the signal says stop. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Milliseconds of a clock that never goes back. */
  readonly nowMs: () => number;
  /** In [0, 1). */
  readonly chance: () => number;
  readonly policy: RetryPolicy;
}

/**
 * Wait before another attempt: doubled each time up to the longest, of which a random half is taken off so that many
 * clients do not return together.
 * @param failures attempts that failed in a row, at least 1
 */
export function backOffMs(
  { firstWaitMs, longestWaitMs }: RetryPolicy,
  failures: number,
  chance: number,
): number {
  const full = Math.min(longestWaitMs, firstWaitMs * 2 ** (failures - 1));
  return full * (1 - chance / 2);
}

/**
 * The wait that a server asks for, ms: `Retry-After` in seconds or as a date (RFC 9110, section 10.2.3); null when it
 * says nothing we understand.
 */
export function retryAfterMs(header: string | null, epochMs: number): number | null {
  if (header === null) return null;
  if (/^\s*\d{1,9}\s*$/u.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - epochMs);
}

/** The host's own network, clock and chance. */
export const hostNetwork = (policy: RetryPolicy = defaultRetryPolicy): NetworkTools => ({
  fetch: (url, init) => fetch(url, init),
  wait: waitMs,
  nowMs: () => performance.now(),
  chance: Math.random,
  policy,
});

function waitMs(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
