import { z } from 'zod';
import type { BuildReport } from '../../domain/region/build/build-report.ts';
import { inputRoles } from '../../domain/region/build/input-role.ts';
import { buildStages } from '../../domain/region/build/stage-report.ts';

// The compiled form of a schema is made with `new Function`, which our content security policy forbids.
z.config({ jitless: true });

/** How a pack was built in this browser; no file of a pack may begin with a dot. */
export const reportPath = '.built.json';

const nameSchema = z.object({ ko: z.string(), en: z.string() });
const faultSchema = z.looseObject({ kind: z.string() });

const reportSchema = z.object({
  name: nameSchema,
  inputs: z.array(
    z.object({
      name: z.string(),
      role: z.enum(inputRoles).nullable(),
      source: z
        .object({ id: z.string(), name: nameSchema, licence: z.string(), date: z.string().nullable() })
        .nullable(),
    }),
  ),
  stages: z.array(
    z.object({
      stage: z.enum(buildStages),
      outcome: z.enum(['built', 'left-out', 'failed']),
      files: z.array(z.string()),
      facts: z.record(z.string(), z.union([z.number(), z.string()])),
      faults: z.array(faultSchema),
      wallS: z.number(),
      isReused: z.boolean().default(false),
    }),
  ),
  faults: z.array(faultSchema),
});

export const encodeReport = (report: BuildReport): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(JSON.stringify(report));

/** The report beside a pack; null where it cannot be read, as where there is none. */
export function parseReport(bytes: Uint8Array): BuildReport | null {
  try {
    const parsed = reportSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
