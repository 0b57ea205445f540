import type { MissingReason } from '../../domain/monitoring/observation.ts';
import type { ReadingQuality } from '../../domain/monitoring/reading.ts';
import { parseDecimal } from '../decimal.ts';

export interface KmaAmount {
  readonly value: number | null;
  readonly quality: ReadingQuality;
  readonly missing: MissingReason | null;
  /** True where the number is not the whole of what was said. */
  readonly isWorded: boolean;
}

const exact = (value: number): KmaAmount => ({ value, quality: 'ok', missing: null, isWorded: false });
const none = (missing: MissingReason): KmaAmount => ({
  value: null,
  quality: 'missing',
  missing,
  isWorded: false,
});

/** Values beyond are the agency's sign for no reading. Source: KMA, guide of the village forecast service (±900). */
const sentinel = 900;

/**
 * A value of a forecast as the agency writes it: a number, a range (`1.0~29.9mm`, of which the upper end counts), `1mm 미만`,
 * `50.0mm 이상`, or the words for no rain and no snow, which are a true zero. Null for anything else.
 */
export function kmaAmount(text: string): KmaAmount | null {
  const bare = text.replace(/\s+/gu, '').slice(0, 40);
  if (bare === '' || bare === '-') return none('blank');
  if (bare === '강수없음' || bare === '적설없음') return { ...exact(0), isWorded: true };
  const match = /^(-?[\d.]+)(?:mm|cm)?(?:~(-?[\d.]+)(?:mm|cm)?)?(미만|이상)?$/u.exec(bare);
  const first = parseDecimal(match?.[1] ?? '');
  if (match === null || first === null) return null;
  const upper = match[2] === undefined ? null : parseDecimal(match[2]);
  if (match[2] !== undefined) {
    const isRange = upper !== null && upper >= first && match[3] === undefined;
    return isRange ? { value: upper, quality: 'upper-bound', missing: null, isWorded: true } : null;
  }
  if (match[3] !== undefined) {
    const quality = match[3] === '미만' ? 'upper-bound' : 'lower-bound';
    return { value: first, quality, missing: null, isWorded: true };
  }
  return Math.abs(first) >= sentinel ? none('sentinel') : exact(first);
}
