import { parseKst } from '../../core/korean-time.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { dfsCellCentre } from '../../domain/geo/dfs-grid.ts';
import { type KnownQuantity, type Observation, observe } from '../../domain/monitoring/observation.ts';
import type { Receipt } from '../../domain/monitoring/reading.ts';
import { RecordFields } from '../body/record-fields.ts';
import { collectReadings } from '../collect-readings.ts';
import { readDataGoKr } from '../data-go-kr/data-go-kr-answer.ts';
import type { FeedAdapter } from '../feed-adapter.ts';
import type { RecordFault } from '../feed-fault.ts';
import { kmaAmount } from './kma-amount.ts';

interface Category {
  readonly what: KnownQuantity;
  readonly unit: string | null;
  /** Time over which the value is a sum, s. */
  readonly sumOverS?: number;
}

/** Categories of the service. Source: KMA, guide of the village forecast service, table of codes. */
const categories: Readonly<Record<string, Category>> = {
  T1H: { what: 'air-temperature', unit: 'degC' },
  TMP: { what: 'air-temperature', unit: 'degC' },
  TMN: { what: 'air-temperature-low', unit: 'degC' },
  TMX: { what: 'air-temperature-high', unit: 'degC' },
  RN1: { what: 'rain', unit: 'mm', sumOverS: 3600 },
  PCP: { what: 'rain', unit: 'mm', sumOverS: 3600 },
  SNO: { what: 'fresh-snow', unit: 'cm', sumOverS: 3600 },
  REH: { what: 'humidity', unit: '%' },
  POP: { what: 'precipitation-chance', unit: '%' },
  PTY: { what: 'precipitation-type', unit: null },
  SKY: { what: 'sky', unit: null },
  LGT: { what: 'lightning', unit: null },
  UUU: { what: 'wind-east', unit: 'm/s' },
  VVV: { what: 'wind-north', unit: 'm/s' },
  VEC: { what: 'wind-direction', unit: 'deg' },
  WSD: { what: 'wind-speed', unit: 'm/s' },
  WAV: { what: 'wave-height', unit: 'm' },
};

/** What was observed on the forecast grid: `getUltraSrtNcst`. */
export const kmaNowcast = adapterOf('kma-nowcast', 'obsrValue');

/** What is forecast on it: `getUltraSrtFcst` and `getVilageFcst`. */
export const kmaForecast = adapterOf('kma-forecast', 'fcstValue');

function adapterOf(id: string, valueField: 'obsrValue' | 'fcstValue'): FeedAdapter {
  return {
    id,
    owner: 'KMA',
    parse: (body, receipt) => {
      const answer = readDataGoKr(body);
      if (!answer.ok) return answer;
      const collector = collectReadings();
      for (const [i, item] of answer.value.items.entries()) {
        collector.take(observationOf(item, `item ${i + 1}`, { id, valueField, receipt }));
      }
      return ok(collector.finish({ page: answer.value.page }));
    },
  };
}

interface GridContext {
  readonly id: string;
  readonly valueField: 'obsrValue' | 'fcstValue';
  readonly receipt: Receipt;
}

function observationOf(
  item: unknown,
  record: string,
  { id, valueField, receipt }: GridContext,
): Result<readonly Observation[], RecordFault> {
  const fields = new RecordFields(item, record);
  const timeOf = (date: string, time: string): number | null => {
    const text = `${fields.requiredWord(date)}${fields.requiredWord(time).padStart(4, '0')}`;
    return parseKst(text) ?? fields.refuse(time, text, 'time');
  };
  const isForecast = valueField === 'fcstValue';
  const issuedAtMs = timeOf('baseDate', 'baseTime');
  const validAtMs = isForecast ? timeOf('fcstDate', 'fcstTime') : issuedAtMs;
  const name = fields.requiredWord('category');
  const category = Object.hasOwn(categories, name) ? (categories[name] as Category) : null;
  if (category === null) fields.refuse('category', name, 'known-word');
  const [nx, ny] = [fields.requiredNumber('nx'), fields.requiredNumber('ny')];
  const lngLat = dfsCellCentre({ nx, ny });
  if (lngLat === null) fields.refuse('nx', `${nx}, ${ny}`, 'grid-cell');
  const raw = fields.word(valueField) ?? '';
  const amount = kmaAmount(raw);
  if (amount === null) fields.refuse(valueField, raw, 'number');
  if (
    fields.fault !== null ||
    category === null ||
    lngLat === null ||
    amount === null ||
    validAtMs === null
  ) {
    return fail(fields.fault as RecordFault);
  }
  const source = `${nx},${ny}:${name}@${new Date(validAtMs).toISOString()}`;
  const issue = issuedAtMs === null ? '' : `/${new Date(issuedAtMs).toISOString()}`;
  return ok([
    observe(
      {
        ...{ validAtMs, issuedAtMs, isForecast, notes: [] },
        ...{ value: amount.value, missing: amount.missing, quality: amount.quality },
        id: `${id}:${source}${isForecast ? issue : ''}`,
        what: category.what,
        unit: category.unit,
        rawValue: amount.isWorded || amount.missing === 'sentinel' ? raw : null,
        sumOverS: category.sumOverS ?? null,
        area: [{ kind: 'grid-cell', nx, ny, lngLat }],
        source: { adapter: id, owner: 'KMA', record: source, url: null },
        facts: { category: name },
      },
      receipt,
    ),
  ]);
}
