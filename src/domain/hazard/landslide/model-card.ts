import { z } from 'zod';
import { fail, ok, type Result } from '../../../core/result.ts';
import type { ModelFault } from './model-fault.ts';
import { landslideFeatures, type ModelCard } from './susceptibility.ts';

// The compiled form of a schema is made with `new Function`, which our content security policy forbids.
z.config({ jitless: true });

const localized = z.strictObject({ ko: z.string().min(1), en: z.string().min(1) });
const share = z.number().min(0).max(1);
const count = z.number().int().nonnegative();
const interval = z
  .strictObject({ value: share, low: share, high: share })
  .refine(({ value, low, high }) => low <= value && value <= high, 'low <= value <= high');

const cardSchema = z.strictObject({
  id: z.string().min(1),
  version: z.string().regex(/^\d+\.\d+\.\d+$/u, 'a version like 1.0.0'),
  title: localized,
  sha256: z.string().regex(/^[0-9a-f]{64}$/u, '64 hexadecimal digits'),
  data: z
    .strictObject({
      name: z.string().min(1),
      rows: count,
      positives: count,
      licence: z.string().min(1),
      source: z.string().min(1),
      cellSizeM: z.number().positive(),
    })
    .refine(({ rows, positives }) => positives <= rows, 'no more positives than rows'),
  split: localized,
  scores: z.strictObject({
    auc: interval,
    brier: interval,
    expectedCalibrationError: interval,
    baseline: z.strictObject({ name: z.string().min(1), auc: share, brier: share }),
  }),
  calibration: z.array(z.strictObject({ predicted: share, observed: share, count })).min(1),
  features: z
    .array(
      z
        .strictObject({
          id: z.enum(landslideFeatures),
          unit: z.string().min(1),
          minimum: z.number(),
          maximum: z.number(),
          used: z.boolean(),
        })
        .refine(({ minimum, maximum }) => minimum < maximum, 'minimum < maximum'),
    )
    .refine(
      (features) =>
        features.length === landslideFeatures.length &&
        features.every(({ id }, index) => id === landslideFeatures[index]),
      `the features ${landslideFeatures.join(', ')} in this order`,
    ),
  knownFailures: z.array(localized).min(1),
});

/** Reads the text of a card.json; the fault names the first field that is wrong and what it must be. */
export function parseModelCard(text: string): Result<ModelCard, ModelFault> {
  const parsed = cardSchema.safeParse(jsonOrNull(text));
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return fail({
    kind: 'landslide-card-bad',
    field: issue?.path.join('.') ?? '',
    problem: issue?.message ?? 'unreadable',
  });
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
