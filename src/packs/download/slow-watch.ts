import type { NetworkTools } from './retry-policy.ts';

/**
 * Reads a body chunk by chunk and stops one that stands still or drips: its last value is `'slow'` then.
 * @throws what the connection throws when it is cut
 */
export async function* chunksOf(
  body: ReadableStream<Uint8Array>,
  { nowMs, policy }: Pick<NetworkTools, 'nowMs' | 'policy'>,
): AsyncGenerator<Uint8Array<ArrayBuffer> | 'slow'> {
  const { leastBytesPerS, slowWindowMs } = policy;
  const leastBytes = (leastBytesPerS * slowWindowMs) / 1000;
  const reader = body.getReader();
  let window = { endMs: nowMs() + slowWindowMs, bytes: 0 };
  let pending = reader.read();
  try {
    for (;;) {
      const read = await within(pending, window.endMs - nowMs());
      if (read !== 'late') {
        if (read.done) return;
        window.bytes += read.value.length;
        yield read.value as Uint8Array<ArrayBuffer>;
        pending = reader.read();
      }
      if (nowMs() < window.endMs) continue;
      if (window.bytes < leastBytes) {
        yield 'slow';
        return;
      }
      window = { endMs: nowMs() + slowWindowMs, bytes: 0 };
    }
  } finally {
    pending.catch(() => undefined);
    await reader.cancel().catch(() => undefined);
  }
}

async function within<T>(pending: Promise<T>, limitMs: number): Promise<T | 'late'> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), Math.max(0, limitMs));
  });
  try {
    return await Promise.race([pending, late]);
  } finally {
    clearTimeout(timer);
  }
}
