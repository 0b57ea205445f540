import type { GridSpec } from '../../geo/grid.ts';
import type { FloodStructure } from './flood-structure.ts';

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

/** A straight line on the grid through which the discharge is recorded. */
export interface FloodGaugeLine {
  readonly id: string;
  /** Cells from one end to the other, each touching the next by a side or a corner. */
  readonly cells: Uint32Array;
}

/** Rain that differs from place to place; added to the uniform rain. */
export interface RainZones {
  /** Zone of each cell. */
  readonly zone: Uint16Array;
  /** Intensity in each zone, m/s. */
  readonly rainMPerS: readonly TimeSeries[];
}

/** Velocity at cell centres, m/s: x to the east, y to the north. */
export interface VelocityField {
  readonly xMPerS: Float32Array;
  readonly yMPerS: Float32Array;
}

/**
 * `inertial`: local-inertial equations (no convective acceleration), for rain and river floods. `full`: full shallow-water
 * equations in finite volumes, for breaches, dam breaks, supercritical flow and run-up; `order` 1 or 2 in space and time.
 */
export type FloodScheme = { readonly kind: 'inertial' } | { readonly kind: 'full'; readonly order: 1 | 2 };

/** Everything a flood engine needs; SI throughout, all grids on `grid`. Equal cases give equal bits. */
export interface FloodCase {
  readonly grid: GridSpec;
  readonly scheme: FloodScheme;
  readonly bedM: Float32Array;
  /** 1 on cells that take no part: no data, or a building that keeps water out. Null when there are none. */
  readonly closedCells: Uint8Array | null;
  /** Share of each cell that water can fill, in (0, 1]; faces pass the smaller share of their cells. Null: all of it. */
  readonly porosity: Float32Array | null;
  readonly manning: Float32Array;
  readonly initialDepthM: Float32Array;
  /** Null: at rest. */
  readonly initialVelocity: VelocityField | null;
  /** Cells held at a stage (sea, lake): 1 where held. Null when there are none. */
  readonly heldStage: { readonly mask: Uint8Array; readonly stageM: TimeSeries } | null;
  /** Uniform rain, m/s. */
  readonly rainMPerS: TimeSeries;
  readonly rainZones: RainZones | null;
  readonly infiltration: Infiltration;
  /** Largest rate at which drains take water from each cell out of the grid, m/s. Null: no drains. */
  readonly drainageMPerS: Float32Array | null;
  readonly inflows: readonly Inflow[];
  readonly structures: readonly FloodStructure[];
  readonly boundary: Readonly<Record<'north' | 'south' | 'east' | 'west', EdgeBoundary>>;
  readonly gauges: readonly FloodGauge[];
  readonly gaugeLines: readonly FloodGaugeLine[];
  readonly endS: number;
  readonly outputEveryS: number;
  /** Further times of frames, ascending, s. */
  readonly frameTimesS: Float64Array | null;
  /** Weight of a face's own flux against its neighbours' (de Almeida et al. 2012); 1 smooths nothing, as Bates et al. 2010. */
  readonly theta: number;
  /**
   * Courant number C of the time step, in (0, 1]. `inertial`: dt = C dx / sqrt(g h), h the deepest face (Bates et al. 2010).
   * `full`: dt = C dx / (s_x + s_y), s_x and s_y the speeds |u| + sqrt(g h), |v| + sqrt(g h) of the cell with the largest
   * sum; in second order, and among porous cells, no more than 0.5 is used.
   */
  readonly courant: number;
  /** Depth that counts as arrival of water and over which its duration is summed, m. */
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
  /** Net volume that left: open and stage edges, held cells, drains, pumps and weirs out of the grid. Negative when the sea flowed in. */
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
  readonly speedMPerS: Float64Array;
}

export interface FloodDischargeSeries {
  readonly id: string;
  readonly timeS: Float64Array;
  /** Positive to the left of the line, seen from its first cell to its last. */
  readonly dischargeM3PerS: Float64Array;
}

/** The engine that ran, and why a faster one did not. */
export interface FloodEngineFacts {
  readonly id: string;
  readonly version: string;
  readonly threads: number;
  /** Engines that were wanted first, with the reason each stood back. */
  readonly passedOver: readonly { readonly id: string; readonly reason: PassedOverReason }[];
}

export type PassedOverReason =
  | 'no-webgpu'
  | 'no-shared-memory'
  | 'no-wasm-simd'
  | 'case-not-covered'
  | 'no-checkpoints'
  | 'grid-too-large'
  | 'start-failed';

export interface FloodSummary {
  readonly maximumDepthM: Float32Array;
  /** Largest speed among samples at most 5 s apart. */
  readonly maximumSpeedMPerS: Float32Array;
  /** Seconds from the start until depth first passed `arrivalDepthM`; -1 where it never did. */
  readonly arrivalS: Float32Array;
  /** Largest product of depth and speed, m²/s. */
  readonly maximumDepthVelocityM2PerS: Float32Array;
  /** Seconds during which depth was over `arrivalDepthM`. */
  readonly durationS: Float32Array;
  readonly gauges: readonly FloodGaugeSeries[];
  readonly gaugeLines: readonly FloodDischargeSeries[];
  readonly balance: FloodBalance;
  readonly steps: number;
  /** Cells that took part, summed over the steps. */
  readonly cellUpdates: number;
  readonly frameCount: number;
  readonly engine: FloodEngineFacts;
  /** Largest memory the engine held beside the case and the frames, bytes. */
  readonly memoryBytes: number;
  /** SHA-256 hex over the final depths and discharges; equal for any number of threads. */
  readonly stateHash: string;
  /** SHA-256 hex over the frames and the maximum fields; equal inputs give equal hashes. */
  readonly resultHash: string;
}
