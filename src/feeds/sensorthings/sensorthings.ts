import { fail, ok, type Result } from '../../core/result.ts';
import { type Observation, observe } from '../../domain/monitoring/observation.ts';
import type { ReadingPlace, Receipt } from '../../domain/monitoring/reading.ts';
import { plainWord } from '../body/plain-text.ts';
import { beginningOf, readJson } from '../body/read-body.ts';
import { fieldOf, isObject, RecordFields } from '../body/record-fields.ts';
import { collectReadings } from '../collect-readings.ts';
import { decimalOf } from '../decimal.ts';
import type { FeedAdapter } from '../feed-adapter.ts';
import type { RecordFault } from '../feed-fault.ts';
import { parseIsoInstant } from '../instant.ts';
import { positionOfGeoJson } from '../positions.ts';
import { webAddress } from '../web-address.ts';

/**
 * Sensors of a town behind the OGC SensorThings API 1.1: a list of observations with their datastream expanded, or of
 * datastreams with their observations.
 */
export const sensorthings: FeedAdapter = {
  id: 'sensorthings',
  owner: 'SensorThings',
  parse: (body, receipt) => {
    const json = readJson(body);
    if (!json.ok) return json;
    const list = fieldOf(json.value, 'value');
    const entities = Array.isArray(list)
      ? list
      : isObject(json.value) && fieldOf(json.value, 'result') !== undefined
        ? [json.value]
        : null;
    if (entities === null) {
      const beginning = beginningOf(JSON.stringify(json.value));
      return fail({ kind: 'feed-shape', wanted: 'SensorThings { value: [ … ] }', beginning });
    }
    const collector = collectReadings();
    for (const [i, entity] of entities.entries()) {
      const inside = fieldOf(entity, 'Observations');
      const pairs = Array.isArray(inside)
        ? inside.map((one) => ({ observation: one, stream: entity }))
        : [{ observation: entity, stream: fieldOf(entity, 'Datastream') }];
      for (const pair of pairs) collector.take(observationOf(pair, `value[${i}]`, receipt));
    }
    const next = fieldOf(json.value, '@iot.nextLink');
    const link = webAddress(typeof next === 'string' ? next : null);
    return ok(collector.finish({ links: link === null ? [] : [link] }));
  },
};

interface StreamPair {
  readonly observation: unknown;
  readonly stream: unknown;
}

/** Quantities that rules know, by the words of observed properties. */
const quantities: readonly (readonly [RegExp, string])[] = [
  [/water ?level|stage|gauge height|수위/i, 'river-stage'],
  [/rain|precipitation|강우|강수|우량/i, 'rain'],
  [/discharge|유량/i, 'discharge'],
  [/wind ?speed|풍속/i, 'wind-speed'],
  [/humidity|습도/i, 'humidity'],
  [/air ?temperature|기온/i, 'air-temperature'],
];

/** The quantity that a sensor's word stands for, or the word itself. */
export const quantityOf = (word: string): string =>
  quantities.find(([pattern]) => pattern.test(word))?.[1] ?? word;

function observationOf(
  { observation, stream }: StreamPair,
  place: string,
  receipt: Receipt,
): Result<readonly Observation[], RecordFault> {
  const fields = new RecordFields(observation, place);
  const id = fields.requiredWord('@iot.id');
  const phenomenon = fields.requiredWord('phenomenonTime');
  const [from, to] = phenomenon.split('/').map((part) => parseIsoInstant(part));
  const validAtMs = to === undefined ? (from ?? null) : to;
  if (fields.fault === null && validAtMs === null) fields.refuse('phenomenonTime', phenomenon, 'time');
  const raw = fieldOf(observation, 'result');
  const value = decimalOf(raw);
  const isBlank = raw === null || raw === undefined || (typeof raw === 'string' && raw.trim() === '');
  if (value === null && !isBlank) fields.refuse('result', JSON.stringify(raw), 'number');
  const result = fields.word('resultTime');
  const issuedAtMs = result === null ? null : parseIsoInstant(result);
  const name = wordAt(stream, ['name']);
  const property = wordAt(stream, ['ObservedProperty', 'name']) ?? name;
  const unit =
    wordAt(stream, ['unitOfMeasurement', 'symbol']) ?? wordAt(stream, ['unitOfMeasurement', 'name']);
  if (property === null && fields.fault === null) {
    return fail({ kind: 'feed-record-missing', record: `${place} ${id}`, field: 'Datastream' });
  }
  const isSpan = to !== undefined && from != null && validAtMs !== null && validAtMs > from;
  const qualityWord = fieldOf(observation, 'resultQuality');
  if (fields.fault !== null || validAtMs === null) return fail(fields.fault as RecordFault);
  const what = quantityOf(property as string);
  const streamId = wordAt(stream, ['@iot.id']) ?? '';
  return ok([
    observe(
      {
        ...{ what, value, unit, validAtMs, issuedAtMs, rawValue: null, isForecast: false },
        id: `sensorthings:${streamId}/${id}`,
        missing: value !== null ? null : raw === undefined ? 'not-stated' : 'blank',
        sumOverS: isSpan && what === 'rain' ? (validAtMs - (from as number)) / 1000 : null,
        area: areaOf(observation, stream, streamId, name),
        source: {
          adapter: 'sensorthings',
          owner: 'SensorThings',
          record: id,
          url: webAddress(fields.raw('@iot.selfLink')),
        },
        quality: value === null ? 'missing' : 'ok',
        notes: what === 'rain' && !isSpan ? ['interval-unknown'] : [],
        facts: typeof qualityWord === 'string' ? { resultQuality: plainWord(qualityWord) } : {},
      },
      receipt,
    ),
  ]);
}

function wordAt(value: unknown, path: readonly string[]): string | null {
  const found = fieldOf(value, ...path);
  return typeof found === 'string' || typeof found === 'number' ? plainWord(String(found)) || null : null;
}

/** The feature of interest, else the first location of the thing; and the stream by its number. */
function areaOf(
  observation: unknown,
  stream: unknown,
  id: string,
  name: string | null,
): readonly ReadingPlace[] {
  const locations = fieldOf(stream, 'Thing', 'Locations');
  const geometries = [
    fieldOf(observation, 'FeatureOfInterest', 'feature'),
    fieldOf(Array.isArray(locations) ? locations[0] : null, 'location'),
    fieldOf(stream, 'observedArea'),
  ];
  const points = geometries.flatMap((geometry) => {
    const point = fieldOf(geometry, 'type') === 'Feature' ? fieldOf(geometry, 'geometry') : geometry;
    const coordinates = fieldOf(point, 'type') === 'Point' ? fieldOf(point, 'coordinates') : null;
    const lngLat = positionOfGeoJson(coordinates);
    return lngLat === null ? [] : [{ kind: 'point', lngLat } as const];
  });
  const code = id === '' ? [] : [{ kind: 'code', system: 'sensor', code: id, name } as const];
  return [...points.slice(0, 1), ...code];
}
