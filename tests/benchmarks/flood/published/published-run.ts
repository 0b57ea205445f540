import type { FloodCase, FloodFrame, FloodSummary } from '../../../../src/domain/hazard/flood/flood-case.ts';
import type { FloodEngine } from '../../../../src/domain/ports.ts';

export interface PublishedRun {
  readonly summary: FloodSummary;
  readonly lastFrame: FloodFrame;
  readonly wallS: number;
}

/** Runs a case to its end with an engine and keeps its last frame; a fault is a failure of whoever asked. */
export async function runWith(engine: FloodEngine, flood: FloodCase): Promise<PublishedRun> {
  let lastFrame: FloodFrame | null = null;
  const startedMs = performance.now();
  const result = await engine.run(flood, {
    signal: new AbortController().signal,
    onFrame: (frame) => {
      lastFrame = frame;
    },
    onProgress: () => {},
  });
  if (!result.ok) throw new Error(`flood failed: ${JSON.stringify(result.fault)}`);
  if (lastFrame === null) throw new Error('flood without frames');
  return { summary: result.value, lastFrame, wallS: (performance.now() - startedMs) / 1000 };
}
