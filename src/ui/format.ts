import type { Language } from '../core/localized.ts';

const locales = { ko: 'ko-KR', en: 'en-GB' } as const;

const formats = new Map<string, Intl.NumberFormat>();

/** A number with a fixed count of decimals and grouped thousands. */
export function formatNumber(value: number, language: Language, fractionDigits = 0): string {
  const key = `${language}/${fractionDigits}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(locales[language], {
      minimumFractionDigits: fractionDigits,
      maximumFractionDigits: fractionDigits,
    });
    formats.set(key, format);
  }
  return format.format(value);
}

/** Three significant digits with an SI prefix, for rates: 12 300 000 gives `12.3 M`. */
export function formatRate(value: number, language: Language): string {
  const [scale, prefix] =
    value >= 1e9 ? [1e9, ' G'] : value >= 1e6 ? [1e6, ' M'] : value >= 1e3 ? [1e3, ' k'] : [1, ' '];
  return `${formatNumber(value / scale, language, value / scale < 10 ? 2 : 1)}${prefix}`;
}

/** Share of one as a percentage. */
export const formatPercent = (fraction: number, language: Language, fractionDigits = 0): string =>
  `${formatNumber(fraction * 100, language, fractionDigits)} %`;

/** Time since the start of a scenario, s, as `T+01:30`; never rounds up to an instant not yet reached. */
export function formatElapsed(timeS: number): string {
  const minutes = Math.floor(Math.max(0, timeS) / 60);
  return `T+${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

/** Instant in Korea Standard Time as Korean control rooms write it: `2026-07-18(토) 14:10`. */
export function formatKst(epochMs: number, language: Language): string {
  const parts = new Intl.DateTimeFormat(locales[language], {
    timeZone: 'Asia/Seoul',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(epochMs);
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((p) => p.type === type)?.value ?? '';
  const date = `${part('year')}-${part('month')}-${part('day')}`;
  return `${date}(${part('weekday')}) ${part('hour')}:${part('minute')}`;
}

/** Day of an instant in Korea Standard Time: `07-15(토)`. */
export const formatKstDay = (epochMs: number, language: Language): string =>
  formatKst(epochMs, language).slice(5).replace(/ .*/u, '');

/** Hour and minute of an instant in Korea Standard Time: `09:20`. */
export const formatKstHour = (epochMs: number): string => formatKst(epochMs, 'ko').slice(-5);

const twoDigits = (value: number): string => String(value).padStart(2, '0');
