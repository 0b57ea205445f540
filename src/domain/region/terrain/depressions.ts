import type { GridSpec } from '../../geo/grid.ts';
import { landCoverCode } from '../land-cover.ts';

/** Deepest hollow that counts as an error of the heights and is filled, m: about the noise of 30 m satellite data. */
export const deepestFillM = 2;

/** Share of a hollow under water or paddies from which it is taken for real. */
const realWaterShare = 0.5;

/** Why a hollow was filled or kept. */
export const hollowFates = ['filled', 'wet', 'underpass', 'deep'] as const;

export interface HollowCount {
  hollows: number;
  cells: number;
  volumeM3: number;
  deepestM: number;
}

export type HollowCounts = Readonly<Record<(typeof hollowFates)[number], HollowCount>>;

/** What tells a real hollow from an error of the heights. */
export interface HollowSigns {
  /** Codes of `landCovers`, or null. */
  readonly landCover: Uint8Array | null;
  /** 1 on mapped lakes and reservoirs, or null. */
  readonly standingWater: Uint8Array | null;
  /** 1 on the line of an underpass. */
  readonly underpass: Uint8Array;
  readonly deepestFillM: number;
}

const wetCovers: readonly number[] = [
  landCoverCode('river'),
  landCoverCode('wetland'),
  landCoverCode('paddy'),
];

/**
 * Fills the hollows of a ground that are shallow, dry and without underpass, and leaves all others: a reservoir keeps its
 * bowl, a paddy its basin, an underpass its sag, a quarry its pit. What is left is still crossed by the flow, at the level
 * at which it spills.
 * @param groundM ground, m; is raised in place
 * @param filledM the same ground with every hollow at its spill, m
 */
export function fillHollows(
  grid: GridSpec,
  groundM: Float32Array,
  filledM: Float64Array,
  signs: HollowSigns,
): HollowCounts {
  const none = (): HollowCount => ({ hollows: 0, cells: 0, volumeM3: 0, deepestM: 0 });
  const counts: HollowCounts = { filled: none(), wet: none(), underpass: none(), deep: none() };
  const seen = new Uint8Array(groundM.length);
  const cells = new Int32Array(groundM.length);
  const isHollow = (cell: number): boolean => (filledM[cell] as number) > (groundM[cell] as number);
  for (let first = 0; first < groundM.length; first++) {
    if (seen[first] === 1 || !isHollow(first)) continue;
    const size = collect(grid, first, { seen, cells, isHollow });
    const hollow = cells.subarray(0, size);
    let [depthSumM, deepestM] = [0, 0];
    for (const cell of hollow) {
      const depthM = (filledM[cell] as number) - (groundM[cell] as number);
      depthSumM += depthM;
      deepestM = Math.max(deepestM, depthM);
    }
    const fate = fateOf(hollow, deepestM, signs);
    const count = counts[fate];
    count.hollows += 1;
    count.cells += size;
    count.volumeM3 += depthSumM * grid.cellSizeM ** 2;
    count.deepestM = Math.max(count.deepestM, deepestM);
    if (fate === 'filled') for (const cell of hollow) groundM[cell] = filledM[cell] as number;
  }
  return counts;
}

function fateOf(hollow: Int32Array, deepestM: number, signs: HollowSigns): keyof HollowCounts {
  let wetCells = 0;
  for (const cell of hollow) {
    if (signs.underpass[cell] === 1) return 'underpass';
    const isWet = signs.standingWater?.[cell] === 1 || wetCovers.includes(signs.landCover?.[cell] as number);
    if (isWet) wetCells += 1;
  }
  if (wetCells >= realWaterShare * hollow.length) return 'wet';
  return deepestM > signs.deepestFillM ? 'deep' : 'filled';
}

/** Lists the cells of a hollow; all of them spill at one level, or one would drain into the next. */
function collect(
  { columns, rows }: GridSpec,
  first: number,
  work: {
    readonly seen: Uint8Array;
    readonly cells: Int32Array;
    readonly isHollow: (cell: number) => boolean;
  },
): number {
  const { seen, cells, isHollow } = work;
  cells[0] = first;
  seen[first] = 1;
  let size = 1;
  for (let head = 0; head < size; head++) {
    const row = Math.floor((cells[head] as number) / columns);
    const column = (cells[head] as number) % columns;
    for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
      for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
        const next = r * columns + c;
        if (seen[next] === 1 || !isHollow(next)) continue;
        seen[next] = 1;
        cells[size++] = next;
      }
    }
  }
  return size;
}
