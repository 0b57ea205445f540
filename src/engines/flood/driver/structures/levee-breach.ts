import {
  type SavedArray,
  type SavedState,
  savedNumbers,
} from '../../../../domain/hazard/flood/checkpoint/saved-state.ts';
import type { LeveeBreach } from '../../../../domain/hazard/flood/flood-structure.ts';
import { valueAt } from '../../../../domain/hazard/flood/forcing/time-series.ts';
import { filmDepthM, type WaterState } from '../water-state.ts';
import { breachWideningM } from './breach-width.ts';
import { type Levee, leveeOf } from './levee.ts';

/** The ground follows the breach at this interval, s. */
export const lowerEveryS = 5;

/** Shares of a cell closer than this to none or all are that, after rounding. */
const roundingShare = 1e-9;

/** Changes of the ground below this are put off, m. */
export const leastChangeM = 0.001;

/** The water beside the middle of a levee, m. */
interface LevelsBeside {
  /** Null where both sides are dry. */
  readonly highestM: number | null;
  /** -infinity where that side is dry. */
  readonly lowestM: number;
}

/**
 * A gap that opens in a levee from the middle of its crest line. Cells in the gap go down to its bottom and keep the
 * water they hold. A cell of which the gap holds only the share f goes down to where its whole width lets pass what the
 * share would, as a free weir: f (z - zb)^1.5 = (z - zc)^1.5 with z the level in front. Lowering it by f of the way was
 * rejected: a gap half as wide as its cell would stay dry behind a crest still over the water. The crest of such a cell
 * follows the level in front; that of a cell wholly in the gap only sinks.
 */
export class OpeningBreach {
  readonly #breach: LeveeBreach;
  readonly #state: WaterState;
  readonly #levee: Levee;
  #widthM = 0;
  #sinceS: number;
  #nextS: number;

  constructor(state: WaterState, breach: LeveeBreach) {
    this.#breach = breach;
    this.#state = state;
    this.#levee = leveeOf(state, breach);
    this.#sinceS = breach.startS;
    this.#nextS = breach.startS;
  }

