import type { FloodCase } from '../../../../domain/hazard/flood/flood-case.ts';
import { valueAt } from '../../../../domain/hazard/flood/forcing/time-series.ts';
import { isClosed } from '../../driver/cell-marks.ts';
import { type GridEdge, gridEdgesOf, leastOpenSlope } from '../../driver/grid-edges.ts';
import { gravityMPerS2 } from '../../driver/water-state.ts';
import type { FullState } from './full-state.ts';

/**
 * The ring of cells around the grid where its edges let water pass: the same fluxes as inside then bring the water in and
 * out. At closed edges, and where a river enters through an open one, the ring is a wall.
 */
export class EdgeWater {
  readonly #state: FullState;
  readonly #edges: readonly GridEdge[];

  constructor(state: FullState, flood: FloodCase) {
    this.#state = state;
    this.#edges = gridEdgesOf(state, flood);
    for (const edge of this.#edges) this.#openRing(edge);
  }

  /** Padded indices of cells that water from outside may enter. */
  *wakingIndices(): Generator<number> {
    for (const { cells, stageM } of this.#edges) if (stageM !== null) yield* cells;
  }

  /** Sets the water outside for a time; returns the largest sum of its wave speeds in both directions, m/s. */
  set(timeS: number): number {
    let fastest = 0;
    for (const edge of this.#edges) {
      if (edge.stageM === null) this.#leaveFreely(edge);
      else fastest = Math.max(fastest, this.#standAt(edge, valueAt(edge.stageM, timeS)));
    }
    return fastest;
  }

  #openRing({ cells, outwardOffset, stageM }: GridEdge): void {
    const { bedM, marks, cellSizeM } = this.#state;
    for (const i of cells) {
      const ring = i + outwardOffset;
      marks[ring] = marks[i] as number;
      if (stageM !== null) continue;
      const inward = i - outwardOffset;
      const isInwardLand = !isClosed(marks, inward);
      const fall = isInwardLand ? (bedM[inward] as number) - (bedM[i] as number) : 0;
      if (fall >= 0) bedM[ring] = (bedM[i] as number) - Math.max(fall, leastOpenSlope * cellSizeM);
    }
  }

  /** The bed and the water go on as in the last cell: normal depth on a plane. Nothing comes back. */
  #leaveFreely({ cells, outwardOffset, outward, isEastWest }: GridEdge): void {
    const { depthM, momentumEast, momentumSouth } = this.#state;
    const across = isEastWest ? momentumEast : momentumSouth;
    const along = isEastWest ? momentumSouth : momentumEast;
    for (const i of cells) {
      const ring = i + outwardOffset;
      depthM[ring] = depthM[i] as number;
      across[ring] = outward * Math.max(0, outward * (across[i] as number));
      along[ring] = along[i] as number;
    }
  }

  /**
   * Water of a given level over the edge cell's bed. Its velocity is that which the wave leaving the grid brings to this
   * depth, u + 2 c being carried outward unchanged (Riemann invariant of the shallow-water equations), and at most
   * critical inward: a level alone cannot drive more.
   */
  #standAt({ cells, outwardOffset, outward, isEastWest }: GridEdge, levelM: number): number {
    const { bedM, depthM, momentumEast, momentumSouth, stillDepthM } = this.#state;
    const across = isEastWest ? momentumEast : momentumSouth;
    const along = isEastWest ? momentumSouth : momentumEast;
    let fastest = 0;
    for (const i of cells) {
      const ring = i + outwardOffset;
      const outside = Math.max(0, levelM - (bedM[i] as number));
      const inside = depthM[i] as number;
      const celerity = Math.sqrt(gravityMPerS2 * outside);
      const leaving = inside > stillDepthM ? (outward * (across[i] as number)) / inside : 0;
      const brought = leaving + 2 * (Math.sqrt(gravityMPerS2 * inside) - celerity);
      const velocity = Math.max(-celerity, brought);
      depthM[ring] = outside;
      across[ring] = outward * outside * velocity;
      along[ring] = 0;
      if (outside > stillDepthM) fastest = Math.max(fastest, Math.abs(velocity) + 2 * celerity);
    }
    return fastest;
  }
}
