import type { EdgeBoundary, FloodCase, TimeSeries } from '../../../../domain/hazard/flood/flood-case.ts';
import { valueAt } from '../../../../domain/hazard/flood/forcing/time-series.ts';
import { fedCells } from '../../driver/fed-cells.ts';
import { filmDepthM, gravityMPerS2, paddedIndex } from '../../driver/water-state.ts';
import type { InertialState } from './inertial-state.ts';

/** Least slope at an open edge whose bed does not rise outward: 1 in 2000, so that flat ground drains. */
const leastOpenSlope = 0.0005;

interface EdgeCells {
  /** Padded index of each cell along the edge. */
  readonly cell: Uint32Array;
  /** g n² of each cell. */
  readonly friction: Float32Array;
  /** Where the edge's faces lie: index of the face less index of the cell. */
  readonly faceOffset: number;
  /** Index of the next cell inward less index of the cell; 0 where the grid is one cell wide. */
  readonly inwardOffset: number;
  /** Sign of a discharge that leaves the grid. */
  readonly outward: 1 | -1;
  readonly faces: 'east' | 'south';
}

interface Edge {
  readonly cells: EdgeCells;
  /** Level outside; null at an open edge. */
  readonly stageM: TimeSeries | null;
}

/** The edges of the grid that let water pass. */
export class GridEdges {
  readonly #state: InertialState;
  readonly #edges: readonly Edge[];

  constructor(state: InertialState, flood: FloodCase) {
    this.#state = state;
    const sides = ['north', 'south', 'east', 'west'] as const;
    this.#edges = sides.flatMap((side) => edgeOf(state, flood, side, flood.boundary[side]));
  }

