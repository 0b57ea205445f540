import type { Alert } from '../../domain/monitoring/alert.ts';
import type { Observation } from '../../domain/monitoring/observation.ts';
import type { Reading } from '../../feeds/feed-adapter.ts';
import { instantText } from '../instant-text.ts';

/** A reading as a line of JSON. Names and meaning of the fields stay; times are ISO 8601 in UTC, null where unknown. */
export function printReading(reading: Reading): Readonly<Record<string, unknown>> {
  const { id, kind, what, value, unit, area, source, quality, mode, rawLevel, notes, facts } = {
    rawLevel: null,
    ...reading,
  };
  return {
    ...{ id, kind, what, value, unit, area },
    validAt: instantText(reading.validAtMs),
    issuedAt: instantText(reading.issuedAtMs),
    receivedAt: instantText(reading.receivedAtMs),
    ...{ source, quality, mode, rawLevel },
    ...(reading.kind === 'observation' ? ofObservation(reading) : ofAlert(reading)),
    ...{ notes, facts },
  };
}

const ofObservation = ({ missing, rawValue, sumOverS, isForecast }: Observation) => ({
  missing,
  rawValue,
  sumOverS,
  isForecast,
});

const ofAlert = ({ untilMs, ...alert }: Alert) => {
  const { level, rawWhat, change, identity, revision, references, headline, text } = alert;
  return {
    ...{ level, rawWhat, change, identity, revision, references },
    until: instantText(untilMs),
    ...{ headline, text },
  };
};
