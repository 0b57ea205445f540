import { transfer } from 'comlink';
import { type CompactFrame, frameBuffers } from '../domain/hazard/flood/compact-frame.ts';
import type { FloodGround, ScenarioHooks } from '../domain/hazard/flood/run-scenario.ts';
import type { FloodProgress } from '../domain/ports.ts';

/** The page's end of a run. */
export interface FloodCallbacks {
  onStart(ground: FloodGround): void;
  onProgress(progress: FloodProgress): void;
  onFrame(frame: CompactFrame): void;
}

/** What a run tells goes to the page, its arrays handed over. */
export const hooksTo = (page: FloodCallbacks, signal: AbortSignal): ScenarioHooks => ({
  signal,
  onStart: (ground) => page.onStart(transfer(ground, [ground.bedM.buffer as ArrayBuffer])),
  onProgress: (progress) => page.onProgress(progress),
  onFrame: (frame) => page.onFrame(transfer(frame, frameBuffers(frame))),
});
