import type { GridSpec } from '../../geo/grid.ts';

/**
 * Piecewise-linear series; times ascending, held constant before the first and after the last. Two equal times in a row
 * make a jump.
 */
export interface TimeSeries {
  readonly timeS: Float64Array;
  readonly value: Float64Array;
}

/**
 * What happens at one edge of the grid. `open`: normal-depth outflow along the bed slope. `stage`: water of that level
 * stands one cell outside the edge, over a bed level with the edge cell's.
 */
export type EdgeBoundary =
  | { readonly kind: 'closed' }
  | { readonly kind: 'open' }
  | { readonly kind: 'stage'; readonly stageM: TimeSeries };

/** Water entering the grid, shared equally by the cells. */
export interface Inflow {
  readonly id: string;
  readonly cells: Uint32Array;
  readonly dischargeM3PerS: TimeSeries;
}

/** Loss of water to the soil. Arrays are per cell. */
export type Infiltration =
  | { readonly kind: 'none' }
  | { readonly kind: 'constant'; readonly rateMPerS: Float32Array }
  | {
      /** Green & Ampt 1911. */
      readonly kind: 'green-ampt';
      readonly conductivityMPerS: Float32Array;
      readonly suctionHeadM: Float32Array;
      /** Porosity minus initial moisture, dimensionless. */
      readonly moistureDeficit: Float32Array;
    };

export interface FloodGauge {
  readonly id: string;
  readonly cell: number;
}

/** Everything a flood engine needs; SI throughout, all grids on `grid`. Equal cases give equal bits. */
export interface FloodCase {
  readonly grid: GridSpec;
  readonly bedM: Float32Array;
  readonly manning: Float32Array;
  readonly initialDepthM: Float32Array;
  /** Cells held at a stage (sea, lake): 1 where held. Null when there are none. */
  readonly heldStage: { readonly mask: Uint8Array; readonly stageM: TimeSeries } | null;
  /** Uniform rain, m/s. */
  readonly rainMPerS: TimeSeries;
  readonly infiltration: Infiltration;
  readonly inflows: readonly Inflow[];
  readonly boundary: Readonly<Record<'north' | 'south' | 'east' | 'west', EdgeBoundary>>;
  readonly gauges: readonly FloodGauge[];
  readonly endS: number;
  readonly outputEveryS: number;
  /** Weight of a face's own flux against its neighbours' (de Almeida et al. 2012); 1 smooths nothing, as Bates et al. 2010. */
  readonly theta: number;
  /** Courant number of the time step (Bates et al. 2010), in (0, 1]. */
  readonly courant: number;
  /** Depth that counts as arrival of water, m. */
  readonly arrivalDepthM: number;
}

/** The state of the water at one output time. */
export interface FloodFrame {
  readonly index: number;
  readonly timeS: number;
  readonly depthM: Float32Array;
  /** Cell-centred velocity, m/s, x to the east. */
  readonly velocityXMPerS: Float32Array;
  /** Cell-centred velocity, m/s, y to the north. */
  readonly velocityYMPerS: Float32Array;
}

/** Volumes since the start, m³. inflow + rain + initial = stored + infiltrated + outflow + error. */
export interface FloodBalance {
  readonly initialM3: number;
  readonly rainM3: number;
  readonly inflowM3: number;
  readonly infiltratedM3: number;
  /** Net volume that left through open and stage edges and held cells; negative when the sea flowed in. */
  readonly outflowM3: number;
  readonly storedM3: number;
  readonly errorM3: number;
  /** |errorM3| / (initial + rain + inflow + inflow from the sea). */
  readonly relativeError: number;
}

export interface FloodGaugeSeries {
  readonly id: string;
  readonly timeS: Float64Array;
  readonly stageM: Float64Array;
  readonly depthM: Float64Array;
}

export interface FloodSummary {
  readonly maximumDepthM: Float32Array;
  /** Largest speed among samples at most 5 s apart. */
  readonly maximumSpeedMPerS: Float32Array;
  /** Seconds from the start until depth first passed `arrivalDepthM`; -1 where it never did. */
  readonly arrivalS: Float32Array;
  readonly gauges: readonly FloodGaugeSeries[];
  readonly balance: FloodBalance;
  readonly steps: number;
  /** Cells that took part, summed over the steps. */
  readonly cellUpdates: number;
  readonly frameCount: number;
  readonly engine: { readonly id: string; readonly version: string; readonly threads: number };
  /** SHA-256 hex over the frames and the maximum fields; equal inputs give equal hashes. */
  readonly resultHash: string;
}
