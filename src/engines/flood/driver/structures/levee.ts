import type { LeveeBreach } from '../../../../domain/hazard/flood/flood-structure.ts';
import { isClosed, isHeld } from '../cell-marks.ts';
import { paddedIndex, type WaterState } from '../water-state.ts';

/** A cell that a breach can carry off. */
export interface LeveeCell {
  readonly index: number;
  /** Crest cell it goes with: its place along the line. */
  readonly place: number;
  readonly bedM: number;
}

/** A levee as a breach sees it: its cells, how far along the line each lies, and the ground beside its middle. */
export interface Levee {
  readonly cells: readonly LeveeCell[];
  /** Where each place along the crest line begins, m; one more than places, the last the length of the line. */
  readonly beginM: Float64Array;
  /** Cells beside the middle of the levee, on either side (padded indices). */
  readonly beside: readonly number[];
}

export function leveeOf(state: WaterState, breach: LeveeBreach): Levee {
  const crest = Array.from(breach.cells, (cell) => paddedIndex(state, cell));
  const cells = leveeCells(state, crest, breach.baseWidthM / 2);
  const middle = (crest.length - 1) / 2;
  const own = new Set(cells.map(({ index }) => index));
  const beside = new Set<number>();
  for (const { index, place } of cells) {
    if (Math.abs(place - middle) > 0.5) continue;
    for (const near of [index - 1, index + 1, index - state.stride, index + state.stride]) {
      if (!own.has(near) && !isClosed(state.marks, near)) beside.add(near);
    }
  }
  return { cells, beginM: placesAlong(state, crest), beside: [...beside] };
}

/** Each cell within reach of the line goes with the nearest crest cell; of equally near ones with that nearest the middle. */
function leveeCells(state: WaterState, crest: readonly number[], reachM: number): readonly LeveeCell[] {
  const { stride, marks, bedM, cellSizeM } = state;
  const reach = Math.floor(reachM / cellSizeM);
  const middle = (crest.length - 1) / 2;
  const nearest = new Map<number, { place: number; distance2: number }>();
  for (const [place, index] of crest.entries()) {
    const column = index % stride;
    for (let dr = -reach; dr <= reach; dr++) {
      for (let dc = Math.max(-reach, -column); dc <= Math.min(reach, stride - 1 - column); dc++) {
        const near = index + dr * stride + dc;
        const distance2 = dr * dr + dc * dc;
        if (distance2 > (reachM / cellSizeM) ** 2 && distance2 > 0) continue;
        if (isClosed(marks, near) || isHeld(marks, near)) continue;
        const known = nearest.get(near);
        const isNearer =
          known === undefined ||
          distance2 < known.distance2 ||
          (distance2 === known.distance2 && Math.abs(place - middle) < Math.abs(known.place - middle));
        if (isNearer) nearest.set(near, { place, distance2 });
      }
    }
  }
  return [...nearest].map(([index, { place }]) => ({ index, place, bedM: bedM[index] as number }));
}

/** A crest cell stands for half the way to the cell before and half the way to the next, the end cells for a whole way. */
function placesAlong({ stride, cellSizeM }: WaterState, crest: readonly number[]): Float64Array {
  const steps = crest.slice(1).map((index, k) => {
    const apart = Math.abs(index - (crest[k] as number));
    return apart === 1 || apart === stride ? cellSizeM : cellSizeM * Math.SQRT2;
  });
  const beginM = new Float64Array(crest.length + 1);
  for (let k = 0; k < crest.length; k++) {
    const before = steps[k - 1] ?? steps[k] ?? cellSizeM;
    const after = steps[k] ?? before;
    beginM[k + 1] = (beginM[k] as number) + (before + after) / 2;
  }
  return beginM;
}
