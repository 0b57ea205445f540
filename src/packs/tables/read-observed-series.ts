import { parseKst } from '../../core/korean-time.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { LngLat } from '../../domain/geo/projection.ts';
import {
  medianStepMs,
  type ObservedQuantity,
  type ObservedSeries,
} from '../../domain/region/observed-series.ts';
import type { RefusedRows, RowFault, TableFault } from '../../domain/region/source-fault.ts';
import type { NamedBytes } from './decode-text.ts';
import { type ColumnNames, readTable } from './read-table.ts';
import { openRowFaults } from './refused-rows.ts';
import type { TableRow } from './table-row.ts';

type Column = 'time' | 'stationId' | 'stationName' | 'lng' | 'lat' | 'stage' | 'rain';

/** Headings of the flood control offices (HRFCO), the meteorological agency (KMA), Seoul city, and of plain exports. */
const columns: readonly ColumnNames<Column>[] = [
  {
    key: 'time',
    isRequired: true,
    names: [
      ...['timestamp_kst', 'observed_at_kst', 'hour_ending_kst', 'time_kst', 'ymdhm', 'tm'],
      ...['일시', '시각', '관측시각', '관측일시', '측정일시', '자료수집 시각', 'time', 'timestamp'],
    ],
  },
  {
    key: 'stationId',
    isRequired: true,
    names: [
      'station_id',
      'wlobscd',
      'rfobscd',
      'stn',
      'stn_id',
      '지점',
      '지점번호',
      '관측소코드',
      '강우량계 코드',
    ],
  },
  {
    key: 'stationName',
    names: ['station_name', 'obsnm', 'stn_nm', '지점명', '관측소명', '강우량계명', '관측소'],
  },
  { key: 'lng', names: ['lon', 'lng', 'longitude', '경도'] },
  { key: 'lat', names: ['lat', 'latitude', '위도'] },
  { key: 'stage', names: ['water_level_m', 'wl', '수위(m)', '수위'] },
  {
    key: 'rain',
    names: [
      ...['rainfall_mm', 'rainfall_10min_mm', 'rainfall_1h_mm', 'rain_mm', 'rf', 'rn'],
      ...['강수량(mm)', '강우량(mm)', '10분우량', '강우량', '강수량'],
    ],
  },
];

export interface ObservedSeriesTable {
  readonly series: readonly ObservedSeries[];
  readonly refused: RefusedRows;
}

/** Stages outside are typing errors, those at or below `missingStageM` the agencies' sign for no reading, m. */
const stageRangeM = { from: -30, to: 100 } as const;
const missingStageM = -90;

/** More than any hour of the Korean record (145 mm in an hour, 1998) several times over, mm. */
const mostRainMm = 1000;

interface Reading {
  readonly row: number;
  readonly stationId: string;
  readonly name: string | null;
  readonly place: LngLat | null;
  readonly quantity: ObservedQuantity;
  readonly timeMs: number;
  readonly value: number | null;
}

/**
 * Reads stages or rain from a table, one series for each station and quantity. Times are KST and become UTC here. An empty
 * reading stays a gap. Rain is a sum over the time its headings name, else over the usual step between its rows; a total
 * that runs on (누적강수량) is not read, as where it starts anew is not told. A second row of one station and time is left
 * out, unless it says the same.
 */
export function readObservedSeries(
  file: NamedBytes,
  sourceId: string,
): Result<ObservedSeriesTable, TableFault> {
  const table = readTable(file, columns, readingsOf);
  if (!table.ok) return table;
  const { items, refused, headings } = table.value;
  if (headings.stage === undefined && headings.rain === undefined) {
    const wanted = columns
      .filter(({ key }) => key === 'stage' || key === 'rain')
      .map(({ names }) => names[0]);
    const came = Object.values(headings).join(', ');
    return fail({ kind: 'table-column-missing', file: file.name, wanted: wanted.join(' / '), came });
  }
  const repeated = openRowFaults();
  const stated = statedSumS(Object.values(headings).join(' '));
  const series = [...groupOf(items.flat()).values()].map((readings) =>
    seriesOf(readings, { sourceId, stated, onRepeat: (fault) => repeated.add(fault) }),
  );
  const first = refused.first[0];
  if (series.length === 0 && first !== undefined) {
    return fail({ kind: 'table-no-good-row', file: file.name, refused: refused.count, row: first.row });
  }
  return ok({ series, refused: joinRefused(refused, repeated.finish()) });
}

