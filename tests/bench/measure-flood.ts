import type { FloodCase } from '../../src/domain/hazard/flood/flood-case.ts';
import type { FloodEngine } from '../../src/domain/ports.ts';
import { runFlood } from '../support/flood-run.ts';

export interface FloodFigures {
  readonly engine: string;
  readonly threads: number;
  readonly cells: number;
  readonly simulatedS: number;
  readonly wallS: number;
  /** Time that all threads of the process had on processors; null in a browser. */
  readonly processorS: number | null;
  readonly steps: number;
  /** Cells whose discharges were looked at, summed over the steps. */
  readonly cellUpdates: number;
  /** What a solver that looks at every cell in every step would have done in the same time. */
  readonly millionCellStepsPerS: number;
  readonly millionUpdatesPerS: number;
  readonly simulatedPerReal: number;
  readonly relativeVolumeError: number;
  readonly bytesPerCell: number;
  readonly resultHash: string;
}

/** Runs a case to its end and says how fast it went. */
export async function measureFlood(engine: FloodEngine, flood: FloodCase): Promise<FloodFigures> {
  const before = processorMicroseconds();
  const { summary, wallS } = await runFlood(flood, engine);
  const after = processorMicroseconds();
  const { steps, cellUpdates, balance, resultHash, memoryBytes, engine: ran } = summary;
  const cells = flood.grid.columns * flood.grid.rows;
  return {
    engine: ran.id,
    threads: ran.threads,
    cells,
    simulatedS: flood.endS,
    wallS,
    processorS: before === null || after === null ? null : (after - before) / 1e6,
    steps,
    cellUpdates,
    millionCellStepsPerS: (steps * cells) / wallS / 1e6,
    millionUpdatesPerS: cellUpdates / wallS / 1e6,
    simulatedPerReal: flood.endS / wallS,
    relativeVolumeError: balance.relativeError,
    bytesPerCell: memoryBytes / cells,
    resultHash,
  };
}

function processorMicroseconds(): number | null {
  const { process } = globalThis as { readonly process?: NodeJS.Process };
  const used = process?.cpuUsage?.();
  return used === undefined ? null : used.user + used.system;
}
