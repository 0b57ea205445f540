import { fail, ok, type Result } from '../../core/result.ts';
import type { ReadingPlace } from '../../domain/monitoring/reading.ts';
import { plainWord } from '../body/plain-text.ts';
import { beginningOf, readJson } from '../body/read-body.ts';
import { fieldOf } from '../body/record-fields.ts';
import type { FeedFault } from '../feed-fault.ts';

export interface HrfcoAnswer {
  readonly rows: readonly unknown[];
  /** Time that each value stands for, s, where the answer tells it by the address it was asked for; null otherwise. */
  readonly intervalS: number | null;
}

/**
 * The rows of an answer of the flood control offices (api.hrfco.go.kr). Refusals come as HTTP 200 with another code, or with
 * a message in place of the rows.
 */
export function readHrfcoAnswer(body: Uint8Array): Result<HrfcoAnswer, FeedFault> {
  const json = readJson(body);
  if (!json.ok) return json;
  const rows = fieldOf(json.value, 'content');
  const code = wordAt(json.value, ['code'], ['RESULT', 'CODE'], ['result', 'code']);
  const message = wordAt(json.value, ['message'], ['RESULT', 'MESSAGE'], ['result', 'message']);
  if ((code !== null && code !== '200') || (message !== null && !Array.isArray(rows))) {
    return fail({ kind: 'feed-refused', code: code ?? '', message: message ?? '' });
  }
  if (!Array.isArray(rows)) {
    const beginning = beginningOf(JSON.stringify(json.value));
    return fail({ kind: 'feed-shape', wanted: 'JSON { content: [ … ] }', beginning });
  }
  if (rows.length === 0) return fail({ kind: 'feed-no-data', code: code ?? '', message: message ?? '' });
  return ok({ rows, intervalS: intervalOf(json.value) });
}

function wordAt(json: unknown, ...paths: readonly (readonly string[])[]): string | null {
  for (const path of paths) {
    const value = fieldOf(json, ...path);
    if (typeof value === 'string' || typeof value === 'number') return plainWord(String(value));
  }
  return null;
}

const intervalsS: Readonly<Record<string, number>> = { '10M': 600, '1H': 3600, '1D': 86_400 };

/** `links` name the address of the answer: `…/rainfall/list/10M/…`. */
function intervalOf(json: unknown): number | null {
  const links = fieldOf(json, 'links');
  for (const link of Array.isArray(links) ? links : []) {
    const href = fieldOf(link, 'href');
    const step = /\/(10M|1H|1D)(?:\/|\.|$)/.exec(typeof href === 'string' ? href.slice(0, 500) : '')?.[1];
    if (step !== undefined) return intervalsS[step] ?? null;
  }
  return null;
}

/** Values at or below are the agencies' sign for no reading. */
export const hrfcoSentinel = -90;

export const hrfcoStation = (code: string): readonly ReadingPlace[] => [
  { kind: 'code', system: 'hrfco-station', code, name: null },
];
