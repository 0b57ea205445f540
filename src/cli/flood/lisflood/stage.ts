import { fail, ok, type Result } from '../../../core/result.ts';
import type { FloodFileFault } from '../flood-file-fault.ts';
import { lineFault, numberOf, type TextLine } from './lisflood-text.ts';

/** A point whose level is recorded, in the coordinates of the terrain. */
export interface StagePoint {
  readonly line: number;
  readonly xM: number;
  readonly yM: number;
}

/** Points of a `.stage` file: their number, then x and y of each. Source: LISFLOOD-FP user manual, "stagefile". */
export function parseStage(
  file: string,
  lines: readonly TextLine[],
): Result<readonly StagePoint[], FloodFileFault> {
  const [head, ...rows] = lines;
  if (head === undefined) return fail({ kind: 'flood-lisflood-ended', file, wanted: 'COUNT' });
  const count = numberOf(head.words[0]);
  if (head.words.length !== 1 || !(Number.isInteger(count) && count >= 0)) {
    return fail(lineFault(file, head, 'COUNT'));
  }
  if (rows.length < count) return fail({ kind: 'flood-lisflood-ended', file, wanted: `X Y × ${count}` });
  const points: StagePoint[] = [];
  for (const row of rows.slice(0, count)) {
    const [xM, yM] = row.words.map(numberOf);
    if (xM === undefined || yM === undefined || !Number.isFinite(xM) || !Number.isFinite(yM)) {
      return fail(lineFault(file, row, 'X Y'));
    }
    points.push({ line: row.line, xM, yM });
  }
  return ok(points);
}
