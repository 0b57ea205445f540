import type { SavedArray, SavedState } from '../../../../domain/hazard/flood/checkpoint/saved-state.ts';
import { isHeld } from '../cell-marks.ts';
import { addDepth, filmDepthM, noteDepth, paddedIndex, type WaterState } from '../water-state.ts';
import type { Link } from './link.ts';

/** Told of each cell whose water a structure changed: its depth before and after, m. */
export type DepthChanged = (index: number, beforeM: number, afterM: number) => void;

/** A little of the water stays behind when a cell is drained, so that rounding never makes a depth negative. */
export const drainedShare = 1 - 1e-6;

/** Area of water that no exchange can raise or lower. */
const heldAreaM2 = Number.POSITIVE_INFINITY;

/** One cell that links give water to or take it from. */
interface LinkedCell {
  readonly index: number;
  /** Surface of water in the cell, m²; infinite where the level is held. */
  readonly waterAreaM2: number;
  readonly links: number;
}

interface PlacedLink {
  readonly link: Link;
  readonly from: number;
  /** -1 for out of the grid. */
  readonly to: number;
}

/**
 * Moves the water of links. All discharges are taken from the levels before any water moves, so the order of the links
 * does not matter. In one step a link that cannot lift moves at most what levels both its sides (its share of it where
 * several links meet in a cell), and none draws a cell below its sill or below empty: a wide culvert between small cells
 * settles instead of swinging, whatever the time step.
 */
export class LinkExchange {
  readonly #state: WaterState;
  readonly #cells: readonly LinkedCell[];
  readonly #links: readonly PlacedLink[];
  /** Volume each link moves in the step, m³, positive out of its first cell. */
  readonly #volumeM3: Float64Array;
  /** Volume wanted of each cell, m³. */
  readonly #wantedM3: Float64Array;
  /** Share of what is wanted of each cell that it can give. */
  readonly #shares: Float64Array;

