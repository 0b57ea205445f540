import { readFileSync } from 'node:fs';
import { nodeFloodThreads } from '../../src/cli/flood/node-flood-threads.ts';
import type { FloodCase, FloodFrame, FloodSummary } from '../../src/domain/hazard/flood/flood-case.ts';
import type { FloodEngine } from '../../src/domain/ports.ts';
import { wasmFloodEngine } from '../../src/engines/flood/wasm/wasm-engine.ts';
import type {
  EvidenceCase,
  EvidenceCurve,
  EvidenceMetric,
} from '../../src/features/evidence/evidence-format.ts';

/** The engine that evidence is made with: the one that users get where there is no GPU. */
const evidenceEngine = (): FloodEngine =>
  wasmFloodEngine({
    module: new WebAssembly.Module(readFileSync('src/engines/flood/wasm/flood-kernel.wasm')),
    threads: nodeFloodThreads,
    threadCount: 2,
  });

export interface EvidenceRun {
  readonly flood: FloodCase;
  readonly summary: FloodSummary;
  readonly frames: readonly FloodFrame[];
  readonly last: FloodFrame;
  readonly wallS: number;
}

export async function runEvidence(flood: FloodCase): Promise<EvidenceRun> {
  const frames: FloodFrame[] = [];
  const startedMs = performance.now();
  const result = await evidenceEngine().run(flood, {
    signal: new AbortController().signal,
    onFrame: (frame) => frames.push(frame),
    onProgress: () => {},
  });
  if (!result.ok) throw new Error(`flood failed: ${JSON.stringify(result.fault)}`);
  const last = frames[frames.length - 1];
  if (last === undefined) throw new Error('flood without frames');
  return { flood, summary: result.value, frames, last, wallS: (performance.now() - startedMs) / 1000 };
}

/** What a case says beside the facts of its run. */
type Findings = Pick<EvidenceCase, 'case' | 'source' | 'metrics' | 'plot'>;

export function evidenceOf({ flood, summary, wallS }: EvidenceRun, findings: Findings): EvidenceCase {
  const { scheme, grid } = flood;
  const { id, version, threads } = summary.engine;
  return {
    id: `${findings.case}-${scheme.kind}`,
    scheme: scheme.kind,
    order: scheme.kind === 'full' ? scheme.order : null,
    engine: { id, version, threads },
    columns: grid.columns,
    rows: grid.rows,
    cellSizeM: rounded(grid.cellSizeM, 6),
    wallS: rounded(wallS, 2),
    date: new Date().toISOString().slice(0, 10),
    ...findings,
    metrics: findings.metrics.map((metric) => ({ ...metric, value: rounded(metric.value, 3) })),
  };
}

export const metric = (
  id: EvidenceMetric['id'],
  value: number,
  limit: number,
  { unit = 'share', of = null }: { readonly unit?: EvidenceMetric['unit']; readonly of?: string | null } = {},
): EvidenceMetric => ({ id, of, value, limit, unit });

const longestCurve = 150;

/** A curve of at most 150 points, their numbers to four digits: enough for a plot. */
export function curve(
  role: EvidenceCurve['role'],
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  name: string | null = null,
): EvidenceCurve {
  const every = Math.max(1, Math.ceil(x.length / longestCurve));
  const thin = (values: ArrayLike<number>): number[] =>
    Array.from(values)
      .filter((_, i) => i % every === 0)
      .map((value) => rounded(value, 4));
  return { role, name, x: thin(x), y: thin(y) };
}

export const rounded = (value: number, digits: number): number => Number(value.toPrecision(digits));
