import { fail, ok, type Result } from '../../core/result.ts';
import { type Alert, raise } from '../../domain/monitoring/alert.ts';
import type { Hazard } from '../../domain/monitoring/hazard.ts';
import { levelOf } from '../../domain/monitoring/ladder.ts';
import type { ReadingNote, ReadingPlace, Receipt } from '../../domain/monitoring/reading.ts';
import { plainText, plainWord } from '../body/plain-text.ts';
import { collectReadings } from '../collect-readings.ts';
import { parseDecimal } from '../decimal.ts';
import type { FeedAdapter } from '../feed-adapter.ts';
import type { RecordFault } from '../feed-fault.ts';
import { parseRssInstant } from '../instant.ts';
import { positionOf } from '../positions.ts';
import { webAddress } from '../web-address.ts';
import { childrenOf, readXml, textOf, type XmlElement } from '../xml/read-xml.ts';

const hazardOfType: Readonly<Record<string, Hazard>> = {
  EQ: 'earthquake',
  TS: 'tsunami',
  TC: 'typhoon',
  FL: 'flood',
  VO: 'volcano',
  DR: 'drought',
  WF: 'wildfire',
};

/** The RSS feed of the Global Disaster Alert and Coordination System: one alert for each episode of an event. */
export const gdacs: FeedAdapter = {
  id: 'gdacs',
  owner: 'GDACS',
  parse: (body, receipt) => {
    const root = readXml(body);
    if (!root.ok) return root;
    const channel = root.value.name === 'rss' ? childrenOf(root.value, 'channel')[0] : undefined;
    if (channel === undefined) {
      return fail({ kind: 'feed-shape', wanted: 'GDACS RSS', beginning: plainWord(root.value.name) });
    }
    const collector = collectReadings();
    for (const [i, item] of childrenOf(channel, 'item').entries()) {
      collector.take(alertOf(item, `item ${i + 1}`, receipt));
    }
    return ok(collector.finish());
  },
};

function alertOf(item: XmlElement, place: string, receipt: Receipt): Result<readonly Alert[], RecordFault> {
  const word = (name: string): string | null => {
    const text = textOf(item, name);
    return text === null ? null : plainWord(text);
  };
  const type = word('gdacs:eventtype');
  const eventId = word('gdacs:eventid');
  const record = word('guid') ?? place;
  if (type === null) return fail({ kind: 'feed-record-missing', record, field: 'gdacs:eventtype' });
  if (eventId === null) return fail({ kind: 'feed-record-missing', record, field: 'gdacs:eventid' });
  const notes = new Set<ReadingNote>();
  const time = (name: string): number | null => {
    const raw = word(name);
    const atMs = raw === null ? null : parseRssInstant(raw);
    if (raw !== null && atMs === null) notes.add('time-unreadable');
    return atMs;
  };
  const identity = `gdacs:${type}${eventId}`;
  const episode = word('gdacs:episodeid') ?? '';
  const version = parseDecimal(word('gdacs:version') ?? '');
  const rawLevel = word('gdacs:alertlevel');
  const severity = item.children.find(({ name }) => name === 'gdacs:severity');
  const value = parseDecimal(severity?.attributes.value ?? '');
  const description = plainText(textOf(item, 'description') ?? '');
  for (const note of description.notes) notes.add(note);
  const area = areaOf(item, word('gdacs:country'), notes);
  const isCurrent = word('gdacs:iscurrent') !== 'false';
  return ok([
    raise(
      {
        id: [identity, episode, version ?? ''].join('/'),
        identity,
        revision: version,
        change: isCurrent ? 'issue' : 'cancel',
        references: [],
        what: Object.hasOwn(hazardOfType, type) ? (hazardOfType[type] as Hazard) : 'other',
        rawWhat: type,
        level: rawLevel === null ? null : levelOf('gdacs', rawLevel),
        rawLevel,
        value,
        unit: value === null ? null : plainWord(severity?.attributes.unit ?? '') || null,
        headline: word('title') ?? identity,
        text: description.text === '' ? null : description.text,
        area,
        validAtMs: time('gdacs:fromdate'),
        untilMs: null,
        issuedAtMs: time('pubDate'),
        source: { adapter: 'gdacs', owner: 'GDACS', record, url: webAddress(textOf(item, 'link')) },
        quality: word('gdacs:temporary') === 'true' ? 'preliminary' : 'ok',
        notes: [...notes],
        facts: factsOf(item, time('gdacs:todate')),
      },
      receipt,
    ),
  ]);
}

function areaOf(item: XmlElement, country: string | null, notes: Set<ReadingNote>): readonly ReadingPlace[] {
  const point = item.children.find(({ name }) => name === 'geo:Point');
  const [lat, lng] = (textOf(item, 'georss:point') ?? '').split(/\s+/u);
  const lngLat =
    point === undefined
      ? positionOf(lng ?? null, lat ?? null)
      : positionOf(textOf(point, 'geo:long'), textOf(point, 'geo:lat'));
  if (lngLat === null) notes.add('area-unreadable');
  return [
    ...(lngLat === null ? [] : [{ kind: 'point', lngLat } as const]),
    ...(country === null ? [] : [{ kind: 'name', name: country, without: [] } as const]),
  ];
}

/** The last time an episode speaks of is no end: an event goes on until it is no longer current. */
function factsOf(item: XmlElement, toMs: number | null): Readonly<Record<string, string | number>> {
  const score = parseDecimal(textOf(item, 'gdacs:alertscore') ?? '');
  const glide = textOf(item, 'glide');
  return {
    ...(score === null ? {} : { alertScore: score }),
    ...(toMs === null ? {} : { lastSpokenOf: new Date(toMs).toISOString() }),
    ...(glide === null ? {} : { glide: plainWord(glide) }),
  };
}
