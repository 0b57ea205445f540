import { fail, ok, type Result } from '../../../core/result.ts';
import type { FloodFileFault } from '../flood-file-fault.ts';
import type { LisfloodNote } from './lisflood-fault.ts';
import { lineFault, numberOf, type TextLine } from './lisflood-text.ts';
import type { LisfloodSolver } from './scheme.ts';

/** What a `.par` file says, file names as written; null where it says nothing. */
export interface LisfloodPar {
  readonly terrain: string | null;
  readonly manning: number | string | null;
  readonly bci: string | null;
  readonly bdy: string | null;
  readonly stage: string | null;
  readonly rainfall: string | null;
  readonly infiltrationMPerS: number | null;
  readonly start: { readonly file: string; readonly isLevel: boolean } | null;
  readonly endS: number | null;
  readonly outputEveryS: number | null;
  readonly theta: number | null;
  readonly cfl: number | null;
  /** Null only where there is no file. */
  readonly solver: LisfloodSolver | null;
}

const carried = new Set([
  'demfile',
  'fpfric',
  'manningfile',
  'bcifile',
  'bdyfile',
  'stagefile',
  'rainfall',
  'infiltration',
  'startfile',
  'startelev',
  'sim_time',
  'saveint',
  'theta',
  'cfl',
  'acceleration',
  'fv1',
  'fv2',
  'dg2',
  'roe',
]);

/** Keywords that change the water in a way that a case cannot say. */
const unsupported = new Set([
  'sgcwidth',
  'sgcbank',
  'sgcbed',
  'riverfile',
  'multiriverfile',
  'weirfile',
  'porfile',
  'evaporation',
  'dynamicrainfile',
  'rainfallmask',
  'latlong',
  'startq2d',
]);

/** Of several that are named, the first here counts. */
const solvers = ['acceleration', 'dg2', 'fv2', 'fv1', 'roe'] as const;

const numbers = ['fpfric', 'infiltration', 'sim_time', 'saveint', 'theta', 'cfl'] as const;

/** A parameter file: a keyword and its value a line. Source: LISFLOOD-FP user manual, "Parameter file". */
export function parsePar(
  file: string,
  lines: readonly TextLine[],
  note: (note: LisfloodNote) => void,
): Result<LisfloodPar, FloodFileFault> {
  const said = new Map<string, TextLine>();
  for (const source of lines) {
    const [word, ...rest] = source.words as [string, ...string[]];
    const keyword = word.toLowerCase();
    const { line, text } = source;
    if (unsupported.has(keyword)) return fail({ kind: 'flood-lisflood-unsupported', file, line, text });
    if (carried.has(keyword)) said.set(keyword, source);
    else note({ kind: 'flood-lisflood-keyword-ignored', keyword: word, value: rest.join(' ') });
  }
  for (const keyword of numbers) {
    const source = said.get(keyword);
    if (source !== undefined && !Number.isFinite(numberOf(source.words[1]))) {
      return fail(lineFault(file, source, `${keyword} NUMBER`));
    }
  }
  return ok(parOf(said));
}

function parOf(said: ReadonlyMap<string, TextLine>): LisfloodPar {
  const text = (keyword: string): string | null => said.get(keyword)?.words[1] ?? null;
  const number = (keyword: (typeof numbers)[number]): number | null => {
    const word = text(keyword);
    return word === null ? null : Number(word);
  };
  const start = text('startfile') ?? text('startelev');
  return {
    terrain: text('demfile'),
    manning: text('manningfile') ?? number('fpfric'),
    bci: text('bcifile'),
    bdy: text('bdyfile'),
    stage: text('stagefile'),
    rainfall: text('rainfall'),
    infiltrationMPerS: number('infiltration'),
    start: start === null ? null : { file: start, isLevel: said.has('startelev') },
    endS: number('sim_time'),
    outputEveryS: number('saveint'),
    theta: number('theta'),
    cfl: number('cfl'),
    solver: solvers.find((keyword) => said.has(keyword)) ?? 'diffusive',
  };
}