  constructor(state: WaterState, links: readonly Link[]) {
    this.#state = state;
    const counts = new Map<number, number>();
    for (const { fromCell, toCell } of links) {
      for (const cell of toCell === null ? [fromCell] : [fromCell, toCell]) {
        counts.set(cell, (counts.get(cell) ?? 0) + 1);
      }
    }
    const cells = [...counts.keys()];
    this.#cells = cells.map((cell) => linkedCell(state, cell, counts.get(cell) as number));
    this.#links = links.map((link) => ({
      link,
      from: cells.indexOf(link.fromCell),
      to: link.toCell === null ? -1 : cells.indexOf(link.toCell),
    }));
    this.#volumeM3 = new Float64Array(links.length);
    this.#wantedM3 = new Float64Array(cells.length);
    this.#shares = new Float64Array(cells.length);
  }

  /** Deepest water of a linked cell after a step of this length in which the pumps run, m. */
  deepestAfterM(timeStepS: number): number {
    const { depthM } = this.#state;
    let deepest = 0;
    for (const { index, waterAreaM2 } of this.#cells) {
      if (waterAreaM2 !== heldAreaM2) deepest = Math.max(deepest, depthM[index] as number);
    }
    for (const { link, to } of this.#links) {
      const cell = this.#cells[to];
      if (cell === undefined || link.liftsM3PerS === 0) continue;
      const rise = (link.liftsM3PerS * timeStepS) / cell.waterAreaM2;
      if (rise > 0) deepest = Math.max(deepest, (depthM[cell.index] as number) + rise);
    }
    return deepest;
  }

  /** Moves the water of a step; returns what left the grid less what came into it, m³. */
  apply(timeStepS: number, toS: number, changed: DepthChanged): number {
    this.#wantedM3.fill(0);
    for (let k = 0; k < this.#links.length; k++) this.#want(k, timeStepS);
    for (let place = 0; place < this.#cells.length; place++) this.#shares[place] = this.#share(place);
    let leftM3 = 0;
    for (let k = 0; k < this.#links.length; k++) {
      const { from, to } = this.#links[k] as PlacedLink;
      const wanted = this.#volumeM3[k] as number;
      if (wanted === 0) continue;
      const volume = wanted * (this.#shares[wanted > 0 ? from : to] as number);
      leftM3 += this.#add(from, -volume, toS, changed) + this.#add(to, volume, toS, changed);
    }
    return leftM3;
  }

  save(into: Map<string, SavedArray>): void {
    for (const { link } of this.#links) link.save(into);
  }

  restore(from: SavedState): void {
    for (const { link } of this.#links) link.restore(from);
  }

  #want(k: number, timeStepS: number): void {
    const { link, from, to } = this.#links[k] as PlacedLink;
    const discharge = link.dischargeM3PerS(this.#levelM(from), this.#levelM(to));
    const isBack = discharge < 0;
    const giver = isBack ? to : from;
    const limit = discharge === 0 ? 0 : this.#limitM3(link, giver, isBack ? from : to);
    const volume = Math.min(Math.abs(discharge) * timeStepS, limit);
    if (discharge !== 0 && volume === limit) link.reachedSill();
    this.#volumeM3[k] = isBack ? -volume : volume;
    if (giver >= 0) this.#wantedM3[giver] = (this.#wantedM3[giver] as number) + volume;
  }

  /** Most that a link may move in a step, m³. */
  #limitM3(link: Link, giver: number, taker: number): number {
    const gives = this.#cells[giver] as LinkedCell;
    if ((this.#state.depthM[gives.index] as number) <= filmDepthM) return 0;
    const levelM = this.#levelM(giver);
    const overSill = Math.max(0, levelM - link.sillM);
    if (link.liftsM3PerS > 0) return overSill * gives.waterAreaM2;
    const toSill = overSill === 0 ? 0 : (overSill * gives.waterAreaM2) / gives.links;
    if (taker < 0) return toSill;
    const takes = this.#cells[taker] as LinkedCell;
    const fall = Math.max(0, levelM - this.#levelM(taker));
    const links = Math.max(gives.links, takes.links);
    return Math.min(toSill, fall / (1 / gives.waterAreaM2 + 1 / takes.waterAreaM2) / links);
  }

  /** Share of the volume wanted of a cell that it holds. */
  #share(giver: number): number {
    const wanted = this.#wantedM3[giver] as number;
    const { index, waterAreaM2 } = this.#cells[giver] as LinkedCell;
    const { depthM, depthRestM } = this.#state;
    if (waterAreaM2 === heldAreaM2) return 1;
    const holds = Math.max(0, ((depthM[index] as number) + (depthRestM[index] as number)) * waterAreaM2);
    return wanted > holds * drainedShare ? (holds * drainedShare) / wanted : 1;
  }

  /** Adds a volume to a place; returns what lies outside the balance of it, m³: beyond the grid or held at its level. */
  #add(place: number, volumeM3: number, toS: number, changed: DepthChanged): number {
    const cell = this.#cells[place];
    if (cell === undefined || cell.waterAreaM2 === heldAreaM2) return volumeM3;
    const before = this.#state.depthM[cell.index] as number;
    const after = addDepth(this.#state, cell.index, volumeM3 / cell.waterAreaM2);
    noteDepth(this.#state, cell.index, after, toS);
    changed(cell.index, before, after);
    return 0;
  }

  #levelM(place: number): number {
    const cell = this.#cells[place];
    if (cell === undefined) return Number.NEGATIVE_INFINITY;
    const { bedM, depthM, depthRestM } = this.#state;
    return (bedM[cell.index] as number) + (depthM[cell.index] as number) + (depthRestM[cell.index] as number);
  }
}

function linkedCell(state: WaterState, cell: number, links: number): LinkedCell {
  const index = paddedIndex(state, cell);
  const share = state.porosity === null ? 1 : (state.porosity[index] as number);
  return {
    index,
    links,
    waterAreaM2: isHeld(state.marks, index) ? heldAreaM2 : share * state.cellSizeM ** 2,
  };
}
