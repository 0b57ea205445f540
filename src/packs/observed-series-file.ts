import { z } from 'zod';
import { fail, ok, type Result } from '../core/result.ts';
import { type ObservedSeries, observedQuantities } from '../domain/region/observed-series.ts';

export const observedSeriesPath = 'observed-series.json';
export const observedSeriesRole = 'observed-series';

const name = z.strictObject({ ko: z.string(), en: z.string() });

const fileSchema = z.array(
  z.strictObject({
    id: z.string().min(1),
    stationId: z.string(),
    name,
    quantity: z.enum(observedQuantities),
    sumOverS: z.number().positive().nullable(),
    gaugeId: z.string().nullable(),
    place: z.tuple([z.number(), z.number()]).nullable(),
    sourceId: z.string(),
    timesMs: z.array(z.number().int()),
    values: z.array(z.number().nullable()),
  }),
);

/** Writes series as JSON, one to a line, so that a changed series shows as one changed line. */
export function encodeObservedSeries(allSeries: readonly ObservedSeries[]): Uint8Array {
  const lines = allSeries.map(
    ({ id, stationId, name, quantity, sumOverS, gaugeId, place, sourceId, timesMs, values }) =>
      JSON.stringify({
        id,
        stationId,
        name: { ko: name.ko, en: name.en },
        quantity,
        sumOverS,
        gaugeId,
        place,
        sourceId,
        timesMs,
        values,
      }),
  );
  return new TextEncoder().encode(lines.length === 0 ? '[]\n' : `[\n${lines.join(',\n')}\n]\n`);
}

/** Reads a file of series; fails with the first field that is not as it should be. */
export function decodeObservedSeries(bytes: Uint8Array): Result<readonly ObservedSeries[], string> {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    return fail(String(error));
  }
  const parsed = fileSchema.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  return fail(`${issue?.path.join('.')}: ${issue?.code}`);
}
