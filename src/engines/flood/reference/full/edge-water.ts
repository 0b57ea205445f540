import type { FloodCase, TimeSeries } from '../../../../domain/hazard/flood/flood-case.ts';
import { valueAt } from '../../../../domain/hazard/flood/forcing/time-series.ts';
import { fedCells } from '../../driver/fed-cells.ts';
import { gravityMPerS2, paddedIndex } from '../../driver/water-state.ts';
import type { FullState } from './full-state.ts';

/** Least slope at an open edge whose bed does not rise outward: 1 in 2000, so that flat ground drains. */
const leastOpenSlope = 0.0005;

type Side = 'north' | 'south' | 'east' | 'west';

interface Edge {
  /** Padded index of each cell along the edge. */
  readonly cells: Uint32Array;
  /** Index of the ring cell outside less that of the cell. */
  readonly outwardOffset: number;
  readonly outward: 1 | -1;
  readonly isEastWest: boolean;
  /** Level outside; null at an open edge. */
  readonly stageM: TimeSeries | null;
}

/**
 * The ring of cells around the grid where its edges let water pass: the same fluxes as inside then bring the water in and
 * out. At closed edges, and where a river enters through an open one, the ring is a wall.
 */
export class EdgeWater {
  readonly #state: FullState;
  readonly #edges: readonly Edge[];

  constructor(state: FullState, flood: FloodCase) {
    this.#state = state;
    this.#edges = (['north', 'south', 'east', 'west'] as const).flatMap((side) => edgeOf(state, flood, side));
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

  #openRing({ cells, outwardOffset, stageM }: Edge): void {
    const { bedM, closed, held, cellSizeM } = this.#state;
    for (const i of cells) {
      const ring = i + outwardOffset;
      closed[ring] = closed[i] as number;
      held[ring] = held[i] as number;
      if (stageM !== null) continue;
      const inward = i - outwardOffset;
      const isInwardLand = closed[inward] === 0;
      const fall = isInwardLand ? (bedM[inward] as number) - (bedM[i] as number) : 0;
      if (fall >= 0) bedM[ring] = (bedM[i] as number) - Math.max(fall, leastOpenSlope * cellSizeM);
    }
  }

  /** The bed and the water go on as in the last cell: normal depth on a plane. Nothing comes back. */
  #leaveFreely({ cells, outwardOffset, outward, isEastWest }: Edge): void {
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
  #standAt({ cells, outwardOffset, outward, isEastWest }: Edge, levelM: number): number {
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

function edgeOf(state: FullState, flood: FloodCase, side: Side): readonly Edge[] {
  const boundary = flood.boundary[side];
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
  return [
    {
      cells: places.map((k) => paddedIndex(state, gridCellAt(k))),
      outwardOffset: { north: -state.stride, south: state.stride, east: 1, west: -1 }[side],
      outward: side === 'north' || side === 'west' ? -1 : 1,
      isEastWest: side === 'east' || side === 'west',
      stageM: boundary.kind === 'stage' ? boundary.stageM : null,
    },
  ];
}
