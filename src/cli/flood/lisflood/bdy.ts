import { fail, ok, type Result } from '../../../core/result.ts';
import type { CasePoints } from '../case/case-schema.ts';
import type { FloodFileFault } from '../flood-file-fault.ts';
import { lineFault, numberOf, type TextLine } from './lisflood-text.ts';

const secondsPerUnit: Readonly<Record<string, number>> = {
  seconds: 1,
  minutes: 60,
  hours: 3600,
  days: 86_400,
};

/**
 * Series of a `.bdy` file by name, as pairs of time (s) and value. Each is a line with its name, a line with the number of
 * its rows and the unit of time, and rows of value and time. Source: LISFLOOD-FP user manual, "Time varying boundary
 * condition file". A first line in front of them is free text there.
 */
export function parseBdy(
  file: string,
  lines: readonly TextLine[],
): Result<ReadonlyMap<string, CasePoints>, FloodFileFault> {
  const series = new Map<string, CasePoints>();
  let at = 0;
  if (lines.length > 1 && !isLength(lines[1] as TextLine)) at = 1;
  while (at < lines.length) {
    const name = lines[at] as TextLine;
    const points = readSeries(file, lines, at + 1);
    if (!points.ok) return points;
    series.set(name.text, points.value);
    at += 2 + points.value.length;
  }
  return ok(series);
}

/** Rain of LISFLOOD-FP: as one series of a `.bdy` file without a name, mm/h. */
export function parseRainfall(file: string, lines: readonly TextLine[]): Result<CasePoints, FloodFileFault> {
  return readSeries(file, lines, lines.length > 0 && isLength(lines[0] as TextLine) ? 0 : 1);
}

const isLength = ({ words }: TextLine): boolean =>
  words.length === 2 &&
  Number.isInteger(numberOf(words[0])) &&
  Object.hasOwn(secondsPerUnit, (words[1] as string).toLowerCase());

function readSeries(
  file: string,
  lines: readonly TextLine[],
  at: number,
): Result<CasePoints, FloodFileFault> {
  const wantedLength = `ROWS ${Object.keys(secondsPerUnit).join('|')}`;
  const length = lines[at];
  if (length === undefined) return fail({ kind: 'flood-lisflood-ended', file, wanted: wantedLength });
  if (!isLength(length)) return fail(lineFault(file, length, wantedLength));
  const count = Number(length.words[0]);
  const unitS = secondsPerUnit[(length.words[1] as string).toLowerCase()] as number;
  const points: [number, number][] = [];
  for (let i = 1; i <= count; i++) {
    const row = lines[at + i];
    if (row === undefined) {
      return fail({ kind: 'flood-lisflood-ended', file, wanted: `VALUE TIME × ${count}` });
    }
    const [value, time] = row.words.map(numberOf);
    if (!Number.isFinite(value) || !Number.isFinite(time)) return fail(lineFault(file, row, 'VALUE TIME'));
    points.push([(time as number) * unitS, value as number]);
  }
  return ok(points);
}
