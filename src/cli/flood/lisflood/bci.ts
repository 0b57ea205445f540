import { fail, ok, type Result } from '../../../core/result.ts';
import type { FloodFileFault } from '../flood-file-fault.ts';
import { lineFault, numberOf, type TextLine } from './lisflood-text.ts';

export type Side = 'north' | 'south' | 'east' | 'west';

/** What a line of a `.bci` file asks for; `value` is a number or the name of a series. */
export type LisfloodCondition =
  | { readonly kind: 'closed' }
  | { readonly kind: 'free'; readonly slope: number | null }
  | { readonly kind: 'stage' | 'inflow'; readonly value: number | string };

/** A condition at a part of an edge (x along north and south, y along east and west) or at a point. */
export type LisfloodBoundary = { readonly source: TextLine; readonly condition: LisfloodCondition } & (
  | { readonly place: 'edge'; readonly side: Side; readonly fromM: number; readonly toM: number }
  | { readonly place: 'point'; readonly xM: number; readonly yM: number }
);

const sides: Readonly<Record<string, Side>> = { N: 'north', S: 'south', E: 'east', W: 'west' };
const wanted = 'N|S|E|W FROM TO CLOSED|FREE|HFIX|HVAR|QFIX|QVAR [VALUE|NAME], P X Y QFIX|QVAR VALUE|NAME';

/** Boundary conditions in their order. Source: LISFLOOD-FP user manual, "Boundary condition type file". */
export function parseBci(
  file: string,
  lines: readonly TextLine[],
): Result<readonly LisfloodBoundary[], FloodFileFault> {
  const boundaries: LisfloodBoundary[] = [];
  for (const source of lines) {
    const [place, first, second, type, value] = source.words;
    const a = numberOf(first);
    const b = numberOf(second);
    if (!Number.isFinite(a) || !Number.isFinite(b)) return fail(lineFault(file, source, wanted));
    const condition = conditionOf(type, value);
    if (condition === null) return fail(lineFault(file, source, wanted));
    const letter = (place as string).toUpperCase();
    const side = sides[letter];
    if (side !== undefined) {
      const [fromM, toM] = a <= b ? [a, b] : [b, a];
      boundaries.push({ source, condition, place: 'edge', side, fromM, toM });
    } else if (letter === 'P') {
      if (condition.kind !== 'inflow') {
        const { line, text } = source;
        return fail({ kind: 'flood-lisflood-unsupported', file, line, text });
      }
      boundaries.push({ source, condition, place: 'point', xM: a, yM: b });
    } else {
      return fail(lineFault(file, source, wanted));
    }
  }
  return ok(boundaries);
}

function conditionOf(type: string | undefined, word: string | undefined): LisfloodCondition | null {
  const value = numberOf(word);
  switch (type?.toUpperCase()) {
    case 'CLOSED':
      return { kind: 'closed' };
    case 'FREE':
      return { kind: 'free', slope: Number.isFinite(value) ? value : null };
    case 'HFIX':
      return Number.isFinite(value) ? { kind: 'stage', value } : null;
    case 'QFIX':
      return Number.isFinite(value) ? { kind: 'inflow', value } : null;
    case 'HVAR':
      return word === undefined ? null : { kind: 'stage', value: word };
    case 'QVAR':
      return word === undefined ? null : { kind: 'inflow', value: word };
    default:
      return null;
  }
}
