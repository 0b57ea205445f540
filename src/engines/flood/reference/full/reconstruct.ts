import { isClosed, isHeld } from '../../driver/cell-marks.ts';
import type { CellRow, ColumnSpan, SideRow } from './cell-row.ts';
import type { FullState } from './full-state.ts';

/** How much steeper than the gentler of its two differences a slope may be; 1 is minmod, 2 the least diffusive. */
const steepness = 2;

/**
 * The same for the surface beside still water. At 2 a cell between a lake and its shore takes the lake's whole difference
 * as its own slope, the step at the face and with it all damping is gone, and rounding grows into waves of 0.5 mm/s.
 */
const shoreSteepness = 1.5;

/**
 * The same for the surface of a still cell, whose bed then leans towards the water beside it: below 2 it never leans
 * under a level lake, close to 2 it lets water climb a shore without a step.
 */
const stillSteepness = 1.9;

/** Slope across a cell from the differences to both neighbours: 0 at an extreme. Source: van Leer 1979, generalised minmod. */
function limited(before: number, after: number, steepest: number): number {
  if (!(before * after > 0)) return 0;
  const mean = (before + after) / 2;
  const limit = steepest * Math.min(Math.abs(before), Math.abs(after));
  return Math.abs(mean) < limit ? mean : mean > 0 ? limit : -limit;
}

/**
 * Slope of the bed held to the way and twice the gentler of its own differences. On the bank of a deep channel the depth
 * falls steeply while the ground is flat: left alone, the bed would rise at the far side to a sill that holds the water back for good.
 */
function leaningNoMore(rise: number, before: number, after: number): number {
  if (!(before * after > 0 && rise * before > 0)) return 0;
  const limit = steepness * Math.min(Math.abs(before), Math.abs(after));
  return rise > 0 ? Math.min(rise, limit) : Math.max(rise, -limit);
}

/** A cell with its two neighbours on one axis. */
interface Axis {
  readonly before: CellRow;
  readonly after: CellRow;
  /** Neighbour's padded index less the cell's, for the neighbour after it. */
  readonly step: number;
  /** Neighbour's column less the cell's. */
  readonly columnStep: 0 | 1;
}

/**
 * Water at the four sides of the cells of one padded row, linear within each cell: surface, depth and both velocities are
 * limited, the bed of the cell follows from surface less depth, so that a level surface stays level (Audusse, Bouchut,
 * Bristeau, Klein & Perthame 2004, doi:10.1137/S1064827503431090, second order). In still cells only the bed
 * leans; on the ring the bed goes on as between it and the grid. Flat in held water, beside cells that take no part
 * and beside cells of another porosity, where velocities jump.
 * @param paddedRow row of `here`, 0 for the ring north of the grid
 */
export function reconstructCells(
  state: FullState,
  paddedRow: number,
  { above, here, below }: { readonly above: CellRow; readonly here: CellRow; readonly below: CellRow },
  span: ColumnSpan,
): void {
  if (here.slopes === null) return;
  const { stride, columns, rows } = state;
  const inwardSouth = paddedRow === 0 ? 1 : paddedRow === rows + 1 ? -1 : 0;
  const eastWest: Axis = { before: here, after: here, step: 1, columnStep: 1 };
  const northSouth: Axis = { before: above, after: below, step: stride, columnStep: 0 };
  for (let column = span.first; column < span.end; column++) {
    const i = paddedRow * stride + column;
    const inwardEast = column === 0 ? 1 : column === columns + 1 ? -1 : 0;
    const isRing = inwardEast !== 0 || inwardSouth !== 0;
    slopeCell(state, i, { column, here, axis: eastWest, isRing, inward: inwardEast });
    slopeCell(state, i, { column, here, axis: northSouth, isRing, inward: inwardSouth });
  }
}

interface SlopePlace {
  readonly column: number;
  readonly here: CellRow;
  readonly axis: Axis;
  readonly isRing: boolean;
  /** Which neighbour on the axis a ring cell has in the grid: 1 the one after it, -1 the one before, 0 none. */
  readonly inward: 1 | -1 | 0;
}

