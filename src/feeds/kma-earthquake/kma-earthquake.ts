import { groupBy } from '../../core/group-by.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { type AlertDraft, raise } from '../../domain/monitoring/alert.ts';
import type { ReadingNote } from '../../domain/monitoring/reading.ts';
import { plainText } from '../body/plain-text.ts';
import { RecordFields } from '../body/record-fields.ts';
import { collectReadings } from '../collect-readings.ts';
import { readDataGoKr } from '../data-go-kr/data-go-kr-answer.ts';
import { parseDecimal } from '../decimal.ts';
import type { FeedAdapter } from '../feed-adapter.ts';
import type { RecordFault } from '../feed-fault.ts';
import { positionOf } from '../positions.ts';
import { webAddress } from '../web-address.ts';

/**
 * Bulletins of earthquakes of the Korea Meteorological Administration: `EqkInfoService/getEqkMsg`. A quake is told by its time
 * to the second alone, never by place and minute; later bulletins of the same quake update the earlier ones.
 */
export const kmaEarthquake: FeedAdapter = {
  id: 'kma-earthquake',
  owner: 'KMA',
  parse: (body, receipt) => {
    const answer = readDataGoKr(body);
    if (!answer.ok) return answer;
    const collector = collectReadings();
    const drafts: AlertDraft[] = [];
    for (const [i, item] of answer.value.items.entries()) {
      const draft = draftOf(item, `item ${i + 1}`);
      if (draft.ok) drafts.push(draft.value);
      else collector.refuse(draft.fault);
    }
    for (const draft of inOrder(drafts)) collector.add(raise(draft, receipt));
    return ok(collector.finish({ page: answer.value.page }));
  },
};

/** Earlier bulletins that one names; a quake has some ten. */
const maximumReferences = 100;

/** Every bulletin but the first of a quake is an update of those before it. */
function inOrder(drafts: readonly AlertDraft[]): readonly AlertDraft[] {
  const before = new Map<string, readonly string[]>();
  for (const group of groupBy(drafts, ({ identity }) => identity).values()) {
    const ids = [...new Set([...group].sort(byIssue).map(({ id }) => id))];
    for (const [i, id] of ids.entries()) before.set(id, ids.slice(Math.max(0, i - maximumReferences), i));
  }
  return drafts.map((draft) => {
    const references = before.get(draft.id) ?? [];
    return references.length === 0 ? draft : { ...draft, change: 'update', references };
  });
}

const byIssue = (a: AlertDraft, b: AlertDraft): number =>
  (a.issuedAtMs ?? 0) - (b.issuedAtMs ?? 0) || (a.revision ?? 0) - (b.revision ?? 0);

function draftOf(item: unknown, record: string): Result<AlertDraft, RecordFault> {
  const fields = new RecordFields(item, record);
  const originText = fields.requiredWord('tmEqk');
  const validAtMs = fields.requiredKst('tmEqk');
  const issuedAtMs = fields.requiredKst('tmFc');
  const revision = fields.number('tmSeq');
  const notes = new Set<ReadingNote>();
  const loose = (field: string): number | null => {
    const raw = fields.raw(field);
    const value = raw === null ? null : parseDecimal(raw);
    if (raw !== null && value === null) notes.add('value-unreadable');
    return value;
  };
  const magnitude = loose('mt');
  const depthKm = loose('dep');
  const lngLat = positionOf(fields.raw('lon'), fields.raw('lat'));
  if (lngLat === null) notes.add('area-unreadable');
  const place = fields.word('loc');
  const intensity = fields.word('inT');
  const remark = plainText(fields.raw('rem') ?? '');
  for (const note of remark.notes) notes.add(note);
  const maximum = intensity === null ? null : maximumIntensity(intensity);
  const type = fields.word('fcTp');
  const url = webAddress(fields.raw('img'));
  if (fields.fault !== null) return fail(fields.fault);
  const identity = `kma-earthquake:${originText}`;
  return ok({
    ...{ identity, revision, validAtMs, issuedAtMs, change: 'issue', references: [], untilMs: null },
    ...{ what: 'earthquake', rawWhat: '지진', level: null, rawLevel: null },
    id: `${identity}#${issuedAtMs / 60_000}-${revision ?? 0}`,
    value: magnitude,
    unit: magnitude === null ? null : 'ML',
    headline: [place ?? '', magnitude === null ? '규모 확인 불가' : `규모 ${magnitude}`].join(' ').trim(),
    text: remark.text === '' ? null : remark.text,
    area: [
      ...(lngLat === null ? [] : [{ kind: 'point', lngLat } as const]),
      ...(place === null ? [] : [{ kind: 'name', name: place, without: [] } as const]),
    ],
    source: { adapter: 'kma-earthquake', owner: 'KMA', record: originText, url },
    quality: magnitude === null ? 'missing' : 'ok',
    notes: [...notes],
    facts: {
      ...(depthKm === null ? {} : { depthKm }),
      ...(intensity === null ? {} : { intensity }),
      ...(maximum === null ? {} : { maximumIntensity: maximum }),
      ...(type === null ? {} : { fcTp: type }),
    },
  });
}

const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

/** The largest intensity of `최대진도 Ⅴ(충북),Ⅳ(경북)`, on the modified Mercalli scale; null where none is named. */
function maximumIntensity(text: string): number | null {
  const found = [...text.matchAll(/[Ⅰ-Ⅻ]|\b[IVX]{1,4}\b/gu)].map(
    // The signs of one character (Ⅷ) are the same letters in compatible form.
    ([numeral]) => roman.indexOf(numeral.normalize('NFKC')) + 1,
  );
  return found.length === 0 || Math.max(...found) === 0 ? null : Math.max(...found);
}
