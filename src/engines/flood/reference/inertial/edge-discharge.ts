import {
  type SavedArray,
  type SavedState,
  savedFloats,
} from '../../../../domain/hazard/flood/checkpoint/saved-state.ts';
import type { FloodCase } from '../../../../domain/hazard/flood/flood-case.ts';
import { valueAt } from '../../../../domain/hazard/flood/forcing/time-series.ts';
import { isClosed, isHeld } from '../../driver/cell-marks.ts';
import { type GridEdge, gridEdgesOf, leastOpenSlope } from '../../driver/grid-edges.ts';
import { filmDepthM, gravityMPerS2 } from '../../driver/water-state.ts';
import { levelShare } from './face-discharge.ts';
import type { InertialState } from './inertial-state.ts';

interface Edge extends GridEdge {
  /** g n² of each cell. */
  readonly friction: Float32Array;
  /** Where the edge's faces lie: index of the face less index of the cell. */
  readonly faceOffset: number;
}

/** The edges of the grid that let water pass. */
export class GridEdges {
  readonly #state: InertialState;
  readonly #edges: readonly Edge[];

  constructor(state: InertialState, flood: FloodCase) {
    this.#state = state;
    this.#edges = gridEdgesOf(state, flood).map((edge) => ({
      ...edge,
      friction: Float32Array.from(
        edge.gridCells,
        (cell) => gravityMPerS2 * (flood.manning[cell] as number) ** 2,
      ),
      // A face belongs to the cell on its western or northern side.
      faceOffset: Math.min(edge.outwardOffset, 0),
    }));
  }

  /** Padded indices of cells that water from outside may enter. */
  *wakingIndices(): Generator<number> {
    for (const { cells, stageM } of this.#edges) if (stageM !== null) yield* cells;
  }

  /** Padded indices of all cells along edges that let water pass. */
  *cells(): Generator<number> {
    for (const { cells } of this.#edges) yield* cells;
  }

  /** Depth of the deepest water that stands at a stage edge, m. */
  deepestM(timeS: number): number {
    let deepest = 0;
    for (const { cells, stageM } of this.#edges) {
      if (stageM === null) continue;
      const level = valueAt(stageM, timeS);
      for (const i of cells) deepest = Math.max(deepest, level - (this.#state.bedM[i] as number));
    }
    return deepest;
  }

  /** Sets the discharges of one step. */
  discharge(timeS: number, timeStepS: number): void {
    for (const edge of this.#edges) {
      if (edge.stageM === null) this.#open(edge);
      else this.#stage(edge, valueAt(edge.stageM, timeS), timeStepS);
    }
  }

  /** Adds what left and what came in this step to the callbacks' ledger, m³. */
  passed(timeStepS: number, add: (volumeM3: number) => void): void {
    const { dischargeEast, dischargeSouth, cellSizeM, porosity } = this.#state;
    for (const { cells, isEastWest, faceOffset, outward } of this.#edges) {
      const faces = isEastWest ? dischargeEast : dischargeSouth;
      for (const i of cells) {
        const discharge = faces[i + faceOffset] as number;
        const share = porosity === null ? 1 : (porosity[i] as number);
        if (discharge !== 0) add(outward * discharge * timeStepS * cellSizeM * share);
      }
    }
  }

  /** Keeps what passes the western and the northern edge, whose faces lie in the ring around the grid. */
  save(into: Map<string, SavedArray>): void {
    const { columns, rows, stride, dischargeEast, dischargeSouth } = this.#state;
    const west = Float32Array.from({ length: rows }, (_, row) => dischargeEast[(row + 1) * stride] as number);
    into.set('discharge west edge', west);
    into.set('discharge north edge', dischargeSouth.slice(1, columns + 1));
  }

  /** The faces inside must have been restored. Where no edge lets water pass now, none does. */
  restore(from: SavedState): void {
    const { columns, rows, stride, dischargeEast, dischargeSouth } = this.#state;
    for (const [row, discharge] of savedFloats(from, 'discharge west edge').entries()) {
      dischargeEast[(row + 1) * stride] = discharge;
    }
    dischargeSouth.set(savedFloats(from, 'discharge north edge'), 1);
    const kept = this.#edges.map((edge) => {
      const faces = edge.isEastWest ? dischargeEast : dischargeSouth;
      return { edge, faces, passes: edge.cells.map((i) => i + edge.faceOffset) };
    });
    const values = kept.map(({ faces, passes }) =>
      Float32Array.from(passes, (face) => faces[face] as number),
    );
    for (let row = 1; row <= rows; row++) {
      dischargeEast[row * stride] = 0;
      dischargeEast[row * stride + columns] = 0;
    }
    dischargeSouth.fill(0, 1, columns + 1);
    dischargeSouth.fill(0, rows * stride + 1, rows * stride + columns + 1);
    for (const [k, { faces, passes }] of kept.entries()) {
      for (const [n, face] of passes.entries()) faces[face] = values[k]?.[n] as number;
    }
  }

  /**
   * Normal-depth outflow, h^(5/3) sqrt(S) / n (Manning), S the bed slope towards the edge; where the bed rises outward,
   * the slope of the surface, and nothing where that rises too. Never more than critical. Taking the steeper of both
   * slopes everywhere was tried: it draws the edge down and that draw-down feeds itself up to a free fall.
   */
  #open(edge: Edge): void {
    const { bedM, depthM, marks, cellSizeM } = this.#state;
    const faces = edge.isEastWest ? this.#state.dischargeEast : this.#state.dischargeSouth;
    for (let k = 0; k < edge.cells.length; k++) {
      const i = edge.cells[k] as number;
      const depth = depthM[i] as number;
      let out = 0;
      if (depth > filmDepthM && !isHeld(marks, i)) {
        const inward = isClosed(marks, i + edge.inwardOffset) ? i : i + edge.inwardOffset;
        const bedSlope = ((bedM[inward] as number) - (bedM[i] as number)) / cellSizeM;
        const surfaceSlope = bedSlope + ((depthM[inward] as number) - depth) / cellSizeM;
        const slope = bedSlope >= 0 ? Math.max(bedSlope, leastOpenSlope) : Math.max(surfaceSlope, 0);
        const normal =
          depth *
          Math.cbrt(depth * depth) *
          Math.sqrt((slope * gravityMPerS2) / (edge.friction[k] as number));
        out = Math.min(normal, depth * Math.sqrt(gravityMPerS2 * depth));
      }
      faces[i + edge.faceOffset] = edge.outward * out;
    }
  }

  /** Local-inertial exchange with water of a given level that stands one cell outside over the edge cell's bed. */
  #stage(edge: Edge, levelM: number, timeStepS: number): void {
    const { bedM, depthM, marks, cellSizeM } = this.#state;
    const faces = edge.isEastWest ? this.#state.dischargeEast : this.#state.dischargeSouth;
    for (let k = 0; k < edge.cells.length; k++) {
      const i = edge.cells[k] as number;
      const face = i + edge.faceOffset;
      const depth = depthM[i] as number;
      const outside = levelM - (bedM[i] as number);
      const faceDepth = Math.max(depth, outside);
      if (faceDepth <= filmDepthM || isHeld(marks, i)) {
        faces[face] = 0;
        continue;
      }
      const before = edge.outward * (faces[face] as number);
      const difference = depth - Math.max(outside, 0);
      const fall = Math.abs(difference) > levelShare * faceDepth ? difference / cellSizeM : 0;
      const drag =
        1 +
        (timeStepS * (edge.friction[k] as number) * Math.abs(before)) /
          (faceDepth ** 2 * Math.cbrt(faceDepth));
      const critical = faceDepth * Math.sqrt(gravityMPerS2 * faceDepth);
      const wanted = (before + gravityMPerS2 * timeStepS * faceDepth * fall) / drag;
      const out = Math.max(-critical, Math.min(critical, wanted));
      faces[face] = edge.outward * out;
    }
  }
}
