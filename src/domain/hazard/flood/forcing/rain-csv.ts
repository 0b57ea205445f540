import { fail, ok, type Result } from '../../../../core/result.ts';
import type { FloodFault } from '../flood-fault.ts';

/** Intensities at ascending times from the start of the storm. */
export interface RainTable {
  readonly timeS: readonly number[];
  readonly mmPerH: readonly number[];
}

/** How one table writes its time: a unit, or a clock that may pass midnight. */
interface TimeReading {
  secondsPerUnit: number;
  clockStartS: number | null;
  dayOffsetS: number;
}

const dayS = 86_400;

const timeUnits: readonly (readonly [pattern: RegExp, secondsPerUnit: number])[] = [
  [/분|\b(min|mins|minute|minutes)\b/i, 60],
  [/초|\b(s|sec|secs|second|seconds)\b|_s\b/i, 1],
  [/\b(h|hr|hrs|hour|hours)\b|\(시간\)|\(시\)/i, 3600],
];

/**
 * Reads rain from a table of two columns, time and intensity in mm/h, parted by comma, semicolon or tab. The time is in
 * minutes, or in what the header says (`분`, `초`, `(시간)`, `min`, `s`, `h`), or a clock time `HH:MM[:SS]`, which counts
 * from the first line; a clock that falls back by more than half a day has passed midnight. A byte-order mark, blank
 * lines and lines that start with # are passed over. The first line that is negative, not a number, or not later than
 * the one before is refused with its number and text.
 */
export function parseRainCsv(text: string): Result<RainTable, FloodFault> {
  const timeS: number[] = [];
  const mmPerH: number[] = [];
  const reading: TimeReading = { secondsPerUnit: 60, clockStartS: null, dayOffsetS: 0 };
  let isFirst = true;
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const cells = line.split(/[,;\t]/).map((cell) => cell.trim());
    if (isFirst && isHeader(cells)) {
      reading.secondsPerUnit = secondsPerUnitOf(cells[0] as string);
    } else {
      const before = timeS[timeS.length - 1] ?? null;
      const seconds = readTime(cells[0] as string, reading, before);
      const intensity = cells.length === 2 ? plainNumber(cells[1] as string) : null;
      const isAscending = seconds !== null && (before === null || seconds > before);
      if (!isAscending || intensity === null || intensity < 0) {
        return fail({ kind: 'flood-series-unreadable', line: index + 1, text: line.slice(0, 80) });
      }
      timeS.push(seconds);
      mmPerH.push(intensity);
    }
    isFirst = false;
  }
  return timeS.length === 0 ? fail({ kind: 'flood-series-empty', field: 'rain' }) : ok({ timeS, mmPerH });
}

const isHeader = (cells: readonly string[]): boolean =>
  cells.length === 2 && cells.every((cell) => plainNumber(cell) === null && clockSeconds(cell) === null);

function secondsPerUnitOf(header: string): number {
  for (const [pattern, seconds] of timeUnits) if (pattern.test(header)) return seconds;
  return 60;
}

function readTime(cell: string, reading: TimeReading, before: number | null): number | null {
  const clock = clockSeconds(cell);
  if (clock === null) {
    const units = reading.clockStartS === null ? plainNumber(cell) : null;
    return units === null ? null : units * reading.secondsPerUnit;
  }
  if (reading.clockStartS === null && before !== null) return null;
  reading.clockStartS ??= clock;
  const seconds = clock - reading.clockStartS;
  if (before !== null && before - (seconds + reading.dayOffsetS) > dayS / 2) reading.dayOffsetS += dayS;
  return seconds + reading.dayOffsetS;
}

const plainNumber = (text: string): number | null =>
  /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) && Number.isFinite(Number(text)) ? Number(text) : null;

function clockSeconds(text: string): number | null {
  const match = /^([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d))?$/.exec(text);
  if (match === null) return null;
  return Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0);
}