function readingsOf(row: TableRow<Column>, found: ReadonlyMap<Column, string>): readonly Reading[] {
  const text = row.requiredText('time');
  const timeMs = parseKst(text);
  if (text !== '' && timeMs === null)
    row.refuse({ kind: 'row-no-time', column: 'time', came: text.slice(0, 40) });
  const stationId = row.code('stationId') ?? row.requiredText('stationId');
  const lng = row.numberIn('lng', -180, 180);
  const lat = row.numberIn('lat', -90, 90);
  const base = {
    row: row.row,
    stationId,
    name: row.text('stationName'),
    place: lng === null || lat === null ? null : ([lng, lat] as const),
    timeMs: timeMs ?? 0,
  };
  const readings: Reading[] = [];
  if (found.has('stage')) {
    const raw = row.number('stage');
    const value = raw === null || raw <= missingStageM ? null : raw;
    if (value !== null) row.numberIn('stage', stageRangeM.from, stageRangeM.to);
    readings.push({ ...base, quantity: 'river-stage', value });
  }
  if (found.has('rain')) {
    const raw = row.number('rain');
    const value = raw === null || raw < 0 ? null : raw;
    if (value !== null) row.numberIn('rain', 0, mostRainMm);
    readings.push({ ...base, quantity: 'rain', value });
  }
  return readings;
}

function groupOf(readings: readonly Reading[]): ReadonlyMap<string, readonly Reading[]> {
  const groups = new Map<string, Reading[]>();
  for (const reading of readings) {
    const key = `${reading.quantity} ${reading.stationId}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [reading]);
    else group.push(reading);
  }
  return groups;
}

interface SeriesContext {
  readonly sourceId: string;
  /** Time that the headings name for sums, s, or null. */
  readonly stated: number | null;
  onRepeat(fault: RowFault): void;
}

function seriesOf(
  readings: readonly Reading[],
  { sourceId, stated, onRepeat }: SeriesContext,
): ObservedSeries {
  const byTime = new Map<number, Reading>();
  for (const reading of readings) {
    const before = byTime.get(reading.timeMs);
    if (before === undefined) byTime.set(reading.timeMs, reading);
    else if (before.value !== reading.value)
      onRepeat({ kind: 'row-repeated', row: reading.row, firstRow: before.row });
  }
  const ordered = [...byTime.values()].sort((a, b) => a.timeMs - b.timeMs);
  const { stationId, quantity } = ordered[0] as Reading;
  const name = ordered.find((reading) => reading.name !== null)?.name ?? stationId;
  const timesMs = ordered.map(({ timeMs }) => timeMs);
  return {
    id: `${sourceId}-${quantity}-${stationId}`,
    stationId,
    name: { ko: name, en: name },
    quantity,
    sumOverS: quantity === 'rain' ? (stated ?? usualStepS(timesMs)) : null,
    gaugeId: null,
    place: ordered.find((reading) => reading.place !== null)?.place ?? null,
    sourceId,
    timesMs,
    values: ordered.map(({ value }) => value),
  };
}

/** The time that headings name for a sum, s, or null. */
function statedSumS(headings: string): number | null {
  const minutes = /(\d{1,3})\s*(?:min|분)/iu.exec(headings)?.[1];
  if (minutes !== undefined && Number(minutes) > 0) return Number(minutes) * 60;
  return /hour|1h\b|시간/iu.test(headings) ? 3600 : null;
}

/** Median step, s; an hour for a lone reading, as agencies publish by the hour. */
const usualStepS = (timesMs: readonly number[]): number => (medianStepMs(timesMs) ?? 3_600_000) / 1000;

const joinRefused = (one: RefusedRows, other: RefusedRows): RefusedRows => ({
  count: one.count + other.count,
  byKind: { ...one.byKind, ...other.byKind },
  first: [...one.first, ...other.first],
});
