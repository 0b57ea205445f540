import { z } from 'zod';
import { plainText } from './plain-text.ts';

z.config({ jitless: true });

/** What entries point at: an alert, a run, a plan, another entry. */
const reference = z.string().regex(/^[\w:.-]{1,80}$/);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const name = plainText(120);
const sentence = plainText(500);
const longText = plainText(4000);
const timeMs = z.int().min(0).max(8_640_000_000_000_000);
const place = z.strictObject({
  name,
  areaCode: z
    .string()
    .regex(/^\d{2,10}$/)
    .nullable(),
  /** Degrees east and north, WGS84. */
  lngLat: z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]).nullable(),
});

/** The three Korean ladders and the sources that have one of their own; levels of two ladders are never compared. */
const ladder = z.enum([
  'weather-warning',
  'crisis',
  'flood-forecast',
  'landslide-forecast',
  'earthquake',
  'own-rule',
]);

/** A value of a feed or sensor that crossed a threshold of a rule, upwards or downwards. */
export const observationCrossed = z.strictObject({
  observationId: reference,
  what: name,
  place,
  /** In the unit beside it. */
  value: z.number(),
  unit: z.string().regex(/^[\w°%/³²·.^-]{1,16}$/u),
  ruleId: reference,
  level: name,
  thresholdValue: z.number(),
  direction: z.enum(['rising', 'falling']),
  source: name,
  validAtMs: timeMs,
  issuedAtMs: timeMs.nullable(),
  receivedAtMs: timeMs,
});

export const alertRaised = z.strictObject({
  alertId: reference,
  /** The id that the source itself gives, by which its updates are known; null where it gives none. */
  sourceIdentity: sentence.nullable(),
  ladder,
  /** As the source writes it; an unknown level stays raw. */
  level: name,
  hazard: name,
  headline: sentence,
  place,
  /** Id of the entry that gave cause. */
  cause: reference.nullable(),
});

export const alertChanged = z.discriminatedUnion('change', [
  z.strictObject({ alertId: reference, change: z.literal('updated'), level: name, headline: sentence }),
  z.strictObject({ alertId: reference, change: z.literal('escalated'), to: name, reason: sentence }),
  z.strictObject({ alertId: reference, change: z.literal('snoozed'), untilMs: timeMs, reason: sentence }),
  z.strictObject({ alertId: reference, change: z.literal('woken') }),
  z.strictObject({ alertId: reference, change: z.literal('merged'), into: reference }),
  z.strictObject({ alertId: reference, change: z.literal('closed'), reason: sentence }),
]);

export const alertAcknowledged = z.strictObject({ alertId: reference, note: sentence.nullable() });

export const decisionMade = z.strictObject({
  decisionId: reference,
  about: reference.nullable(),
  what: sentence,
  reason: longText.nullable(),
});

export const runFinished = z.strictObject({
  runId: reference,
  hazard: name,
  /** With its version: `flood-wasm 1.0.0`. */
  engine: name,
  inputsHash: hash,
  resultHash: hash,
  cause: reference.nullable(),
});

export const planMade = z.strictObject({
  planId: reference,
  title: sentence,
  runId: reference.nullable(),
  inputsHash: hash,
  resultHash: hash,
});

/** A text for the public or for agencies. A draft: sending is not what this product does. */
export const messageDrafted = z.strictObject({
  messageId: reference,
  channel: z.enum(['disaster-text', 'broadcast', 'report', 'agency']),
  audience: name,
  text: longText,
  planId: reference.nullable(),
});

export const noteWritten = z.strictObject({ about: reference.nullable(), text: longText });

export const signedOn = z.strictObject({ post: name });

export const handedOver = z.strictObject({
  to: name,
  summary: longText,
  openAlerts: z.array(reference).max(500),
});
