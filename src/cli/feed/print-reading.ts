import type { Alert } from '../../domain/monitoring/alert.ts';
import type { Observation } from '../../domain/monitoring/observation.ts';
import type { Reading } from '../../feeds/feed-adapter.ts';

/** A reading as a line of JSON. Names and meaning of the fields stay; times are ISO 8601 in UTC, null where unknown. */
export function printReading(reading: Reading): Readonly<Record<string, unknown>> {
  return reading.kind === 'observation' ? printObservation(reading) : printAlert(reading);
}

const instant = (atMs: number | null): string | null => (atMs === null ? null : new Date(atMs).toISOString());

function printObservation(one: Observation): Readonly<Record<string, unknown>> {
  return {
    id: one.id,
    kind: one.kind,
    what: one.what,
    value: one.value,
    missing: one.missing,
    unit: one.unit,
    area: one.area,
    validAt: instant(one.validAtMs),
    issuedAt: instant(one.issuedAtMs),
    receivedAt: instant(one.receivedAtMs),
    source: one.source,
    quality: one.quality,
    mode: one.mode,
    rawLevel: null,
    rawValue: one.rawValue,
    sumOverS: one.sumOverS,
    isForecast: one.isForecast,
    notes: one.notes,
    facts: one.facts,
  };
}

function printAlert(one: Alert): Readonly<Record<string, unknown>> {
  return {
    id: one.id,
    kind: one.kind,
    what: one.what,
    value: one.value,
    unit: one.unit,
    area: one.area,
    validAt: instant(one.validAtMs),
    issuedAt: instant(one.issuedAtMs),
    receivedAt: instant(one.receivedAtMs),
    source: one.source,
    quality: one.quality,
    mode: one.mode,
    rawLevel: one.rawLevel,
    level: one.level,
    rawWhat: one.rawWhat,
    change: one.change,
    identity: one.identity,
    revision: one.revision,
    references: one.references,
    until: instant(one.untilMs),
    headline: one.headline,
    text: one.text,
    notes: one.notes,
    facts: one.facts,
  };
}
