import {
  type SavedArray,
  type SavedState,
  savedBytes,
} from '../../../../domain/hazard/flood/checkpoint/saved-state.ts';
import type { FloodStructure, Pump } from '../../../../domain/hazard/flood/flood-structure.ts';
import { bridgeDischargeM3PerS } from './bridge-discharge.ts';
import { CulvertFlow } from './culvert-flow.ts';
import { ratingDischargeM3PerS } from './rating-discharge.ts';
import { weirDischargeM3PerS } from './weir-discharge.ts';

/** A structure that moves water from one place to another, as the mover of water sees it. */
export interface Link {
  readonly fromCell: number;
  /** Null for out of the grid. */
  readonly toCell: number | null;
  /** Level below which the water of the giving cell stays, m. */
  readonly sillM: number;
  /** Rate at which it may lift water, m³/s; 0 for all but pumps. */
  readonly liftsM3PerS: number;
  /** Discharge at two levels, m³/s, positive out of the first cell; out of the grid the level is -infinity. */
  dischargeM3PerS(levelM: number, otherLevelM: number): number;
  /** Told when the water went down to the sill in a step. */
  reachedSill(): void;
  /** Keeps what the link remembers from step to step. */
  save(into: Map<string, SavedArray>): void;
  /** Goes on from what a link of the same kind and id kept; as at the start where there was none. */
  restore(from: SavedState): void;
}

/** What a link without a memory does. */
const forgetful = { reachedSill: () => {}, save: () => {}, restore: () => {} } as const;

/** The link of a structure; null for a breach, which moves ground and not water. */
export function linkOf(structure: FloodStructure): Link | null {
  if (structure.kind === 'breach') return null;
  if (structure.kind === 'pump') return new PumpLink(structure);
  const { fromCell, toCell } = structure;
  return { fromCell, toCell, liftsM3PerS: 0, ...forgetful, ...lawOf(structure) };
}

function lawOf(
  structure: Exclude<FloodStructure, { readonly kind: 'breach' | 'pump' }>,
): Pick<Link, 'sillM' | 'dischargeM3PerS'> {
  switch (structure.kind) {
    case 'weir':
      return {
        sillM: structure.crestM,
        dischargeM3PerS: (levelM, otherM) => weirDischargeM3PerS(structure, levelM, otherM),
      };
    case 'rating': {
      const { rating } = structure;
      return {
        sillM: rating.stageM[0] as number,
        dischargeM3PerS: (levelM, otherM) => (levelM > otherM ? ratingDischargeM3PerS(rating, levelM) : 0),
      };
    }
    case 'culvert': {
      const flow = new CulvertFlow(structure);
      return {
        sillM: Math.max(structure.fromInvertM, structure.toInvertM),
        dischargeM3PerS: (levelM, otherM) => flow.dischargeM3PerS(levelM, otherM),
      };
    }
    case 'bridge':
      return {
        sillM: structure.invertM,
        dischargeM3PerS: (levelM, otherM) => bridgeDischargeM3PerS(structure, levelM, otherM),
      };
  }
}

/** Runs from the level that starts it until its water is down at the level that stops it. */
class PumpLink implements Link {
  readonly fromCell: number;
  readonly toCell: number | null;
  readonly sillM: number;
  readonly liftsM3PerS: number;
  readonly #pump: Pump;
  #isOn = false;

  constructor(pump: Pump) {
    this.fromCell = pump.fromCell;
    this.toCell = pump.toCell;
    this.sillM = pump.offStageM;
    this.liftsM3PerS = pump.rateM3PerS;
    this.#pump = pump;
  }

  dischargeM3PerS(levelM: number): number {
    if (levelM >= this.#pump.onStageM) this.#isOn = true;
    else if (levelM <= this.#pump.offStageM) this.#isOn = false;
    return this.#isOn ? this.#pump.rateM3PerS : 0;
  }

  reachedSill(): void {
    this.#isOn = false;
  }

  save(into: Map<string, SavedArray>): void {
    into.set(this.#name, Uint8Array.of(this.#isOn ? 1 : 0));
  }

  restore(from: SavedState): void {
    if (from.has(this.#name)) this.#isOn = savedBytes(from, this.#name)[0] === 1;
  }

  get #name(): string {
    return `pump ${this.#pump.id}`;
  }
}
