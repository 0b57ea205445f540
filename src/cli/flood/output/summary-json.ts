import type { FloodCase, FloodSummary } from '../../../domain/hazard/flood/flood-case.ts';

/** What the process knows about a run beside the engine's summary. */
export interface RunFacts {
  readonly loadS: number;
  readonly wallS: number;
  readonly writeS: number;
  readonly closedCells: number;
  /** Time of the checkpoint that the run went on from; null where it ran from the start. */
  readonly restartedS: number | null;
  readonly files: readonly string[];
}

/** Name of an engine as `--engine` takes it. */
export const engineWord = (id: string): string => id.replace(/^flood-/, '');

export type SummaryJson = ReturnType<typeof summaryJson>;

/** The contents of `summary.json`; volumes in m³, `error` relative to the volume that came in. */
export function summaryJson(flood: FloodCase, summary: FloodSummary, facts: RunFacts) {
  const { balance, engine } = summary;
  const { columns, rows, cellSizeM } = flood.grid;
  return {
    engine: engineWord(engine.id),
    engineVersion: engine.version,
    threads: engine.threads,
    passedOver: engine.passedOver,
    scheme: flood.scheme.kind,
    ...(flood.scheme.kind === 'full' ? { order: flood.scheme.order } : {}),
    grid: { columns, rows, cellSizeM },
    closedCells: facts.closedCells,
    restartedS: facts.restartedS,
    endS: flood.endS,
    steps: summary.steps,
    cellUpdates: summary.cellUpdates,
    wallS: facts.wallS,
    loadS: facts.loadS,
    writeS: facts.writeS,
    volume: {
      start: balance.initialM3,
      rain: balance.rainM3,
      inflow: balance.inflowM3,
      infiltration: balance.infiltratedM3,
      outflow: balance.outflowM3,
      end: balance.storedM3,
      error: balance.relativeError,
      errorM3: balance.errorM3,
    },
    peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
    engineMemoryBytes: summary.memoryBytes,
    stateHash: summary.stateHash,
    resultHash: summary.resultHash,
    files: facts.files,
  };
}
