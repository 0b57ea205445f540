import { expose, type Remote, releaseProxy, transfer } from 'comlink';
import type { FloodCase, FloodFrame } from '../domain/hazard/flood/flood-case.ts';
import type { FloodProgress } from '../domain/ports.ts';
import { referenceFloodEngine } from '../engines/flood/reference/reference-engine.ts';

let controller = new AbortController();

const api = {
  async run(
    flood: FloodCase,
    onFrame: (frame: FloodFrame) => void,
    onProgress: (progress: FloodProgress) => void,
  ) {
    controller = new AbortController();
    const result = await referenceFloodEngine.run(flood, {
      signal: controller.signal,
      onFrame(frame) {
        const arrays = [frame.depthM, frame.velocityXMPerS, frame.velocityYMPerS];
        onFrame(
          transfer(
            frame,
            arrays.map(({ buffer }) => buffer),
          ),
        );
      },
      onProgress,
    });
    for (const callback of [onFrame, onProgress]) (callback as Remote<typeof callback>)[releaseProxy]();
    if (!result.ok) return result;
    const { maximumDepthM, maximumSpeedMPerS, arrivalS } = result.value;
    return transfer(result, [maximumDepthM.buffer, maximumSpeedMPerS.buffer, arrivalS.buffer]);
  },
  async cancel(): Promise<void> {
    controller.abort();
  },
};

export type FloodApi = typeof api;

expose(api);
