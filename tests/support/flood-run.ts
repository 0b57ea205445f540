import type { Result } from '../../src/core/result.ts';
import type { FloodCase, FloodFrame, FloodSummary } from '../../src/domain/hazard/flood/flood-case.ts';
import type { FloodFault } from '../../src/domain/hazard/flood/flood-fault.ts';
import { constantSeries } from '../../src/domain/hazard/flood/forcing/time-series.ts';
import type { FloodEngine, FloodHooks, FloodProgress } from '../../src/domain/ports.ts';
import { referenceFloodEngine } from '../../src/engines/flood/reference/reference-engine.ts';

interface Ground {
  readonly columns: number;
  readonly rows: number;
  readonly cellSizeM: number;
  bedM(column: number, row: number): number;
}

/** A closed, dry, rainless case on the given ground, with the fields that a test changes. */
export function floodCase(ground: Ground, changes: Partial<FloodCase> = {}): FloodCase {
  const { columns, rows, cellSizeM } = ground;
  const cells = columns * rows;
  const bedM = Float32Array.from({ length: cells }, (_, i) =>
    ground.bedM(i % columns, Math.floor(i / columns)),
  );
  return {
    grid: { epsg: 5187, westM: 300_000, northM: 450_000, cellSizeM, columns, rows },
    scheme: { kind: 'inertial' },
    bedM,
    closedCells: null,
    porosity: null,
    manning: new Float32Array(cells).fill(0.03),
    initialDepthM: new Float32Array(cells),
    initialVelocity: null,
    heldStage: null,
    rainMPerS: constantSeries(0),
    rainZones: null,
    infiltration: { kind: 'none' },
    drainageMPerS: null,
    inflows: [],
    structures: [],
    boundary: {
      north: { kind: 'closed' },
      south: { kind: 'closed' },
      east: { kind: 'closed' },
      west: { kind: 'closed' },
    },
    gauges: [],
    gaugeLines: [],
    frameTimesS: null,
    endS: 600,
    outputEveryS: 300,
    theta: 0.9,
    courant: 0.7,
    arrivalDepthM: 0.05,
    ...changes,
  };
}

/** Depth that fills every cell of a case to one level, m. */
export const filledTo = (bedM: Float32Array, levelM: number): Float32Array =>
  bedM.map((bed) => Math.max(0, levelM - bed));

export interface FinishedRun {
  readonly summary: FloodSummary;
  readonly frames: readonly FloodFrame[];
  readonly progress: readonly FloodProgress[];
  readonly wallS: number;
}

/** Runs a case to its end; a fault is a failure of whoever asked. */
export async function runFlood(
  flood: FloodCase,
  engine: FloodEngine = referenceFloodEngine,
): Promise<FinishedRun> {
  const frames: FloodFrame[] = [];
  const progress: FloodProgress[] = [];
  const startedMs = performance.now();
  const result = await engine.run(flood, {
    signal: new AbortController().signal,
    onFrame: (frame) => frames.push(frame),
    onProgress: (report) => progress.push(report),
  });
  if (!result.ok) throw new Error(`flood failed: ${JSON.stringify(result.fault)}`);
  return { summary: result.value, frames, progress, wallS: (performance.now() - startedMs) / 1000 };
}

/** Runs a case that should be refused or stopped. */
export const tryFlood = (
  flood: FloodCase,
  engine: FloodEngine = referenceFloodEngine,
  hooks: Partial<FloodHooks> = {},
): Promise<Result<FloodSummary, FloodFault>> =>
  engine.run(flood, {
    signal: new AbortController().signal,
    onFrame: () => {},
    onProgress: () => {},
    ...hooks,
  });

export function lastFrame({ frames }: Pick<FinishedRun, 'frames'>): FloodFrame {
  const last = frames[frames.length - 1];
  if (last === undefined) throw new Error('flood without frames');
  return last;
}
