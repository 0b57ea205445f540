import { magnitudeBits, one } from './constants';
import { halfAt, shoreSteepAt, stillAt, stillSteepAt, twoAt } from './full-constants';
import { marked } from './full-faces';
import {
  bedEastPiece,
  bedSouthPiece,
  depthPiece,
  eastPiece,
  eastwardPiece,
  northPiece,
  pieceBytes,
  southPiece,
  southwardPiece,
  surfaceEastPiece,
  surfaceSouthPiece,
  westPiece,
} from './full-memory';
import { bed, closedMark, columns, heldMark, marks, porosity } from './memory';

/** Slope across four cells from the differences to both neighbours: `limited` of the plain engine. */
@inline
function limited(before: v128, after: v128, steepest: v128): v128 {
  const bits = v128.load(magnitudeBits);
  const agree = f32x4.gt(f32x4.mul(before, after), f32x4.splat(0));
  const mean = f32x4.mul(f32x4.add(before, after), v128.load(halfAt));
  const limit = f32x4.mul(steepest, f32x4.pmin(v128.and(before, bits), v128.and(after, bits)));
  const size = f32x4.pmin(v128.and(mean, bits), limit);
  return v128.and(v128.or(size, v128.andnot(mean, bits)), agree);
}

/** `leaningNoMore` of the plain engine. */
@inline
function leaningNoMore(rise: v128, before: v128, after: v128): v128 {
  const zero = f32x4.splat(0);
  const bits = v128.load(magnitudeBits);
  const agree = v128.and(f32x4.gt(f32x4.mul(before, after), zero), f32x4.gt(f32x4.mul(rise, before), zero));
  const limit = f32x4.mul(v128.load(twoAt), f32x4.pmin(v128.and(before, bits), v128.and(after, bits)));
  const size = f32x4.pmin(v128.and(rise, bits), limit);
  return v128.and(v128.or(size, v128.andnot(rise, bits)), agree);
}

/** Values at a side, `half` the slope away (negative at the western and the northern one): `setSide` of the plain engine. */
@inline
function setSide(
  side: usize,
  h: v128,
  perDepth: v128,
  half: v128,
  depthRise: v128,
  across: v128,
  acrossRise: v128,
  along: v128,
  alongRise: v128,
): void {
  const change = f32x4.mul(half, depthRise);
  const weight = f32x4.mul(f32x4.mul(half, f32x4.sub(h, change)), perDepth);
  v128.store(side, f32x4.add(h, change));
  v128.store(side + pieceBytes, f32x4.add(across, f32x4.mul(weight, acrossRise)));
  v128.store(side + 2 * pieceBytes, f32x4.add(along, f32x4.mul(weight, alongRise)));
}

/**
 * Slopes on one axis and the two sides there, of four cells.
 * @param here, before, after  addresses of the group in the first piece of its slot and those of its neighbours
 * @param at  byte offset of the group in a field   @param low, high  bytes to the neighbours there
 * @param first, second  sides before and after   @param acrossPiece, alongPiece  velocities
 * @param inwardAfter, inwardBefore  lanes of ring cells with the grid after or before them
 */
