import type { TimeSeries } from './flood-case.ts';

/** A table of discharge over water level; linear between its rows, whose levels ascend. */
export interface RatingCurve {
  readonly stageM: Float64Array;
  readonly dischargeM3PerS: Float64Array;
}

/** Where water goes: a cell of the grid, or null for out of it. */
type CellOrOut = number | null;

/** Opening of a culvert or under a bridge. */
export type ConduitShape =
  | { readonly kind: 'circular'; readonly diameterM: number }
  | { readonly kind: 'box'; readonly widthM: number; readonly heightM: number };

/**
 * A crest of given level between two cells; flows either way, free or drowned. Like every link it adds to what the grid
 * itself passes between the cells, so the terrain must hold them apart.
 */
export interface Weir {
  readonly kind: 'weir';
  readonly id: string;
  readonly fromCell: number;
  readonly toCell: number;
  readonly crestM: number;
  readonly widthM: number;
  /** C in Q = C b h^1.5, m^0.5/s: 1.7 for a broad crest. */
  readonly coefficient: number;
}

/**
 * An outlet whose discharge is a known function of the level in front of it: none below the first row, the last row's
 * above it. It lets nothing back and lifts no water.
 */
export interface RatingOutlet {
  readonly kind: 'rating';
  readonly id: string;
  readonly fromCell: number;
  readonly toCell: CellOrOut;
  readonly rating: RatingCurve;
}

/** Starts when the water in front of it stands at one level and stops at a lower one; may lift water. */
export interface Pump {
  readonly kind: 'pump';
  readonly id: string;
  readonly fromCell: number;
  readonly toCell: CellOrOut;
  readonly rateM3PerS: number;
  readonly onStageM: number;
  readonly offStageM: number;
}

/** A closed conduit between two cells; flows either way unless flapped. */
export interface Culvert {
  readonly kind: 'culvert';
  readonly id: string;
  readonly fromCell: number;
  readonly toCell: number;
  readonly fromInvertM: number;
  readonly toInvertM: number;
  readonly shape: ConduitShape;
  readonly barrels: number;
  readonly lengthM: number;
  readonly manning: number;
  readonly entranceLoss: number;
  /** True: a flap gate at the `to` end lets nothing back. */
  readonly isFlapped: boolean;
}

/** An opening under a deck and the way over it, across a bank that the terrain holds as closed. */
export interface Bridge {
  readonly kind: 'bridge';
  readonly id: string;
  readonly fromCell: number;
  readonly toCell: number;
  readonly invertM: number;
  readonly openingWidthM: number;
  /** Underside of the deck, m. */
  readonly soffitM: number;
  /** Top of the deck, over which it is a weir, m. */
  readonly deckM: number;
  readonly deckLengthM: number;
}

/** How a breach widens. */
export type BreachGrowth =
  | {
      /** Verheij & van der Knaap 2003: the crest sinks to its lowest in `sinkS`, then the gap widens with the fall across it. */
      readonly kind: 'verheij-van-der-knaap';
      readonly initialWidthM: number;
      readonly lowestCrestM: number;
      readonly sinkS: number;
      /** Critical flow velocity of the levee material, m/s: 0.2 for sand, 0.5 for clay. */
      readonly criticalVelocityMPerS: number;
    }
  /** Width of the gap and level of its bottom over the time of the run. */
  | { readonly kind: 'given'; readonly widthM: TimeSeries; readonly crestM: TimeSeries };

/** A levee that gives way along its crest. */
export interface LeveeBreach {
  readonly kind: 'breach';
  readonly id: string;
  /** Crest cells of the levee from one end to the other, each touching the next; the gap opens from the middle. */
  readonly cells: Uint32Array;
  /** Width of the levee across its crest line, m: cells within half of it are carried off with their crest cell. */
  readonly baseWidthM: number;
  readonly startS: number;
  readonly growth: BreachGrowth;
}

/** What moves water where the cells of the grid do not resolve it. */
export type FloodStructure = Weir | RatingOutlet | Pump | Culvert | Bridge | LeveeBreach;
