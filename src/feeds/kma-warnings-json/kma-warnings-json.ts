import { fail, ok, type Result } from '../../core/result.ts';
import { type Alert, raise } from '../../domain/monitoring/alert.ts';
import { hazardOfKorean } from '../../domain/monitoring/hazard.ts';
import { levelOf } from '../../domain/monitoring/ladder.ts';
import type { Receipt } from '../../domain/monitoring/reading.ts';
import { fieldOf, RecordFields } from '../body/record-fields.ts';
import { collectReadings } from '../collect-readings.ts';
import { readDataGoKr } from '../data-go-kr/data-go-kr-answer.ts';
import type { FeedAdapter } from '../feed-adapter.ts';
import type { RecordFault } from '../feed-fault.ts';
import { changeOf } from '../kma-warnings/kma-warnings.ts';
import { alertsOfStatus } from './warning-status.ts';

/**
 * Weather warnings of data.go.kr (`WthrWrnInfoService`): the status bulletin `getPwnStatus`, of which the newest is a snapshot
 * of all that is in force, and the coded list `getPwnCd`, which is a history by zone.
 */
export const kmaWarningsJson: FeedAdapter = {
  id: 'kma-warnings-json',
  owner: 'KMA',
  parse: (body, receipt) => {
    const answer = readDataGoKr(body);
    if (!answer.ok) return answer;
    const { items, page } = answer.value;
    const collector = collectReadings();
    const bulletins = items.filter((item) => fieldOf(item, 't6') !== undefined);
    const newest =
      bulletins.length === 0 ? null : bulletins.reduce((a, b) => (orderOf(b) > orderOf(a) ? b : a));
    if (newest !== null) collector.take(alertsOfStatus(newest, 'getPwnStatus', receipt));
    for (const [i, item] of items.entries()) {
      if (fieldOf(item, 't6') === undefined) collector.take(codedAlert(item, `item ${i + 1}`, receipt));
    }
    return ok(collector.finish({ isSnapshot: newest !== null && bulletins.length === items.length, page }));
  },
};

/** Bulletins of the same minute count by their number. */
const orderOf = (item: unknown): string =>
  `${String(fieldOf(item, 'tmFc') ?? '')}${String(fieldOf(item, 'tmSeq') ?? '').padStart(6, '0')}`;

/** Codes of `getPwnCd`. Source: KMA, guide of the weather warning service, table of `getPwnCd`. */
const kinds: Readonly<Record<string, string>> = {
  ...{
    1: '강풍',
    2: '호우',
    3: '한파',
    4: '건조',
    5: '폭풍해일',
    6: '풍랑',
    7: '태풍',
    8: '대설',
    9: '황사',
  },
  12: '폭염',
};
const strengths: Readonly<Record<string, string>> = { 0: '주의보', 1: '경보' };
const commands: Readonly<Record<string, string>> = {
  ...{ 1: '발표', 2: '해제', 3: '연장', 6: '정정', 7: '변경발표', 8: '변경해제' },
};

const wordOf = (table: Readonly<Record<string, string>>, code: string): string =>
  Object.hasOwn(table, code) ? (table[code] as string) : code;

function codedAlert(item: unknown, record: string, receipt: Receipt): Result<readonly Alert[], RecordFault> {
  const fields = new RecordFields(item, record);
  const zone = fields.requiredWord('areaCode');
  const zoneName = fields.word('areaName');
  const issuedAtMs = fields.requiredKst('tmFc');
  const kind = wordOf(kinds, fields.requiredWord('warnVar'));
  const rawLevel = wordOf(strengths, fields.requiredWord('warnStress'));
  const command = wordOf(commands, fields.word('command') ?? '1');
  const isCancelled = fields.word('cancel') === '1';
  const change = isCancelled ? 'cancel' : changeOf(command);
  const [start, end] = [timeOf(fields, 'startTime'), timeOf(fields, 'endTime')];
  const revision = fields.number('tmSeq');
  if (fields.fault !== null) return fail(fields.fault);
  const identity = `kma-warnings-json:${zone}:${kind}`;
  return ok([
    raise(
      {
        ...{
          identity,
          revision,
          issuedAtMs,
          rawLevel,
          change,
          references: [],
          value: null,
          unit: null,
          text: null,
        },
        id: `${identity}@${new Date(issuedAtMs).toISOString()}#${revision ?? 0}/${rawLevel}/${command}`,
        what: hazardOfKorean(kind),
        rawWhat: kind,
        level: levelOf('kma-warning', rawLevel),
        headline: `${zoneName ?? zone} ${kind} ${rawLevel} ${isCancelled ? '취소' : command}`,
        area: [{ kind: 'code', system: 'kma-zone', code: zone, name: zoneName }],
        validAtMs: (change === 'cancel' ? end : start) ?? issuedAtMs,
        untilMs: change === 'cancel' ? null : end,
        source: { adapter: 'kma-warnings-json', owner: 'KMA', record: `${zone}:${kind}`, url: null },
        quality: 'ok',
        notes: [],
        facts: { command },
      },
      receipt,
    ),
  ]);
}

/** A time; zero and blanks stand for none. */
const timeOf = (fields: RecordFields, field: string): number | null =>
  /^0*$/.test(fields.raw(field) ?? '') ? null : fields.kst(field);
