import type { Result } from '../../src/core/result.ts';
import type { FloodCase, FloodSummary } from '../../src/domain/hazard/flood/flood-case.ts';
import type { FloodFault } from '../../src/domain/hazard/flood/flood-fault.ts';
import type { FloodEngine } from '../../src/domain/ports.ts';
import { tryFlood } from './flood-run.ts';

const clickAfterMs = 50;

/**
 * Cancels a run in the midst of its work, as a click does. `reactedMs` counts from when the click was due, so that an
 * engine that lets no click in while it works is late too.
 */
export async function cancelMidway(
  flood: FloodCase,
  engine: FloodEngine,
): Promise<{ readonly result: Result<FloodSummary, FloodFault>; readonly reactedMs: number }> {
  const controller = new AbortController();
  let dueMs: number | null = null;
  const result = await tryFlood(flood, engine, {
    signal: controller.signal,
    onProgress: () => {
      if (dueMs !== null) return;
      dueMs = performance.now() + clickAfterMs;
      setTimeout(() => controller.abort(), clickAfterMs);
    },
  });
  if (dueMs === null) throw new Error('a run without progress');
  return { result, reactedMs: performance.now() - dueMs };
}
