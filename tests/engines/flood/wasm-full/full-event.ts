import { readFileSync } from 'node:fs';
import { nodeFloodThreads } from '../../../../src/cli/flood/node-flood-threads.ts';
import { seededRandom } from '../../../../src/core/random.ts';
import type { FloodCase, FloodFrame, FloodSummary } from '../../../../src/domain/hazard/flood/flood-case.ts';
import { timeSeries } from '../../../../src/domain/hazard/flood/forcing/time-series.ts';
import type { FloodEngine } from '../../../../src/domain/ports.ts';
import { wasmFloodEngine } from '../../../../src/engines/flood/wasm/wasm-engine.ts';
import { fullCase } from '../../../benchmarks/flood/full/full-case.ts';

const kernel = new URL('../../../../src/engines/flood/wasm/flood-kernel.wasm', import.meta.url);
const module = new WebAssembly.Module(readFileSync(kernel));

/** The compiled engine on so many threads. */
export const wasmOn = (threadCount: number): FloodEngine =>
  wasmFloodEngine({ module, threads: nodeFloodThreads, threadCount });

export interface EngineRun {
  readonly summary: FloodSummary;
  readonly frames: readonly FloodFrame[];
}

/** Runs a case to its end on an engine; a fault is a failure of the test. */
export async function runOn(engine: FloodEngine, flood: FloodCase): Promise<EngineRun> {
  const frames: FloodFrame[] = [];
  const result = await engine.run(flood, {
    signal: new AbortController().signal,
    onFrame: (frame) => frames.push(frame),
    onProgress: () => {},
  });
  if (!result.ok) throw new Error(`flood failed: ${JSON.stringify(result.fault)}`);
  return { summary: result.value, frames };
}

export const lastDepthM = ({ frames }: EngineRun): Float32Array =>
  (frames[frames.length - 1] as FloodFrame).depthM;

/**
 * A dam of water that breaks over rough ground with pits and hills, in rain, with a river coming in at the western edge:
 * every kind of cell, on a grid whose columns are no multiple of four.
 */
export function damBreakInRain(order: 1 | 2, changes: Partial<FloodCase> = {}): FloodCase {
  const [columns, rows] = [46, 34];
  const random = seededRandom('rough');
  const rough = Array.from({ length: columns * rows }, () => random.between(-0.1, 0.1));
  const bedM = (column: number, row: number): number =>
    40 -
    0.08 * column +
    3 * Math.sin(row / 6) * Math.cos(column / 9) +
    (rough[row * columns + column] as number);
  const flood = fullCase({ columns, rows, cellSizeM: 10, bedM }, order);
  return {
    ...flood,
    manning: flood.manning.fill(0.04),
    initialDepthM: flood.bedM.map((bed, cell) => (cell % columns < 12 ? Math.max(0, 42 - bed) : 0)),
    rainMPerS: timeSeries([
      [0, 60 / 3.6e6],
      [3600, 60 / 3.6e6],
      [3700, 0],
    ]),
    inflows: [
      {
        id: 'river',
        cells: Uint32Array.of(14 * columns, 15 * columns),
        dischargeM3PerS: timeSeries([
          [0, 0],
          [1200, 40],
          [5000, 0],
        ]),
      },
    ],
    boundary: { ...flood.boundary, east: { kind: 'open' } },
    endS: 7200,
    outputEveryS: 1800,
    ...changes,
  };
}