function slopeCell(
  { bedM, depthM, marks, porosity, stillDepthM }: FullState,
  i: number,
  place: SlopePlace,
): void {
  const { column, here, axis, isRing, inward } = place;
  if (here.slopes === null) return;
  const { columnStep, step, before, after } = axis;
  const at = { column, columnStep };
  const depth = depthM[i] as number;
  const low = i - step;
  const high = i + step;
  const isEven = porosity === null || (porosity[low] === porosity[i] && porosity[i] === porosity[high]);
  const isSloped = !isRing && isEven && !isHeld(marks, i) && !isClosed(marks, low) && !isClosed(marks, high);
  let depthRise = 0;
  let surfaceRise = 0;
  let eastRise = 0;
  let southRise = 0;
  if (isSloped) {
    const isStill = depth <= stillDepthM;
    const isShore = (depthM[low] as number) <= stillDepthM || (depthM[high] as number) <= stillDepthM;
    const depthIn = depth - (depthM[low] as number);
    const depthOut = (depthM[high] as number) - depth;
    surfaceRise = limited(
      (bedM[i] as number) - (bedM[low] as number) + depthIn,
      (bedM[high] as number) - (bedM[i] as number) + depthOut,
      isStill ? stillSteepness : isShore ? shoreSteepness : steepness,
    );
    if (!isStill) {
      depthRise = limited(depthIn, depthOut, steepness);
      const bedRise = leaningNoMore(
        surfaceRise - depthRise,
        (bedM[i] as number) - (bedM[low] as number),
        (bedM[high] as number) - (bedM[i] as number),
      );
      depthRise = Math.max(-2 * depth, Math.min(2 * depth, surfaceRise - bedRise));
      eastRise = velocityRise(here.eastwardMPerS, before.eastwardMPerS, after.eastwardMPerS, at);
      southRise = velocityRise(here.southwardMPerS, before.southwardMPerS, after.southwardMPerS, at);
    }
  }
  if (inward === 1) surfaceRise = (bedM[high] as number) - (bedM[i] as number);
  else if (inward === -1) surfaceRise = (bedM[i] as number) - (bedM[low] as number);
  const isEastWest = columnStep === 1;
  (isEastWest ? here.slopes.bedEast : here.slopes.bedSouth)[column] = surfaceRise - depthRise;
  (isEastWest ? here.slopes.surfaceEast : here.slopes.surfaceSouth)[column] = surfaceRise;
  const changes = {
    depth,
    depthRise,
    across: (isEastWest ? here.eastwardMPerS : here.southwardMPerS)[column] as number,
    along: (isEastWest ? here.southwardMPerS : here.eastwardMPerS)[column] as number,
    acrossRise: isEastWest ? eastRise : southRise,
    alongRise: isEastWest ? southRise : eastRise,
  };
  setSide(isEastWest ? here.west : here.north, column, changes, -0.5);
  setSide(isEastWest ? here.east : here.south, column, changes, 0.5);
}

function velocityRise(
  here: Float32Array,
  before: Float32Array,
  after: Float32Array,
  { column, columnStep }: { readonly column: number; readonly columnStep: number },
): number {
  const own = here[column] as number;
  return limited(
    own - (before[column - columnStep] as number),
    (after[column + columnStep] as number) - own,
    steepness,
  );
}

interface CellChanges {
  readonly depth: number;
  readonly depthRise: number;
  readonly across: number;
  readonly acrossRise: number;
  readonly along: number;
  readonly alongRise: number;
}

/**
 * Values at a side, half a slope away. A velocity changes by the share of the depth at the opposite side, so that the mean
 * of depth times velocity stays the momentum of the cell (Audusse & Bristeau 2005, doi:10.1016/j.jcp.2004.12.016).
 */
function setSide(side: SideRow, column: number, cell: CellChanges, share: number): void {
  const { depth } = cell;
  const half = share * cell.depthRise;
  const weight = depth > 0 ? (share * (depth - half)) / depth : 0;
  side.depthM[column] = depth + half;
  side.acrossMPerS[column] = cell.across + weight * cell.acrossRise;
  side.alongMPerS[column] = cell.along + weight * cell.alongRise;
}
