import type { FloodCase, FloodFrame } from '../../src/domain/hazard/flood/flood-case.ts';
import type {
  EvidenceCase,
  EvidenceCurve,
  EvidenceMetric,
} from '../../src/features/evidence/evidence-format.ts';
import { compiledEngine } from '../support/compiled-engine.ts';
import { type FinishedRun, lastFrame, runFlood } from '../support/flood-run.ts';

export interface EvidenceRun extends FinishedRun {
  readonly flood: FloodCase;
  readonly last: FloodFrame;
}

/** Runs a case with the engine that evidence is made with. */
export async function runEvidence(flood: FloodCase): Promise<EvidenceRun> {
  const run = await runFlood(flood, compiledEngine(2));
  return { ...run, flood, last: lastFrame(run) };
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
