import { parseKst } from '../../core/korean-time.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { type MissingReason, type Observation, observe } from '../../domain/monitoring/observation.ts';
import type { ReadingPlace, Receipt } from '../../domain/monitoring/reading.ts';
import { cutText, plainWord } from '../body/plain-text.ts';
import { beginningOf, parseJson, readText } from '../body/read-body.ts';
import { isObject } from '../body/record-fields.ts';
import { collectReadings } from '../collect-readings.ts';
import { decimalOf } from '../decimal.ts';
import type { FeedAdapter } from '../feed-adapter.ts';
import type { RecordFault } from '../feed-fault.ts';
import { parseIsoInstant } from '../instant.ts';
import { positionIn } from '../positions.ts';
import type { PayloadMapping } from './payload-mapping.ts';

/** Messages of a town's own sensors (MQTT, JSON), one payload, a list of them, or one a line, read by a mapping. */
export function mqttJson(mapping: PayloadMapping): FeedAdapter {
  return {
    id: 'mqtt-json',
    owner: mapping.owner,
    parse: (body, receipt) => {
      const text = readText(body);
      if (!text.ok) return text;
      const whole = parseJson(text.value);
      const collector = collectReadings();
      if (whole.ok) {
        if (typeof whole.value !== 'object' || whole.value === null) {
          return fail({ kind: 'feed-shape', wanted: '{ … }', beginning: beginningOf(text.value) });
        }
        const payloads = Array.isArray(whole.value) ? whole.value : [whole.value];
        for (const [i, payload] of payloads.entries())
          collector.take(observationsOf(payload, `payload ${i + 1}`, { mapping, receipt }));
        return ok(collector.finish());
      }
      const lines = text.value.split('\n').map((line) => line.trim());
      if (lines.filter((line) => line !== '').length < 2) return whole;
      for (const [i, line] of lines.entries()) {
        if (line === '') continue;
        const record = `line ${i + 1}`;
        const payload = parseJson(line);
        if (payload.ok) collector.take(observationsOf(payload.value, record, { mapping, receipt }));
        else
          collector.refuse({
            kind: 'feed-record-value',
            record,
            field: 'JSON',
            came: beginningOf(line),
            wanted: 'text',
          });
      }
      return ok(collector.finish());
    },
  };
}

interface MqttContext {
  readonly mapping: PayloadMapping;
  readonly receipt: Receipt;
}

/** Objects by their own fields, lists by numbers. */
const at = (payload: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, key) => {
    if (Array.isArray(value)) return /^\d{1,6}$/.test(key) ? value[Number(key)] : undefined;
    return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }, payload);

function observationsOf(
  payload: unknown,
  record: string,
  { mapping, receipt }: MqttContext,
): Result<readonly Observation[], RecordFault> {
  const refuse = (
    field: string,
    came: unknown,
    wanted: 'number' | 'time' | 'range',
  ): Result<never, RecordFault> =>
    fail({
      kind: 'feed-record-value',
      record,
      field,
      came: cutText(plainWord(JSON.stringify(came) ?? ''), 80),
      wanted,
    });
  const sensorRaw = at(payload, mapping.sensor);
  const sensor =
    typeof sensorRaw === 'string' || typeof sensorRaw === 'number' ? plainWord(String(sensorRaw)) : '';
  if (sensor === '') return fail({ kind: 'feed-record-missing', record, field: mapping.sensor.join('.') });
  const timeRaw = at(payload, mapping.time);
  const atMs = instantOf(timeRaw, mapping.timeFormat);
  if (atMs === null) return refuse(mapping.time.join('.'), timeRaw, 'time');
  const readings: Observation[] = [];
  for (const one of mapping.values) {
    const raw = at(payload, one.value);
    const isBlank = raw === undefined || raw === null || (typeof raw === 'string' && raw.trim() === '');
    const number = isBlank ? null : decimalOf(raw);
    if (!isBlank && number === null) return refuse(one.value.join('.'), raw, 'number');
    const isSentinel = number !== null && (one.missing ?? []).includes(number);
    const value = number === null || isSentinel ? null : number * (one.scale ?? 1) + (one.offset ?? 0);
    if (
      value !== null &&
      (value < (one.least ?? -Infinity) || value > (one.most ?? Infinity) || !Number.isFinite(value))
    ) {
      return refuse(one.value.join('.'), raw, 'range');
    }
    const missing: MissingReason | null =
      value !== null ? null : isSentinel ? 'sentinel' : raw === undefined ? 'not-stated' : 'blank';
    readings.push(
      observe(
        {
          ...{ value, missing, unit: one.unit, what: one.what, validAtMs: atMs, issuedAtMs: null },
          id: `mqtt-json:${sensor}:${one.what}@${new Date(atMs).toISOString()}`,
          rawValue: isSentinel ? String(number) : null,
          sumOverS: one.sumOverS ?? null,
          isForecast: false,
          area: placesOf(payload, sensor, mapping),
          source: { adapter: 'mqtt-json', owner: mapping.owner, record: sensor, url: null },
          quality: missing === null ? 'ok' : 'missing',
          notes: [],
          facts: {},
        },
        receipt,
      ),
    );
  }
  return ok(readings);
}

function instantOf(raw: unknown, format: PayloadMapping['timeFormat']): number | null {
  if (format === 'iso') return typeof raw === 'string' ? parseIsoInstant(raw) : null;
  if (format === 'kst')
    return typeof raw === 'string' || typeof raw === 'number' ? parseKst(String(raw)) : null;
  const value = decimalOf(raw);
  if (value === null) return null;
  const atMs = Math.round(format === 'epoch-s' ? value * 1000 : value);
  return Math.abs(atMs) <= 8.64e15 ? atMs : null;
}

function placesOf(payload: unknown, sensor: string, mapping: PayloadMapping): readonly ReadingPlace[] {
  const lng = mapping.lng === undefined ? null : decimalOf(at(payload, mapping.lng));
  const lat = mapping.lat === undefined ? null : decimalOf(at(payload, mapping.lat));
  const lngLat = lng === null || lat === null ? null : positionIn(lng, lat);
  const code = { kind: 'code', system: 'sensor', code: sensor, name: null } as const;
  return lngLat === null ? [code] : [{ kind: 'point', lngLat }, code];
}
