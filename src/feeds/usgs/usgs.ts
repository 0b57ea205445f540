import { fail, ok, type Result } from '../../core/result.ts';
import { type Alert, raise } from '../../domain/monitoring/alert.ts';
import { levelOf } from '../../domain/monitoring/ladder.ts';
import type { Receipt } from '../../domain/monitoring/reading.ts';
import { plainWord } from '../body/plain-text.ts';
import { beginningOf, readJson } from '../body/read-body.ts';
import { fieldOf, RecordFields } from '../body/record-fields.ts';
import { collectReadings } from '../collect-readings.ts';
import type { FeedAdapter } from '../feed-adapter.ts';
import type { RecordFault } from '../feed-fault.ts';
import { positionOfGeoJson } from '../positions.ts';
import { webAddress } from '../web-address.ts';

/** Earthquakes of the United States Geological Survey: a GeoJSON summary feed or the detail of one event. */
export const usgs: FeedAdapter = {
  id: 'usgs',
  owner: 'USGS',
  parse: (body, receipt) => {
    const json = readJson(body);
    if (!json.ok) return json;
    const list = fieldOf(json.value, 'features');
    const features = Array.isArray(list)
      ? list
      : fieldOf(json.value, 'type') === 'Feature'
        ? [json.value]
        : null;
    if (features === null) {
      const beginning = beginningOf(JSON.stringify(json.value));
      return fail({ kind: 'feed-shape', wanted: 'GeoJSON { features: [ … ] }', beginning });
    }
    const collector = collectReadings();
    for (const [i, feature] of features.entries()) collector.take(alertOf(feature, i, receipt));
    return ok(collector.finish());
  },
};

function alertOf(feature: unknown, index: number, receipt: Receipt): Result<readonly Alert[], RecordFault> {
  const given = fieldOf(feature, 'id');
  const id = typeof given === 'string' ? plainWord(given) : null;
  const fields = new RecordFields(fieldOf(feature, 'properties'), id ?? `features[${index}]`);
  const code = id ?? `${fields.requiredWord('net')}${fields.requiredWord('code')}`;
  const timeMs = fields.requiredNumber('time');
  const updatedMs = fields.number('updated');
  const magnitude = fields.number('mag');
  const kind = fields.word('type') ?? 'earthquake';
  const rawLevel = fields.word('alert');
  const status = fields.word('status');
  const title = fields.word('title');
  const place = fields.word('place');
  const url = webAddress(fields.raw('url'));
  const tsunami = fields.number('tsunami');
  const position = fieldOf(feature, 'geometry', 'coordinates');
  const depthKm: unknown = Array.isArray(position) ? position[2] : null;
  const lngLat = positionOfGeoJson(position);
  if (!Number.isInteger(timeMs) || Math.abs(timeMs) > 8.64e15) fields.refuse('time', String(timeMs), 'time');
  if (updatedMs !== null && Math.abs(updatedMs) > 8.64e15)
    fields.refuse('updated', String(updatedMs), 'time');
  if (fields.fault !== null) return fail(fields.fault);
  const name = place === null ? [] : [{ kind: 'name', name: place, without: [] } as const];
  return ok([
    raise(
      {
        id: `usgs:${code}@${updatedMs ?? ''}`,
        identity: `usgs:${code}`,
        revision: updatedMs,
        change: status === 'deleted' ? 'cancel' : 'issue',
        references: [],
        what: kind === 'earthquake' ? 'earthquake' : 'other',
        rawWhat: kind,
        level: rawLevel === null ? null : levelOf('usgs-pager', rawLevel),
        rawLevel,
        value: magnitude,
        unit: magnitude === null ? null : 'M',
        headline: title ?? place ?? code,
        text: null,
        area: [...(lngLat === null ? [] : [{ kind: 'point', lngLat } as const]), ...name],
        validAtMs: timeMs,
        untilMs: null,
        issuedAtMs: updatedMs,
        source: { adapter: 'usgs', owner: 'USGS', record: code, url },
        quality: magnitude === null ? 'missing' : status === 'automatic' ? 'preliminary' : 'ok',
        notes: lngLat === null ? ['area-unreadable'] : [],
        facts: {
          ...(typeof depthKm === 'number' ? { depthKm } : {}),
          ...(tsunami === null ? {} : { tsunami }),
        },
      },
      receipt,
    ),
  ]);
}
