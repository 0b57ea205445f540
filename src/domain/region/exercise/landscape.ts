import type { GridSpec } from '../../geo/grid.ts';
import type { InflowPoint, River } from '../region.ts';

/** A piece of ground fit for settlement, found by the landscape generator. */
export interface Site {
  /** Centre of the site, m in the grid's system. */
  readonly xM: number;
  readonly yM: number;
  /** Cells of the site, as indices into the grid; connected, without river, levee or steep ground. */
  readonly cells: Uint32Array;
}

/** The ground of the exercise region before people built on it. */
export interface Landscape {
  readonly grid: GridSpec;
  /** Ground elevation, m above mean sea level (which is 0); levees and river beds are carved in. */
  readonly terrainM: Float32Array;
  /** Natural land cover codes (forest, paddy, dry field, grass, wetland, bare, river, sea); settlement overwrites some. */
  readonly landCover: Uint8Array;
  /** 1 where the cell is the crown or flank of a levee. */
  readonly levee: Uint8Array;
  /** 1 in a ditch one cell wide, 2 in a small stream that no `rivers` entry names, 0 elsewhere. */
  readonly ditch: Uint8Array;
  /** 1 on the floor of the main valley, except inside the ring of levee and hills around the old town. */
  readonly floodplain: Uint8Array;
  /** D8 downstream cell of each cell on the conditioned surface, or -1 at an outlet (sea or grid edge). */
  readonly downstream: Int32Array;
  /** Contributing area, m². */
  readonly contributingAreaM2: Float32Array;
  /** Main river first, then its tributaries. */
  readonly rivers: readonly River[];
  readonly inflowPoints: readonly InflowPoint[];
  /** Low ground beside the main river, behind the levee, lower than the flood level of the river. */
  readonly oldTown: Site;
  /** Flat terrace well above every flood. */
  readonly newTown: Site;
  /** Small sites in side valleys. */
  readonly villages: readonly Site[];
  /** Strip of low ground along the coast for a fishing port and the coastal road. */
  readonly port: Site;
}