  /** Padded indices of cells that water from outside may enter. */
  *wakingIndices(): Generator<number> {
    for (const { cells, stageM } of this.#edges) if (stageM !== null) yield* cells.cell;
  }

  /** Padded indices of all cells along edges that let water pass. */
  *cells(): Generator<number> {
    for (const { cells } of this.#edges) yield* cells.cell;
  }

  /** Depth of the deepest water that stands at a stage edge, m. */
  deepestM(timeS: number): number {
    let deepest = 0;
    for (const { cells, stageM } of this.#edges) {
      if (stageM === null) continue;
      const level = valueAt(stageM, timeS);
      for (const i of cells.cell) deepest = Math.max(deepest, level - (this.#state.bedM[i] as number));
    }
    return deepest;
  }

  /** Sets the discharges of one step and marks the rows in which they may drain a cell. */
  discharge(timeS: number, timeStepS: number, rowNeedsLimit: Uint8Array): void {
    for (const { cells, stageM } of this.#edges) {
      if (stageM === null) this.#open(cells, timeStepS, rowNeedsLimit);
      else this.#stage(cells, valueAt(stageM, timeS), timeStepS, rowNeedsLimit);
    }
  }

  /** Adds what left and what came in this step to the callbacks' ledger, m³. */
  passed(timeStepS: number, add: (volumeM3: number) => void): void {
    const { dischargeEast, dischargeSouth, cellSizeM, porosity } = this.#state;
    for (const { cells } of this.#edges) {
      const faces = cells.faces === 'east' ? dischargeEast : dischargeSouth;
      for (const i of cells.cell) {
        const discharge = faces[i + cells.faceOffset] as number;
        const share = porosity === null ? 1 : (porosity[i] as number);
        if (discharge !== 0) add(cells.outward * discharge * timeStepS * cellSizeM * share);
      }
    }
  }

  /**
   * Normal-depth outflow, h^(5/3) sqrt(S) / n (Manning), S the bed slope towards the edge; where the bed rises outward,
   * the slope of the surface, and nothing where that rises too. Never more than critical. Taking the steeper of both
   * slopes everywhere was tried: it draws the edge down and that draw-down feeds itself up to a free fall.
   */
  #open(cells: EdgeCells, timeStepS: number, rowNeedsLimit: Uint8Array): void {
    const { bedM, depthM, held, closed, cellSizeM, stride } = this.#state;
    const faces = cells.faces === 'east' ? this.#state.dischargeEast : this.#state.dischargeSouth;
    for (let k = 0; k < cells.cell.length; k++) {
      const i = cells.cell[k] as number;
      const depth = depthM[i] as number;
      let out = 0;
      if (depth > filmDepthM && held[i] === 0) {
        const inward = closed[i + cells.inwardOffset] === 1 ? i : i + cells.inwardOffset;
        const bedSlope = ((bedM[inward] as number) - (bedM[i] as number)) / cellSizeM;
        const surfaceSlope = bedSlope + ((depthM[inward] as number) - depth) / cellSizeM;
        const slope = bedSlope >= 0 ? Math.max(bedSlope, leastOpenSlope) : Math.max(surfaceSlope, 0);
        const normal =
          depth *
          Math.cbrt(depth * depth) *
          Math.sqrt((slope * gravityMPerS2) / (cells.friction[k] as number));
        out = Math.min(normal, depth * Math.sqrt(gravityMPerS2 * depth));
        if (4 * timeStepS * out > depth * cellSizeM) rowNeedsLimit[Math.floor(i / stride) - 1] = 1;
      }
      faces[i + cells.faceOffset] = cells.outward * out;
    }
  }

  /** Local-inertial exchange with water of a given level that stands one cell outside over the edge cell's bed. */
  #stage(cells: EdgeCells, levelM: number, timeStepS: number, rowNeedsLimit: Uint8Array): void {
    const { bedM, depthM, held, cellSizeM, stride } = this.#state;
    const faces = cells.faces === 'east' ? this.#state.dischargeEast : this.#state.dischargeSouth;
    for (let k = 0; k < cells.cell.length; k++) {
      const i = cells.cell[k] as number;
      const face = i + cells.faceOffset;
      const depth = depthM[i] as number;
      const outside = levelM - (bedM[i] as number);
      const faceDepth = Math.max(depth, outside);
      if (faceDepth <= filmDepthM || held[i] === 1) {
        faces[face] = 0;
        continue;
      }
      const before = cells.outward * (faces[face] as number);
      const fall = (depth - Math.max(outside, 0)) / cellSizeM;
      const drag =
        1 +
        (timeStepS * (cells.friction[k] as number) * Math.abs(before)) /
          (faceDepth ** 2 * Math.cbrt(faceDepth));
      const critical = faceDepth * Math.sqrt(gravityMPerS2 * faceDepth);
      const wanted = (before + gravityMPerS2 * timeStepS * faceDepth * fall) / drag;
      const out = Math.max(-critical, Math.min(critical, wanted));
      if (4 * timeStepS * out > depth * cellSizeM) rowNeedsLimit[Math.floor(i / stride) - 1] = 1;
      faces[face] = cells.outward * out;
    }
  }
}

function edgeOf(
  state: InertialState,
  flood: FloodCase,
  side: 'north' | 'south' | 'east' | 'west',
  boundary: EdgeBoundary,
): readonly Edge[] {
  if (boundary.kind === 'closed') return [];
  const { columns, rows } = flood.grid;
  const along = side === 'north' || side === 'south' ? columns : rows;
  const gridCellAt = (k: number): number => {
    const row = side === 'north' ? 0 : side === 'south' ? rows - 1 : k;
    const column = side === 'west' ? 0 : side === 'east' ? columns - 1 : k;
    return row * columns + column;
  };
  const isFed = boundary.kind === 'open' ? fedCells(flood, along, gridCellAt) : new Uint8Array(along);
  const places = Uint32Array.from({ length: along }, (_, k) => k).filter((k) => isFed[k] === 0);
  const cell = places.map((k) => paddedIndex(state, gridCellAt(k)));
  const friction = Float32Array.from(
    places,
    (k) => gravityMPerS2 * (flood.manning[gridCellAt(k)] as number) ** 2,
  );
  const inward = { north: state.stride, south: -state.stride, east: -1, west: 1 }[side];
  const isWideEnough = side === 'north' || side === 'south' ? rows > 1 : columns > 1;
  const cells: EdgeCells = {
    cell,
    friction,
    faceOffset: { north: -state.stride, south: 0, east: 0, west: -1 }[side],
    inwardOffset: isWideEnough ? inward : 0,
    outward: side === 'north' || side === 'west' ? -1 : 1,
    faces: side === 'north' || side === 'south' ? 'south' : 'east',
  };
  return [{ cells, stageM: boundary.kind === 'stage' ? boundary.stageM : null }];
}
