import { readFileSync } from 'node:fs';
import { fail, ok, type Result } from '../../../core/result.ts';
import type { FloodFileFault } from '../flood-file-fault.ts';
import { fileFault } from '../grids/opened-grid.ts';

/** A line that says something: its words, and where it stands. */
export interface TextLine {
  readonly line: number;
  readonly text: string;
  readonly words: readonly string[];
}

/** The lines of a LISFLOOD-FP file without blank ones and comments, which begin with # anywhere in a line. */
export function readTextLines(file: string): Result<readonly TextLine[], FloodFileFault> {
  try {
    return ok(textLines(readFileSync(file, 'utf8')));
  } catch (error) {
    return fail(fileFault(file, error));
  }
}

export function textLines(text: string): readonly TextLine[] {
  const lines: TextLine[] = [];
  for (const [i, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const said = (raw.split('#')[0] as string).trim();
    if (said !== '') lines.push({ line: i + 1, text: said, words: said.split(/[\s,]+/) });
  }
  return lines;
}

/** The fault of a line that is not what it should be. */
export const lineFault = (file: string, { line, text }: TextLine, wanted: string): FloodFileFault => ({
  kind: 'flood-lisflood-line',
  file,
  line,
  text: text.slice(0, 80),
  wanted,
});

/** A number written as a word; NaN for others. */
export const numberOf = (word: string | undefined): number =>
  word === undefined || word === '' ? Number.NaN : Number(word);
