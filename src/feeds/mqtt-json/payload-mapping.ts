import { z } from 'zod';
import { fail, ok, type Result } from '../../core/result.ts';
import { parseJson, readText } from '../body/read-body.ts';
import type { FeedFault } from '../feed-fault.ts';

const path = z
  .string()
  .min(1)
  .max(200)
  .transform((text) => text.split('.'));

/**
 * How the payload of a town's sensors is read: paths with dots (`data.level`, `readings.0.v`) to its fields, what they mean,
 * and how a time is written. `scale` and `offset` turn a raw number into the unit: unit = raw · scale + offset.
 */
const schema = z.strictObject({
  owner: z.string().min(1).max(60),
  sensor: path,
  time: path,
  timeFormat: z.enum(['iso', 'kst', 'epoch-s', 'epoch-ms']),
  lng: path.optional(),
  lat: path.optional(),
  values: z
    .array(
      z.strictObject({
        value: path,
        what: z.string().min(1).max(60),
        unit: z.string().max(20).nullable(),
        scale: z.number().optional(),
        offset: z.number().optional(),
        /** Time over which the value is a sum, s. */
        sumOverS: z.number().positive().optional(),
        /** Numbers by which the sensor says that it has no reading. */
        missing: z.array(z.number()).max(20).optional(),
        least: z.number().optional(),
        most: z.number().optional(),
      }),
    )
    .min(1)
    .max(50),
});

export type PayloadMapping = z.infer<typeof schema>;

/** Reads a mapping from JSON; fails with the first field that is not as it should be. */
export function readPayloadMapping(body: Uint8Array): Result<PayloadMapping, FeedFault> {
  const text = readText(body);
  if (!text.ok) return text;
  const json = parseJson(text.value);
  if (!json.ok) return json;
  const parsed = schema.safeParse(json.value);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  const beginning = `${issue?.path.join('.') ?? ''}: ${issue?.code ?? ''}`;
  return fail({
    kind: 'feed-shape',
    wanted: '{ owner, sensor, time, timeFormat, values: [ { value, what, unit } ] }',
    beginning,
  });
}
