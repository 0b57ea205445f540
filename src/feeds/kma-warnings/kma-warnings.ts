import { fail, ok, type Result } from '../../core/result.ts';
import { type Alert, type AlertChange, raise } from '../../domain/monitoring/alert.ts';
import { hazardOfKorean } from '../../domain/monitoring/hazard.ts';
import { levelOf } from '../../domain/monitoring/ladder.ts';
import type { Receipt } from '../../domain/monitoring/reading.ts';
import { cutText, plainWord } from '../body/plain-text.ts';
import { beginningOf, koreanEncodingOf, parseJson, readText } from '../body/read-body.ts';
import { fieldOf, kstOf, RecordFields } from '../body/record-fields.ts';
import { collectReadings } from '../collect-readings.ts';
import type { FeedAdapter } from '../feed-adapter.ts';
import type { FeedFault, RecordFault } from '../feed-fault.ts';

const usualColumns = [
  'REG_UP',
  'REG_UP_KO',
  'REG_ID',
  'REG_KO',
  'TM_FC',
  'TM_EF',
  'WRN',
  'LVL',
  'CMD',
  'ED_TM',
];

/**
 * Weather warnings in force, of the API hub of the Korea Meteorological Administration: `wrn_now_data_new.php`, comma text in
 * EUC-KR. The list is a snapshot: a warning that was lifted is not marked, its row is no longer there.
 */
export const kmaWarnings: FeedAdapter = {
  id: 'kma-warnings',
  owner: 'KMA',
  parse: (body, receipt) => {
    const text = readText(body, koreanEncodingOf(body));
    if (!text.ok) return text;
    const lines = text.value.split(/\r?\n/u).map((line) => line.trim());
    const refusal = refusalOf(text.value, lines);
    if (refusal !== null) return fail(refusal);
    const columns = columnsOf(lines);
    const collector = collectReadings();
    for (const [i, line] of lines.entries()) {
      if (line === '' || line.startsWith('#')) continue;
      collector.take(alertOf(line, { line: i + 1, columns, receipt }));
    }
    const isWhole = !/^#START7777/mu.test(text.value) || /^#7777END/mu.test(text.value);
    return ok(collector.finish({ isSnapshot: isWhole }));
  },
};

/** The hub refuses in JSON; a page of a proxy is no list either. A list without a row still has its heading or frame. */
function refusalOf(text: string, lines: readonly string[]): FeedFault | null {
  const beginning = beginningOf(text);
  if (text.trimStart().startsWith('{')) {
    const json = parseJson(text);
    const result = json.ok ? (fieldOf(json.value, 'result') ?? json.value) : null;
    const fields = new RecordFields(result, 'result');
    return {
      kind: 'feed-refused',
      code: fields.word('status') ?? '',
      message: fields.word('message') ?? beginning,
    };
  }
  const hasFrame = lines.some((line) => line.startsWith('#'));
  const hasRow = lines.some((line) => !line.startsWith('#') && line.split(',').length >= usualColumns.length);
  return hasFrame || hasRow
    ? null
    : { kind: 'feed-shape', wanted: 'REG_UP, REG_UP_KO, REG_ID, … =', beginning };
}

/** Names of the columns by the heading, which stands behind `#`; the usual ones where there is no heading. */
function columnsOf(lines: readonly string[]): readonly string[] {
  const heading = lines.find((line) => /^#.*\bREG_ID\b/u.test(line));
  if (heading === undefined) return usualColumns;
  const names = heading
    .replace(/^#\s*/u, '')
    .replace(/=\s*$/u, '')
    .split(/[\s,]+/u)
    .filter((name) => name !== '');
  return usualColumns.slice(0, 9).every((name) => names.includes(name)) ? names : usualColumns;
}

interface RowContext {
  readonly line: number;
  readonly columns: readonly string[];
  readonly receipt: Receipt;
}

function alertOf(
  line: string,
  { line: number, columns, receipt }: RowContext,
): Result<readonly Alert[], RecordFault> {
  const record = `line ${number}`;
  const refuse = (wanted: 'columns' | 'whole-row'): Result<never, RecordFault> =>
    fail({ kind: 'feed-record-value', record, field: 'row', came: cutText(plainWord(line), 80), wanted });
  if (!/=$/u.test(line)) return refuse('whole-row');
  const cells = line
    .replace(/,?\s*=$/u, '')
    .split(',')
    .map((cell) => cell.trim());
  if (cells.length < columns.length - 1 || cells.length > columns.length) return refuse('columns');
  const fields = new RecordFields(
    Object.fromEntries(columns.map((name, i) => [name, cells[i] ?? ''])),
    record,
  );
  const zone = fields.requiredWord('REG_ID');
  const zoneName = fields.word('REG_KO');
  const above = fields.word('REG_UP_KO');
  const hazard = fields.requiredWord('WRN');
  const rawLevel = fields.requiredWord('LVL');
  const command = fields.word('CMD') ?? '';
  const issuedAtMs = fields.requiredKst('TM_FC');
  const validAtMs = fields.requiredKst('TM_EF');
  const ends = fields.word('ED_TM');
  if (fields.fault !== null) return fail(fields.fault);
  const isPreliminary = rawLevel.startsWith('예비');
  const identity = `kma-warnings:${zone}:${hazard}${isPreliminary ? ':예비' : ''}`;
  const untilMs = ends === null ? null : kstOf(ends);
  const source = { adapter: 'kma-warnings', owner: 'KMA', record: `${zone}:${hazard}`, url: null };
  const name = [above, zoneName].filter((part) => part !== null && part !== '').join(' ');
  return ok([
    raise(
      {
        ...{
          identity,
          revision: null,
          references: [],
          rawLevel,
          value: null,
          unit: null,
          text: null,
          untilMs,
        },
        ...{ issuedAtMs, validAtMs, source, quality: 'ok', notes: [] },
        id: `${identity}@${new Date(issuedAtMs).toISOString()}/${rawLevel}`,
        change: changeOf(command),
        what: hazardOfKorean(hazard),
        rawWhat: hazard,
        level: levelOf('kma-warning', rawLevel),
        headline: `${name} ${hazard} ${rawLevel}`.trim(),
        area: [{ kind: 'code', system: 'kma-zone', code: zone, name: name === '' ? null : name }],
        facts: {
          ...(command === '' ? {} : { command }),
          ...(ends !== null && untilMs === null ? { endsText: ends } : {}),
        },
      },
      receipt,
    ),
  ]);
}

/** Commands come in words (발표, 대치, 연장, 변경, 해제, 변경해제), though the published schema has codes. */
export function changeOf(command: string): AlertChange {
  if (command.includes('해제')) return 'cancel';
  return command === '' || command === '발표' ? 'issue' : 'update';
}
