import { cellCount, type GridSpec } from '../grid.ts';
import type { Drainage } from './drainage.ts';

/** What makes a cell drainage. */
export interface DrainageSources {
  /** Area that drains through each cell, m². */
  readonly areaM2: ArrayLike<number>;
  /** Area from which a cell carries a stream, m². */
  readonly thresholdM2: number;
  /** 1 for cells of mapped rivers, which may bring water from beyond the grid; null where none are known. */
  readonly rivers: Uint8Array | null;
  /** 1 for the open sea; null for none. */
  readonly sea: Uint8Array | null;
}

/** Kinds of cells of a drainage network; the stored code is the index. */
export const drainageKinds = ['none', 'stream', 'river', 'sea'] as const;

/**
 * Cells of the drainage network, as indices of `drainageKinds`: sea, mapped rivers, and streams from a threshold of
 * contributing area (O'Callaghan & Mark 1984). A network never ends on land: what lies downstream of it is part of it.
 */
export function drainageNetwork(
  grid: GridSpec,
  { downstream, order }: Drainage,
  { areaM2, thresholdM2, rivers, sea }: DrainageSources,
): Uint8Array {
  const kinds = new Uint8Array(cellCount(grid));
  for (let i = order.length - 1; i >= 0; i--) {
    const cell = order[i] as number;
    if (sea?.[cell] === 1) kinds[cell] = 3;
    else if (rivers?.[cell] === 1) kinds[cell] = 2;
    else if ((areaM2[cell] as number) >= thresholdM2) kinds[cell] = 1;
    const next = downstream[cell] as number;
    if (kinds[cell] !== 0 && next >= 0) kinds[next] = 1;
  }
  return kinds;
}

/** Marks a cell whose way leaves the grid before it meets drainage: its height above drainage is not known. */
export const unknownHandM = -1;

/**
 * Height above the nearest drainage, m: a cell's level on the surface that water runs over less that of the drainage cell
 * its way ends in. 0 on the network, never negative, never rising on a way down. `unknownHandM` where the way leaves the
 * grid first. Sources: Rennó et al. 2008, doi:10.1016/j.rse.2008.03.018; Nobre et al. 2011,
 * doi:10.1016/j.jhydrol.2011.03.051. On the filled surface a hollow has the height of its rim, the level that water
 * of the stream must reach to enter it.
 */
export function heightAboveDrainage(
  filledM: Float64Array,
  { downstream, order }: Drainage,
  network: Uint8Array,
): Float32Array {
  const drainsTo = new Int32Array(order.length);
  const handM = new Float32Array(order.length);
  for (let i = 0; i < order.length; i++) {
    const cell = order[i] as number;
    const next = downstream[cell] as number;
    const end = network[cell] !== 0 ? cell : next < 0 ? -1 : (drainsTo[next] as number);
    drainsTo[cell] = end;
    handM[cell] = end < 0 ? unknownHandM : (filledM[cell] as number) - (filledM[end] as number);
  }
  return handM;
}
