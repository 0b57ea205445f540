import type { Language } from '../../core/localized.ts';
import { formatNumber } from '../../ui/format.ts';
import type { EvidenceMetric } from './evidence-format.ts';

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A figure as people read it, and what follows it: shares down to 0.005 % as percentages, tiny numbers by powers of ten. */
export function writtenAmount(
  value: number,
  unit: EvidenceMetric['unit'],
  language: Language,
): { readonly text: string; readonly sign: string } {
  const sign = unit === 'share' || unit === 'cells' ? '' : ` ${unit}`;
  const size = Math.abs(value);
  if (value === 0 || unit === 'cells') return { text: formatNumber(value, language), sign };
  if (unit === 'share' && size >= 5e-5)
    return { text: formatNumber(100 * value, language, size >= 1e-3 ? 2 : 3), sign: ' %' };
  if (size >= 1e-3) return { text: formatNumber(value, language, size >= 10 ? 0 : 3), sign };
  const exponent = Math.floor(Math.log10(size));
  const power = [...String(-exponent)].map((digit) => superscripts[Number(digit)]).join('');
  return { text: `${formatNumber(value / 10 ** exponent, language, 1)}×10⁻${power}`, sign };
}
