import { z } from 'zod';

/** Compiled validators need `new Function`, which the content security policy forbids. */
z.config({ jitless: true });

const curve = z.object({
  /** Ours, or the solution that it is held to. */
  role: z.enum(['computed', 'analytic']),
  /** Gauge or variant that the curve is of; null where there is one only. */
  name: z.string().nullable(),
  x: z.array(z.number()),
  y: z.array(z.number()),
});

const metric = z.object({
  id: z.enum([
    'depthChange',
    'speed',
    'volumeError',
    'l1',
    'l2',
    'front',
    'periodEnergyGrowth',
    'frameEnergyGrowth',
    'peakError',
    'arrivalShift',
    'normalisedRmse',
    'levelRmse',
    'symmetry',
  ]),
  /** Gauge or variant; null where the metric is of the whole case. */
  of: z.string().nullable(),
  value: z.number(),
  /** Largest size of the value that passes. */
  limit: z.number(),
  unit: z.enum(['m', 'm/s', 's', 'cells', 'share']),
});

const evidenceCase = z.object({
  /** Case and scheme, unique in the file. */
  id: z.string(),
  case: z.enum([
    'lake',
    'ritter',
    'stoker',
    'bowlPlanar',
    'bowlRadial',
    'macdonaldSubcritical',
    'macdonaldSupercritical',
    'macdonaldTranscritical',
    'slowWave',
    'fastWave',
    'ea4',
    'okushiri',
    'merewether',
    'basin',
    'symmetry',
  ]),
  scheme: z.enum(['inertial', 'full']),
  /** Order of the full scheme; null for the other. */
  order: z.union([z.literal(1), z.literal(2)]).nullable(),
  engine: z.object({ id: z.string(), version: z.string(), threads: z.number() }),
  columns: z.number(),
  rows: z.number(),
  cellSizeM: z.number(),
  wallS: z.number(),
  /** ISO date of the run. */
  date: z.string(),
  /** Where the solution or the measurement was published; null where a law says it all. */
  source: z.string().nullable(),
  metrics: z.array(metric),
  plot: z
    .object({
      x: z.enum(['distanceM', 'timeS']),
      y: z.enum(['depthM', 'levelM', 'share']),
      curves: z.array(curve),
    })
    .nullable(),
});

const evidence = z.object({ format: z.literal(1), cases: z.array(evidenceCase) });

export type EvidenceMetric = z.infer<typeof metric>;
export type EvidenceCurve = z.infer<typeof curve>;
export type EvidenceCase = z.infer<typeof evidenceCase>;
export type Evidence = z.infer<typeof evidence>;

/** The evidence in a JSON text that `npm run bench -- flood-evidence` wrote; null when it is something else. */
export function parseEvidence(text: string): Evidence | null {
  try {
    const parsed = evidence.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Whether a metric keeps to its limit; its sign says only to which side it errs. */
export const metricPasses = ({ id, value, limit }: EvidenceMetric): boolean =>
  id.endsWith('EnergyGrowth') ? value <= limit : Math.abs(value) <= limit;

export const casePasses = ({ metrics }: EvidenceCase): boolean => metrics.every(metricPasses);
