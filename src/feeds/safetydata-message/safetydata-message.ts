import { fail, ok, type Result } from '../../core/result.ts';
import { type Alert, raise } from '../../domain/monitoring/alert.ts';
import { hazardOfKorean } from '../../domain/monitoring/hazard.ts';
import { levelOf } from '../../domain/monitoring/ladder.ts';
import type { Receipt } from '../../domain/monitoring/reading.ts';
import { cutText, plainText, plainWord } from '../body/plain-text.ts';
import { beginningOf, readJson } from '../body/read-body.ts';
import { fieldOf, isObject, RecordFields } from '../body/record-fields.ts';
import { collectReadings } from '../collect-readings.ts';
import { parseDecimal } from '../decimal.ts';
import type { FeedAdapter, FeedPage } from '../feed-adapter.ts';
import type { FeedFault, RecordFault } from '../feed-fault.ts';
import { pageOf } from '../page-of.ts';

/** Emergency texts (재난문자) of the Ministry of the Interior and Safety: safetydata.go.kr DSSP-IF-00247. */
export const safetydataMessage: FeedAdapter = {
  id: 'safetydata-message',
  owner: 'MOIS',
  parse: (body, receipt) => {
    const json = readJson(body);
    if (!json.ok) return json;
    const rows = rowsOf(json.value);
    if (!rows.ok) return rows;
    const collector = collectReadings();
    for (const [i, row] of rows.value.entries()) collector.take(alertOf(row, i, receipt));
    return ok(collector.finish({ page: pageOf(json.value) }));
  },
};

/**
 * The rows of an answer, whose `body` is a list, one object or null. Refusals arrive as HTTP 200 with a code of their own, and
 * with a body of null that must not be taken for "no messages".
 */
function rowsOf(json: unknown): Result<readonly unknown[], FeedFault> {
  const header = fieldOf(json, 'header');
  const fields = new RecordFields(header, 'header');
  const code = fields.word('resultCode');
  if (!isObject(header) || code === null) {
    return fail({
      kind: 'feed-shape',
      wanted: 'JSON { header: { resultCode }, body }',
      beginning: beginningOf(JSON.stringify(json)),
    });
  }
  const message = [fields.word('resultMsg'), fields.word('errorMsg')]
    .filter((part) => part !== null)
    .join(', ');
  if (!/^0+$/.test(code)) return fail({ kind: 'feed-refused', code, message });
  const body = fieldOf(json, 'body');
  if (Array.isArray(body)) return ok(body);
  if (isObject(body)) return ok([body]);
  return parseDecimal(String(fieldOf(json, 'totalCount') ?? '')) === 0
    ? ok([])
    : fail({ kind: 'feed-no-data', code, message });
}

/** The page with the newest rows of a list that comes oldest first, from 1. */
export const newestPage = ({ rowsPerPage, totalRows }: FeedPage): number =>
  Math.max(1, Math.ceil(totalRows / rowsPerPage));

function alertOf(row: unknown, index: number, receipt: Receipt): Result<readonly Alert[], RecordFault> {
  const number = fieldOf(row, 'SN');
  const named =
    typeof number === 'number' || typeof number === 'string' ? plainWord(String(number)) : `body[${index}]`;
  const fields = new RecordFields(row, named);
  const serial = fields.requiredWord('SN');
  const madeMs = fields.requiredKst('CRT_DT');
  const { text, notes } = plainText(fields.raw('MSG_CN') ?? '');
  if (text === '') fields.requiredWord('MSG_CN');
  const kind = fields.word('DST_SE_NM') ?? '';
  const step = fields.word('EMRG_STEP_NM');
  const regions = (fields.word('RCPTN_RGN_NM') ?? '').split(',').map((region) => region.trim());
  if (fields.fault !== null) return fail(fields.fault);
  const id = `safetydata-message:${serial}`;
  return ok([
    raise(
      {
        ...{ id, identity: id, revision: null, change: 'issue', references: [], value: null, unit: null },
        what: hazardOfKorean(kind),
        rawWhat: kind,
        level: step === null ? null : levelOf('disaster-message', step),
        rawLevel: step,
        headline: cutText(text.split('\n', 1)[0] as string, 90),
        text,
        area: regions
          .filter((name) => name !== '')
          .map((name) => ({ kind: 'name', name, without: [] }) as const),
        validAtMs: madeMs,
        untilMs: null,
        issuedAtMs: madeMs,
        source: { adapter: 'safetydata-message', owner: 'MOIS', record: serial, url: null },
        quality: 'ok',
        notes,
        facts: {},
      },
      receipt,
    ),
  ]);
}
