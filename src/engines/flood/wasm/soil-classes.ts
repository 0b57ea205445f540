import type { FloodCase } from '../../../domain/hazard/flood/flood-case.ts';

export interface SoilClasses {
  /** Class of each cell of the grid. */
  readonly classOfCell: Uint16Array;
  /** Four numbers a class: rate or conductivity (m/s), storage (m; -1 for a constant loss), drain (m/s), unused. */
  readonly table: Float32Array;
}

/** The answer for each case: whether it is covered is asked before it is run. */
const answers = new WeakMap<FloodCase, SoilClasses | null | 'too-many'>();

/**
 * The soils and drains of a case as a table of classes, two bytes per cell instead of twelve. Null when nothing soaks in
 * or drains; `too-many` when there are more than 65,536 different ones.
 */
export function soilClassesOf(flood: FloodCase): SoilClasses | null | 'too-many' {
  const known = answers.get(flood);
  if (known !== undefined) return known;
  const answer = classified(flood);
  answers.set(flood, answer);
  return answer;
}

function classified({ infiltration, drainageMPerS, bedM }: FloodCase): SoilClasses | null | 'too-many' {
  if (infiltration.kind === 'none' && drainageMPerS === null) return null;
  const classOfCell = new Uint16Array(bedM.length);
  const table: number[] = [];
  const known = new Map<string, number>();
  let last: readonly [number, number, number] | null = null;
  let lastClass = 0;
  for (let cell = 0; cell < bedM.length; cell++) {
    const [rate, storage] = soilNumbers(infiltration, cell);
    const drain = drainageMPerS === null ? 0 : (drainageMPerS[cell] as number);
    if (last === null || rate !== last[0] || storage !== last[1] || drain !== last[2]) {
      last = [rate, storage, drain];
      const key = last.join();
      lastClass = known.get(key) ?? -1;
      if (lastClass < 0) {
        lastClass = known.size;
        if (lastClass > 0xffff) return 'too-many';
        known.set(key, lastClass);
        table.push(rate, storage, drain, 0);
      }
    }
    classOfCell[cell] = lastClass;
  }
  return { classOfCell, table: Float32Array.from(table) };
}

function soilNumbers(infiltration: FloodCase['infiltration'], cell: number): readonly [number, number] {
  if (infiltration.kind === 'none') return [0, -1];
  if (infiltration.kind === 'constant') return [infiltration.rateMPerS[cell] as number, -1];
  const { conductivityMPerS, suctionHeadM, moistureDeficit } = infiltration;
  return [
    conductivityMPerS[cell] as number,
    (suctionHeadM[cell] as number) * (moistureDeficit[cell] as number),
  ];
}
