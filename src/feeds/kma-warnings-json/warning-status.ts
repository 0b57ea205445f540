import { fail, ok, type Result } from '../../core/result.ts';
import { type Alert, raise } from '../../domain/monitoring/alert.ts';
import { hazardOfKorean } from '../../domain/monitoring/hazard.ts';
import { levelOf } from '../../domain/monitoring/ladder.ts';
import type { Receipt } from '../../domain/monitoring/reading.ts';
import { plainText, plainWord } from '../body/plain-text.ts';
import { RecordFields } from '../body/record-fields.ts';
import type { RecordFault } from '../feed-fault.ts';
import { warningAreas } from './warning-areas.ts';

/** A bullet of the free text: what stands in front of the colon and behind it. */
interface Bullet {
  /** Heading above it, `(1) 강풍 예비특보`, empty where there is none. */
  readonly heading: string;
  readonly head: string;
  readonly body: string;
}

/** Alerts of one status bulletin (`getPwnStatus`): `t6` in force, `t7` preliminary, `other` remarks. */
export function alertsOfStatus(
  item: unknown,
  record: string,
  receipt: Receipt,
): Result<readonly Alert[], RecordFault> {
  const fields = new RecordFields(item, record);
  const issuedAtMs = fields.requiredKst('tmFc');
  const inForceMs = fields.kst('tmEf') ?? issuedAtMs;
  const revision = fields.number('tmSeq');
  const inForce = plainText(fields.raw('t6') ?? '').text;
  const preliminary = plainText(fields.raw('t7') ?? '').text;
  if (inForce === '') fields.requiredWord('t6');
  if (fields.fault !== null) return fail(fields.fault);
  const bulletin = { issuedAtMs, revision, receipt };
  return ok([
    ...bulletsOf(inForce).map(({ head, body }) =>
      statusAlert({ ...bulletin, name: head, body, validAtMs: inForceMs, expected: null }),
    ),
    ...bulletsOf(preliminary).map(({ heading, head, body }) =>
      statusAlert({
        ...bulletin,
        name: heading || head,
        body,
        validAtMs: null,
        expected: heading === '' ? null : head,
      }),
    ),
  ]);
}

/** Bullets begin with `o`; `o 없음` says that there are none. A line without a bullet goes on the one before it. */
function bulletsOf(text: string): readonly Bullet[] {
  const bullets: { heading: string; text: string }[] = [];
  let heading = '';
  for (const line of text.split(/\n|(?=\s[oㅇ○]\s)|(?=\(\d{1,2}\)\s)/u).map((one) => one.trim())) {
    const titled = /^\(\d{1,2}\)\s*(.+)$/u.exec(line)?.[1];
    const bulleted = /^[oㅇ○]\s+(.+)$/u.exec(line)?.[1];
    const last = bullets.at(-1);
    if (titled !== undefined) heading = plainWord(titled);
    else if (bulleted !== undefined) bullets.push({ heading, text: bulleted });
    else if (line !== '' && last !== undefined) last.text += ` ${line}`;
    else if (line !== '' && line !== '없음') bullets.push({ heading, text: line });
  }
  return bullets
    .filter(({ text: said }) => said.trim() !== '없음')
    .map(({ heading: above, text: said }) => {
      const [head, ...body] = said.split(/\s*[:：]\s*/u);
      return { heading: above, head: plainWord(head ?? ''), body: body.join(' : ') };
    });
}

interface StatusParts {
  readonly name: string;
  readonly body: string;
  readonly issuedAtMs: number;
  readonly revision: number | null;
  readonly validAtMs: number | null;
  /** When a preliminary warning is expected to begin, as it is written. */
  readonly expected: string | null;
  readonly receipt: Receipt;
}

function statusAlert({ name, body, issuedAtMs, revision, validAtMs, expected, receipt }: StatusParts): Alert {
  const [, word, level] = /^(.*?)\s*(중대경보|경보|주의보|예비특보)$/u.exec(name) ?? [];
  const rawLevel = level ?? name;
  const identity = `kma-warnings-json:${name.replace(/\s/gu, '')}${expected === null ? '' : `:${expected}`}`;
  return raise(
    {
      ...{
        identity,
        revision,
        issuedAtMs,
        validAtMs,
        rawLevel,
        references: [],
        value: null,
        unit: null,
        untilMs: null,
      },
      id: `${identity}@${new Date(issuedAtMs).toISOString()}#${revision ?? 0}`,
      change: 'issue',
      what: hazardOfKorean(word ?? name),
      rawWhat: word ?? name,
      level: levelOf('kma-warning', rawLevel),
      headline: name,
      text: plainText(body).text,
      area: warningAreas(body),
      source: { adapter: 'kma-warnings-json', owner: 'KMA', record: name, url: null },
      quality: 'ok',
      notes: [],
      facts: expected === null ? {} : { expected },
    },
    receipt,
  );
}