  /** Depth that water beside the gap would have over its ground, m. */
  deepestM(): number {
    if (this.#widthM === 0) return 0;
    const { bedM, depthM, stride } = this.#state;
    let deepest = 0;
    for (const { index } of this.#levee.cells) {
      const bed = bedM[index] as number;
      deepest = Math.max(deepest, depthM[index] as number);
      for (const near of [index - 1, index + 1, index - stride, index + stride]) {
        const depth = depthM[near] as number;
        if (depth > filmDepthM)
          deepest = Math.max(deepest, Math.min(depth, (bedM[near] as number) + depth - bed));
      }
    }
    return deepest;
  }

  /** Opens the gap up to a time. */
  advance(toS: number): void {
    if (toS < this.#nextS) return;
    const levels = this.#levelsBeside();
    const sunkShare = this.#widen(toS, levels);
    this.#sinceS = toS;
    this.#nextS = toS + lowerEveryS;
    this.#lower(toS, sunkShare, levels);
  }

  save(into: Map<string, SavedArray>): void {
    into.set(this.#name, Float64Array.of(this.#widthM, this.#sinceS, this.#nextS));
  }

  /** The ground that it had carried off comes back with the water. */
  restore(from: SavedState): void {
    if (!from.has(this.#name)) return;
    const [widthM, sinceS, nextS] = savedNumbers(from, this.#name);
    this.#widthM = widthM as number;
    this.#sinceS = sinceS as number;
    this.#nextS = nextS as number;
  }

  get #name(): string {
    return `breach ${this.#breach.id}`;
  }

  /** Sets the width at a time; returns how far the bottom has sunk, 0 to 1. */
  #widen(toS: number, levels: LevelsBeside): number {
    const { growth, startS } = this.#breach;
    const { beginM } = this.#levee;
    const lengthM = beginM[beginM.length - 1] as number;
    if (growth.kind === 'given') {
      this.#widthM = Math.max(this.#widthM, Math.min(lengthM, valueAt(growth.widthM, toS)));
      return 1;
    }
    const { initialWidthM, lowestCrestM, sinkS, criticalVelocityMPerS } = growth;
    this.#widthM = Math.max(this.#widthM, Math.min(lengthM, initialWidthM));
    const fromS = Math.max(0, this.#sinceS - startS - sinkS);
    const untilS = toS - startS - sinkS;
    if (untilS > 0 && levels.highestM !== null) {
      const fallM = Math.max(0, levels.highestM - lowestCrestM) - Math.max(0, levels.lowestM - lowestCrestM);
      const widening = breachWideningM(Math.max(0, fallM), criticalVelocityMPerS, { fromS, toS: untilS });
      this.#widthM = Math.min(lengthM, this.#widthM + widening);
    }
    return sinkS > 0 ? Math.min(1, (toS - startS) / sinkS) : 1;
  }

  #lower(toS: number, sunkShare: number, { highestM }: LevelsBeside): void {
    const { growth } = this.#breach;
    const lowestM = growth.kind === 'given' ? valueAt(growth.crestM, toS) : growth.lowestCrestM;
    const { bedM } = this.#state;
    for (const { index, place, bedM: originalM } of this.#levee.cells) {
      const share = this.#openShare(place);
      if (share <= 0 || originalM <= lowestM) continue;
      const bottomM = originalM + sunkShare * (lowestM - originalM);
      const bed = bedM[index] as number;
      const crestM =
        share >= 1
          ? Math.min(bed, bottomM)
          : Math.min(originalM, sharedCrestM(share, bottomM, highestM) ?? bed);
      if (Math.abs(crestM - bed) < leastChangeM) continue;
      bedM[index] = crestM;
      this.#shiftRing(index, crestM - bed);
    }
  }

  /** The ring around the grid goes with the cells at its edge; schemes may have laid it lower than those. */
  #shiftRing(index: number, changeM: number): void {
    const { bedM, stride, columns, rows } = this.#state;
    const column = index % stride;
    const row = Math.floor(index / stride);
    const beyond = [
      ...(column === 1 ? [index - 1] : []),
      ...(column === columns ? [index + 1] : []),
      ...(row === 1 ? [index - stride] : []),
      ...(row === rows ? [index + stride] : []),
    ];
    for (const ring of beyond) bedM[ring] = (bedM[ring] as number) + changeM;
  }

  /** Share of a crest cell's length that lies in the gap, 0 to 1. */
  #openShare(place: number): number {
    const { beginM } = this.#levee;
    const middleM = (beginM[beginM.length - 1] as number) / 2;
    const beginsM = beginM[place] as number;
    const endsM = beginM[place + 1] as number;
    const openM = Math.min(endsM, middleM + this.#widthM / 2) - Math.max(beginsM, middleM - this.#widthM / 2);
    const share = openM / (endsM - beginsM);
    return share > 1 - roundingShare ? 1 : share < roundingShare ? 0 : share;
  }

  #levelsBeside(): LevelsBeside {
    const { bedM, depthM } = this.#state;
    let highestM: number | null = null;
    let lowestM = Number.POSITIVE_INFINITY;
    for (const index of this.#levee.beside) {
      const depth = depthM[index] as number;
      const level = (bedM[index] as number) + depth;
      const isWet = depth > filmDepthM;
      if (isWet && (highestM === null || level > highestM)) highestM = level;
      lowestM = Math.min(lowestM, isWet ? level : Number.NEGATIVE_INFINITY);
    }
    return { highestM, lowestM };
  }
}

/** Crest over the whole cell that lets pass, as a free weir, what the opened share lets pass over the bottom, m; null without water in front. */
function sharedCrestM(share: number, bottomM: number, levelM: number | null): number | null {
  if (levelM === null || levelM <= bottomM) return null;
  return levelM - Math.cbrt(share * share) * (levelM - bottomM);
}
