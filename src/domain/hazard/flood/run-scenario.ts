import type { Result } from '../../../core/result.ts';
import type { GridSpec } from '../../geo/grid.ts';
import type { CancelSignal, FloodEngine, FloodProgress } from '../../ports.ts';
import { buildFloodCase } from './build-case.ts';
import { type CompactFrame, compactFrame } from './compact-frame.ts';
import type { FloodSummary } from './flood-case.ts';
import type { FloodFault } from './flood-fault.ts';
import type { FloodRegion } from './flood-region.ts';
import type { FloodScenario } from './scenario.ts';

/** The ground that a run is computed on. */
export interface FloodGround {
  readonly grid: GridSpec;
  readonly bedM: Float32Array;
}

/** Whoever asks for a run and follows it. */
export interface ScenarioHooks {
  readonly signal: CancelSignal;
  /** The scenario was accepted; told once, before everything else. The receiver owns the array. */
  onStart(ground: FloodGround): void;
  onProgress(progress: FloodProgress): void;
  /** Frames arrive in order, the initial state first. The receiver owns the arrays. */
  onFrame(frame: CompactFrame): void;
}

/** A question and the place it is asked of. */
export interface AskedScenario {
  readonly region: FloodRegion;
  readonly scenario: FloodScenario;
}

/** Builds the case of a scenario and runs it; a scenario that is refused never starts. */
export async function runScenario(
  engine: FloodEngine,
  { region, scenario }: AskedScenario,
  hooks: ScenarioHooks,
): Promise<Result<FloodSummary, FloodFault>> {
  const built = buildFloodCase(region, scenario);
  if (!built.ok) return built;
  const { grid, bedM } = built.value;
  hooks.onStart({ grid, bedM: bedM.slice() });
  return engine.run(built.value, {
    signal: hooks.signal,
    onProgress: (progress) => hooks.onProgress(progress),
    onFrame: (frame) => hooks.onFrame(compactFrame(frame)),
  });
}
