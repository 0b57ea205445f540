import type { FullState } from './full-state.ts';

/** Water at one side of each cell of a row, by padded column. */
export interface SideRow {
  readonly depthM: Float32Array;
  /** Velocity across that side, m/s: to the east for an eastern or western side, else to the south. */
  readonly acrossMPerS: Float32Array;
  /** Velocity along that side, m/s. */
  readonly alongMPerS: Float32Array;
}

/** One row of cells in work: what the faces around it need to know, by padded column. */
export interface CellRow {
  readonly eastwardMPerS: Float32Array;
  readonly southwardMPerS: Float32Array;
  readonly east: SideRow;
  readonly west: SideRow;
  readonly south: SideRow;
  readonly north: SideRow;
  /** What second order adds; null in first order, where a side has the water of its cell. */
  readonly slopes: CellSlopes | null;
}

/** Changes across each cell of a row, from its western or northern side to the opposite one, m. */
export interface CellSlopes {
  readonly bedEast: Float32Array;
  readonly bedSouth: Float32Array;
  readonly surfaceEast: Float32Array;
  readonly surfaceSouth: Float32Array;
}

/** A row of cells in work for a grid of that stride. */
export function cellRowOf(stride: number, order: 1 | 2): CellRow {
  const row = (): Float32Array => new Float32Array(stride);
  const eastwardMPerS = row();
  const southwardMPerS = row();
  if (order === 1) {
    const depthM = row();
    const across = { depthM, acrossMPerS: eastwardMPerS, alongMPerS: southwardMPerS };
    const along = { depthM, acrossMPerS: southwardMPerS, alongMPerS: eastwardMPerS };
    return {
      eastwardMPerS,
      southwardMPerS,
      east: across,
      west: across,
      south: along,
      north: along,
      slopes: null,
    };
  }
  const side = (): SideRow => ({ depthM: row(), acrossMPerS: row(), alongMPerS: row() });
  return {
    eastwardMPerS,
    southwardMPerS,
    east: side(),
    west: side(),
    south: side(),
    north: side(),
    slopes: { bedEast: row(), bedSouth: row(), surfaceEast: row(), surfaceSouth: row() },
  };
}

/** Padded columns from `first` up to, not including, `end`. */
export interface ColumnSpan {
  readonly first: number;
  readonly end: number;
}

/**
 * Reads the water of one padded row: velocities, and in first order the depths. Ring cells are cells like others.
 * @param paddedRow 0 for the ring north of the grid
 */
export function readCells(state: FullState, paddedRow: number, into: CellRow, span: ColumnSpan): void {
  const { stride, depthM, momentumEast, momentumSouth, stillDepthM } = state;
  const { eastwardMPerS: u, southwardMPerS: v } = into;
  const h = into.slopes === null ? into.east.depthM : null;
  let i = paddedRow * stride + span.first;
  for (let column = span.first; column < span.end; column++, i++) {
    const depth = depthM[i] as number;
    const perDepth = depth > stillDepthM ? 1 / depth : 0;
    u[column] = (momentumEast[i] as number) * perDepth;
    v[column] = (momentumSouth[i] as number) * perDepth;
    if (h !== null) h[column] = depth;
  }
}