@inline
function slopes(
  here: usize,
  before: usize,
  after: usize,
  at: usize,
  low: usize,
  high: usize,
  ring: v128,
  inwardAfter: v128,
  inwardBefore: v128,
  first: usize,
  second: usize,
  acrossPiece: usize,
  alongPiece: usize,
  bedPiece: usize,
  surfacePiece: usize,
): void {
  const zero = f32x4.splat(0);
  const piece = pieceBytes;
  const still = v128.load(stillAt);
  const two = v128.load(twoAt);
  const h = v128.load(here + depthPiece * piece);
  const hLow = v128.load(before + depthPiece * piece);
  const hHigh = v128.load(after + depthPiece * piece);
  const z = v128.load(bed + at);
  const bedIn = f32x4.sub(z, v128.load(bed + at - low));
  const bedOut = f32x4.sub(v128.load(bed + at + high), z);
  // Signed: on the ring north of the grid a group begins before the field.
  const i = <usize>(<isize>at >> 2);
  const walls = v128.or(marked(marks + i - (low >> 2), closedMark), marked(marks + i + (high >> 2), closedMark));
  let flat = v128.or(v128.or(ring, marked(marks + i, heldMark)), walls);
  if (porosity !== 0) {
    const open = v128.load(porosity + at);
    flat = v128.or(flat, f32x4.ne(open, v128.load(porosity + at - low)));
    flat = v128.or(flat, f32x4.ne(open, v128.load(porosity + at + high)));
  }
  const isStill = f32x4.le(h, still);
  const isShore = f32x4.le(f32x4.pmin(hLow, hHigh), still);
  const depthIn = f32x4.sub(h, hLow);
  const depthOut = f32x4.sub(hHigh, h);
  const steep = v128.bitselect(
    v128.load(stillSteepAt),
    v128.bitselect(v128.load(shoreSteepAt), two, isShore),
    isStill,
  );
  let surface = v128.andnot(limited(f32x4.add(bedIn, depthIn), f32x4.add(bedOut, depthOut), steep), flat);
  const rest = v128.or(flat, isStill);
  const lean = leaningNoMore(f32x4.sub(surface, limited(depthIn, depthOut, two)), bedIn, bedOut);
  const most = f32x4.mul(two, h);
  const held2 = f32x4.pmax(f32x4.pmin(f32x4.sub(surface, lean), most), f32x4.neg(most));
  const depthRise = v128.andnot(held2, rest);
  const across = v128.load(here + acrossPiece * piece);
  const along = v128.load(here + alongPiece * piece);
  const acrossRise = v128.andnot(
    limited(
      f32x4.sub(across, v128.load(before + acrossPiece * piece)),
      f32x4.sub(v128.load(after + acrossPiece * piece), across),
      two,
    ),
    rest,
  );
  const alongRise = v128.andnot(
    limited(
      f32x4.sub(along, v128.load(before + alongPiece * piece)),
      f32x4.sub(v128.load(after + alongPiece * piece), along),
      two,
    ),
    rest,
  );
  surface = v128.bitselect(bedOut, surface, inwardAfter);
  surface = v128.bitselect(bedIn, surface, inwardBefore);
  v128.store(here + bedPiece * piece, f32x4.sub(surface, depthRise));
  v128.store(here + surfacePiece * piece, surface);
  // Still water has no velocities that change; the reciprocal of a depth far under the film would be infinite.
  const perDepth = v128.and(f32x4.div(v128.load(one), h), f32x4.gt(h, still));
  const half = v128.load(halfAt);
  setSide(here + first * piece, h, perDepth, f32x4.neg(half), depthRise, across, acrossRise, along, alongRise);
  setSide(here + second * piece, h, perDepth, half, depthRise, across, acrossRise, along, alongRise);
}

/**
 * Water at the eastern and western sides of a run of cells: `reconstructCells` of the plain engine.
 * @param first, stop  run, as in `faceSpan`   @param here  slot of the row
 * @param inwardSouth  1 on the ring north of the grid, -1 south of it, else 0
 */
export function shapeEast(first: isize, stop: isize, cell: usize, here: usize, inwardSouth: i32): void {
  const ringRow = inwardSouth === 0 ? i32x4.splat(0) : i32x4.splat(-1);
  for (let x = first; x < stop; x += 16) {
    const column = i32x4.add(i32x4.splat(<i32>(x >> 2)), i32x4(0, 1, 2, 3));
    const west = i32x4.lt_s(column, i32x4.splat(0));
    const east = i32x4.ge_s(column, i32x4.splat(columns));
    const ring = v128.or(ringRow, v128.or(west, east));
    slopes(
      here + x,
      here + x - 4,
      here + x + 4,
      cell + x,
      4,
      4,
      ring,
      west,
      east,
      westPiece,
      eastPiece,
      eastwardPiece,
      southwardPiece,
      bedEastPiece,
      surfaceEastPiece,
    );
  }
}

/** The same for the northern and southern sides; `low`, `high`: bytes to the rows above and below in a field. */
export function shapeSouth(
  first: isize,
  stop: isize,
  cell: usize,
  above: usize,
  here: usize,
  below: usize,
  low: usize,
  high: usize,
  inwardSouth: i32,
): void {
  const inwardAfter = inwardSouth === 1 ? i32x4.splat(-1) : i32x4.splat(0);
  const inwardBefore = inwardSouth === -1 ? i32x4.splat(-1) : i32x4.splat(0);
  for (let x = first; x < stop; x += 16) {
    const column = i32x4.add(i32x4.splat(<i32>(x >> 2)), i32x4(0, 1, 2, 3));
    const beside = v128.or(i32x4.lt_s(column, i32x4.splat(0)), i32x4.ge_s(column, i32x4.splat(columns)));
    const ring = v128.or(v128.or(inwardAfter, inwardBefore), beside);
    slopes(
      here + x,
      above + x,
      below + x,
      cell + x,
      low,
      high,
      ring,
      inwardAfter,
      inwardBefore,
      northPiece,
      southPiece,
      southwardPiece,
      eastwardPiece,
      bedSouthPiece,
      surfaceSouthPiece,
    );
  }
}

/** Sides of cells in a sleeping block: their water is still, and a face must see that it is. */
export function shapeStill(first: isize, stop: isize, here: usize): void {
  const piece = pieceBytes;
  for (let x = first; x < stop; x += 16) {
    const h = v128.load(here + depthPiece * piece + x);
    v128.store(here + eastPiece * piece + x, h);
    v128.store(here + westPiece * piece + x, h);
    v128.store(here + southPiece * piece + x, h);
    v128.store(here + northPiece * piece + x, h);
  }
}
