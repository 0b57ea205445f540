import { fail, ok, type Result } from '../../core/result.ts';
import type { LngLat } from '../../domain/geo/projection.ts';
import { type Alert, type AlertChange, raise } from '../../domain/monitoring/alert.ts';
import { hazardOfEnglish } from '../../domain/monitoring/hazard.ts';
import { levelOf } from '../../domain/monitoring/ladder.ts';
import type { ReadingNote, ReadingPlace, Receipt } from '../../domain/monitoring/reading.ts';
import { plainText, plainWord } from '../body/plain-text.ts';
import { beginningOf, readJson } from '../body/read-body.ts';
import { fieldOf, isObject, RecordFields } from '../body/record-fields.ts';
import { capChanges, capId, capStatuses } from '../cap/cap-message.ts';
import { collectReadings } from '../collect-readings.ts';
import type { FeedAdapter } from '../feed-adapter.ts';
import type { RecordFault } from '../feed-fault.ts';
import { parseIsoInstant } from '../instant.ts';
import { positionOfGeoJson } from '../positions.ts';
import { webAddress } from '../web-address.ts';

/** Alerts of the United States National Weather Service (api.weather.gov): CAP told as GeoJSON. */
export const nws: FeedAdapter = {
  id: 'nws',
  owner: 'NWS',
  parse: (body, receipt) => {
    const json = readJson(body);
    if (!json.ok) return json;
    const features = fieldOf(json.value, 'features');
    if (!Array.isArray(features)) {
      const beginning = beginningOf(JSON.stringify(json.value));
      return fail({ kind: 'feed-shape', wanted: 'GeoJSON { features: [ … ] }', beginning });
    }
    const collector = collectReadings();
    for (const [i, feature] of features.entries()) collector.take(alertOf(feature, i, receipt));
    return ok(collector.finish());
  },
};

function alertOf(feature: unknown, index: number, receipt: Receipt): Result<readonly Alert[], RecordFault> {
  const properties = fieldOf(feature, 'properties');
  const named = fieldOf(properties, 'id');
  const fields = new RecordFields(
    properties,
    typeof named === 'string' ? plainWord(named) : `features[${index}]`,
  );
  const identifier = fields.requiredWord('id');
  const sender = fields.word('sender') ?? 'NWS';
  const sentText = fields.requiredWord('sent');
  const sentMs = parseIsoInstant(sentText);
  const status = fields.requiredWord('status');
  const messageType = fields.requiredWord('messageType');
  const event = fields.requiredWord('event');
  if (fields.fault === null && sentMs === null) fields.refuse('sent', sentText, 'time');
  if (!capStatuses.has(status)) fields.refuse('status', status, 'actual-message');
  if (!Object.hasOwn(capChanges, messageType)) fields.refuse('messageType', messageType, 'actual-message');
  const notes = new Set<ReadingNote>();
  const time = (field: string): number | null => {
    const raw = fields.raw(field);
    const atMs = raw === null ? null : parseIsoInstant(raw);
    if (raw !== null && atMs === null) notes.add('time-unreadable');
    return atMs;
  };
  const prose = ['description', 'instruction'].map((field) => plainText(fields.raw(field) ?? ''));
  for (const note of prose.flatMap((one) => one.notes)) notes.add(note);
  const text = prose.map((one) => one.text).filter((one) => one !== '');
  const severity = fields.word('severity');
  const headline = fields.word('headline') ?? event;
  const area = areaOf(feature, properties, notes);
  const validAtMs = time('onset') ?? time('effective') ?? sentMs;
  const untilMs = time('ends') ?? time('expires');
  const change = capChanges[messageType] as AlertChange;
  const references = referencesOf(properties);
  if (change !== 'issue' && references.length === 0) notes.add('references-missing');
  if (status === 'Exercise') notes.add('exercise-message');
  if (status === 'Test') notes.add('test-message');
  const facts = Object.fromEntries(
    ['urgency', 'certainty', 'senderName', 'response'].flatMap((field) => {
      const word = fields.word(field);
      return word === null ? [] : [[field, word]];
    }),
  );
  if (fields.fault !== null) return fail(fields.fault);
  const id = capId(sender, identifier, sentMs as number);
  return ok([
    raise(
      {
        ...{ id, identity: id, revision: null, change, references, value: null, unit: null, headline },
        ...{ validAtMs, untilMs, issuedAtMs: sentMs, area, facts, notes: [...notes] },
        what: hazardOfEnglish(event),
        rawWhat: event,
        level: severity === null ? null : levelOf('cap-severity', severity),
        rawLevel: severity,
        text: text.length === 0 ? null : text.join('\n\n'),
        source: { adapter: 'nws', owner: 'NWS', record: identifier, url: webAddress(fields.raw('@id')) },
        quality: status === 'Actual' ? 'ok' : 'doubtful',
        isExercise: status !== 'Actual',
      },
      receipt,
    ),
  ]);
}

function referencesOf(properties: unknown): readonly string[] {
  const list = fieldOf(properties, 'references');
  return (Array.isArray(list) ? list : []).flatMap((one) => {
    const fields = new RecordFields(one, 'reference');
    const identifier = fields.word('identifier');
    const sentMs = parseIsoInstant(fields.raw('sent') ?? '');
    const sender = fields.word('sender') ?? 'NWS';
    return identifier === null || sentMs === null ? [] : [capId(sender, identifier, sentMs)];
  });
}

function areaOf(feature: unknown, properties: unknown, notes: Set<ReadingNote>): readonly ReadingPlace[] {
  const name = fieldOf(properties, 'areaDesc');
  const geometry = fieldOf(feature, 'geometry');
  const rings = isObject(geometry) ? ringsOf(geometry.type, geometry.coordinates) : [];
  if (rings === null) notes.add('area-unreadable');
  const codes = ['SAME', 'UGC'].flatMap((list) => {
    const values = fieldOf(properties, 'geocode', list);
    return (Array.isArray(values) ? values : []).map((value) => `${list}:${plainWord(String(value))}`);
  });
  return [
    ...(typeof name === 'string' ? [{ kind: 'name', name: plainWord(name), without: [] } as const] : []),
    ...(rings ?? []).map((ring) => ({ kind: 'polygon', ring }) as const),
    ...codes.map((code) => ({ kind: 'code', system: 'cap-geocode', code, name: null }) as const),
  ];
}

/** Outer rings of a polygon or of several; null for another geometry or a corner that is none. */
function ringsOf(type: unknown, coordinates: unknown): readonly (readonly LngLat[])[] | null {
  const polygons = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : null;
  if (!Array.isArray(polygons)) return null;
  const rings: LngLat[][] = [];
  for (const polygon of polygons) {
    const outer: unknown = Array.isArray(polygon) ? polygon[0] : null;
    if (!Array.isArray(outer) || outer.length < 4) return null;
    const ring = outer.map(positionOfGeoJson);
    if (ring.includes(null)) return null;
    rings.push(ring as LngLat[]);
  }
  return rings;
}
