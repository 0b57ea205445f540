import { fail, ok, type Result } from '../../core/result.ts';
import {
  type KnownQuantity,
  type MissingReason,
  type Observation,
  observe,
} from '../../domain/monitoring/observation.ts';
import type { Receipt } from '../../domain/monitoring/reading.ts';
import { RecordFields } from '../body/record-fields.ts';
import { collectReadings } from '../collect-readings.ts';
import type { FeedAdapter } from '../feed-adapter.ts';
import type { RecordFault } from '../feed-fault.ts';
import { hrfcoSentinel, hrfcoStation, readHrfcoAnswer } from './hrfco-answer.ts';

interface HrfcoField {
  readonly field: string;
  readonly what: KnownQuantity;
  readonly unit: string;
  readonly isSum?: boolean;
  /** Below this a value is no reading: stages may lie under gauge zero, amounts may not. */
  readonly least: number;
  readonly most: number;
}

interface HrfcoKind {
  readonly id: string;
  /** Fields that hold the number of the station; weirs come with dams. */
  readonly stationFields: readonly string[];
  readonly fields: readonly HrfcoField[];
}

/** Stages and discharges of rivers: `wl` m above gauge zero, `fw` m³/s. */
export const hrfcoWaterlevel = adapterOf({
  id: 'hrfco-waterlevel',
  stationFields: ['wlobscd'],
  fields: [
    { field: 'wl', what: 'river-stage', unit: 'm', least: -30, most: 100 },
    { field: 'fw', what: 'discharge', unit: 'm3/s', least: 0, most: 1e6 },
  ],
});

/** Rain: `rf` mm over the step that was asked for. */
export const hrfcoRainfall = adapterOf({
  id: 'hrfco-rainfall',
  stationFields: ['rfobscd'],
  fields: [{ field: 'rf', what: 'rain', unit: 'mm', isSum: true, least: 0, most: 2000 }],
});

/** Dams and weirs: level `swl` m above sea, `inf` and `tototf` m³/s, storage `sfw` and room left `ecpc` in millions of m³. */
export const hrfcoDam = adapterOf({
  id: 'hrfco-dam',
  stationFields: ['dmobscd', 'boobscd'],
  fields: [
    { field: 'swl', what: 'reservoir-level', unit: 'm', least: -30, most: 2000 },
    { field: 'inf', what: 'reservoir-inflow', unit: 'm3/s', least: -1e5, most: 1e6 },
    { field: 'tototf', what: 'reservoir-outflow', unit: 'm3/s', least: 0, most: 1e6 },
    { field: 'sfw', what: 'reservoir-storage', unit: '1e6 m3', least: 0, most: 1e5 },
    { field: 'ecpc', what: 'reservoir-spare', unit: '1e6 m3', least: -1e5, most: 1e5 },
  ],
});

function adapterOf(kind: HrfcoKind): FeedAdapter {
  return {
    id: kind.id,
    owner: 'HRFCO',
    parse: (body, receipt) => {
      const answer = readHrfcoAnswer(body);
      if (!answer.ok) return answer;
      const collector = collectReadings();
      for (const [i, row] of answer.value.rows.entries()) {
        collector.take(observationsOf(row, i, { kind, receipt, intervalS: answer.value.intervalS }));
      }
      return ok(collector.finish());
    },
  };
}

interface RowContext {
  readonly kind: HrfcoKind;
  readonly receipt: Receipt;
  readonly intervalS: number | null;
}

function observationsOf(
  row: unknown,
  index: number,
  { kind, receipt, intervalS }: RowContext,
): Result<readonly Observation[], RecordFault> {
  const unnamed = new RecordFields(row, `content[${index}]`);
  const stationField =
    kind.stationFields.find((field) => unnamed.word(field) !== null) ?? (kind.stationFields[0] as string);
  const station = unnamed.requiredWord(stationField);
  if (unnamed.fault !== null) return fail(unnamed.fault);
  const fields = new RecordFields(row, station);
  const atMs = fields.requiredKst('ymdhm');
  const readings = kind.fields.flatMap(({ field, what, unit, isSum, least, most }) => {
    const isThere = typeof row === 'object' && row !== null && Object.hasOwn(row, field);
    if (!isThere && field !== kind.fields[0]?.field) return [];
    const raw = fields.number(field);
    const isSentinel = raw !== null && raw <= hrfcoSentinel && least > hrfcoSentinel;
    const value = isSentinel ? null : raw;
    if (value !== null && (value < least || value > most)) fields.refuse(field, String(value), 'range');
    const missing: MissingReason | null = isSentinel
      ? 'sentinel'
      : value === null
        ? isThere
          ? 'blank'
          : 'not-stated'
        : null;
    const sumOverS = isSum === true ? intervalS : null;
    return [
      { field, what, unit, value, missing, sumOverS, isUnclear: isSum === true && intervalS === null, raw },
    ];
  });
  if (fields.fault !== null) return fail(fields.fault);
  const at = new Date(atMs).toISOString();
  return ok(
    readings.map(({ field, what, unit, value, missing, sumOverS, isUnclear, raw }) =>
      observe(
        {
          ...{ what, unit, value, missing, sumOverS, validAtMs: atMs },
          id: `${kind.id}:${station}:${field}@${at}`,
          rawValue: missing === 'sentinel' ? String(raw) : null,
          area: hrfcoStation(station),
          issuedAtMs: null,
          isForecast: false,
          source: { adapter: kind.id, owner: 'HRFCO', record: `${station}@${at}`, url: null },
          quality: missing === null ? 'ok' : 'missing',
          notes: isUnclear ? ['interval-unknown'] : [],
          facts: {},
        },
        receipt,
      ),
    ),
  );
}
