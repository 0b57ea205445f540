import type { FloodCase } from '../../../domain/hazard/flood/flood-case.ts';
import type { LeveeBreach } from '../../../domain/hazard/flood/flood-structure.ts';
import { leveeOf } from '../driver/structures/levee.ts';
import type { WaterState } from '../driver/water-state.ts';
import { agendaSeries, bitsOf, breachDatumM } from './agenda.ts';
import { breachHeadWords, breachWorkWords } from './shaders/breach-kernel.ts';
import { noneWord } from './shaders/prelude.ts';

/** The breaches of a case as the breach kernel reads them. */
export interface BreachTable {
  readonly count: number;
  readonly words: Uint32Array<ArrayBuffer>;
  /** Width, time of the last change and of the next, per breach. */
  readonly start: Float32Array<ArrayBuffer>;
}

export function breachTableOf(state: WaterState, flood: FloodCase): BreachTable | null {
  const breaches = flood.structures.filter((s): s is LeveeBreach => s.kind === 'breach');
  if (breaches.length === 0) return null;
  const given = breaches.filter(({ growth }) => growth.kind === 'given');
  const firstSeries = agendaSeries(flood).length - 2 * given.length;
  const heads: number[] = [];
  const lists: number[] = [];
  const listsAt = breachHeadWords * breaches.length;
  for (const breach of breaches) {
    const levee = leveeOf(state, breach);
    const datumM = breachDatumM(breach);
    const put = (values: readonly number[]): number => {
      const at = listsAt + lists.length;
      for (const value of values) lists.push(value);
      return at;
    };
    const series = breach.growth.kind === 'given' ? firstSeries + 2 * given.indexOf(breach) : noneWord;
    const places = Array.from(levee.beginM, bitsOf);
    heads.push(
      ...[series, bitsOf(datumM), ...growthBits(breach)],
      put(
        levee.cells.flatMap(({ index, place, bedM }) => [
          ...[index, place, bitsOf(bedM - datumM)],
          ...ringBeside(state, index),
        ]),
      ),
      levee.cells.length,
      put(levee.beside),
      levee.beside.length,
      put(places),
      places.length - 1,
    );
  }
  const start = breaches.flatMap(({ startS }) => [0, startS, startS]);
  if (start.length !== breachWorkWords * breaches.length) throw new Error('breach work out of step');
  return {
    count: breaches.length,
    words: Uint32Array.from([...heads, ...lists]),
    start: Float32Array.from(start),
  };
}

/** Start, first width, lowest crest over the datum, time to sink and critical velocity; only the first where all is given. */
function growthBits({ startS, growth }: LeveeBreach): readonly number[] {
  const numbers =
    growth.kind === 'given'
      ? [startS, 0, 0, 0, 0]
      : [
          startS,
          growth.initialWidthM,
          growth.lowestCrestM - Math.fround(growth.lowestCrestM),
          growth.sinkS,
          growth.criticalVelocityMPerS,
        ];
  return numbers.map(bitsOf);
}

/** Cells of the ring that go with a cell at the edge of the grid, at most four. */
function ringBeside({ stride, columns, rows }: WaterState, index: number): readonly number[] {
  const column = index % stride;
  const row = Math.floor(index / stride);
  return [
    column === 1 ? index - 1 : noneWord,
    column === columns ? index + 1 : noneWord,
    row === 1 ? index - stride : noneWord,
    row === rows ? index + stride : noneWord,
  ];
}
