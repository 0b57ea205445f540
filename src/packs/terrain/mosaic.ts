import { fail, ok, type Result } from '../../core/result.ts';
import { maximumCells } from '../../domain/region/pack-fault.ts';
import type { TerrainFault } from '../../domain/region/terrain-import.ts';
import { type Extent, type PixelFrame, type PixelWindow, pixelsWithin } from '../raster/pixel-frame.ts';
import type { HeightLevel, Heights } from './height-source.ts';

/** Heights of all files whose pixels share one lattice, in one raster. */
export interface Mosaic extends Heights {
  readonly frame: PixelFrame;
}

/** Where two files both have a height and the heights differ by more than `overlapToleranceM`. */
export interface OverlapDifference {
  readonly pixels: number;
  readonly largestM: number;
}

/** A level of detail with the name of its file. */
export interface NamedLevel extends HeightLevel {
  readonly name: string;
}

const overlapToleranceM = 0.01;
/** Pixels around the wanted extent, so that interpolation at its edge has both neighbours. */
const margin = 2;

/** A file's part that is wanted; row and column place it in the lattice of the first file of its group. */
interface Piece {
  readonly source: NamedLevel;
  readonly window: PixelWindow;
  readonly row: number;
  readonly column: number;
}

/**
 * Reads what the files hold of an extent and joins files on the same lattice before anything is interpolated, so that
 * there is no seam between sheets. Where files overlap the first one that has a height wins, and differences are
 * counted. Files on different lattices stay separate mosaics, in the order they came.
 */
export async function mosaicOf(
  sources: readonly NamedLevel[],
  extent: Extent,
): Promise<
  Result<{ readonly mosaics: readonly Mosaic[]; readonly overlap: OverlapDifference }, TerrainFault>
> {
  const groups = groupByLattice(sources, extent);
  const refused = groups.map(refuseSize).find((fault) => fault !== null);
  if (refused !== undefined) return fail(refused);
  const mosaics: Mosaic[] = [];
  const overlap = { pixels: 0, largestM: 0 };
  for (const pieces of groups) {
    const box = boxOf(pieces);
    const mosaic = emptyMosaic((pieces[0] as Piece).source.frame, box);
    for (const piece of pieces) {
      const heights = await piece.source.readHeights(piece.window);
      if (!heights.ok) return heights;
      paste(
        mosaic,
        { ...piece, row: piece.row - box.top, column: piece.column - box.left },
        heights.value,
        overlap,
      );
    }
    mosaics.push(mosaic);
  }
  return ok({ mosaics, overlap });
}

function groupByLattice(sources: readonly NamedLevel[], extent: Extent): readonly (readonly Piece[])[] {
  const groups: Piece[][] = [];
  for (const source of sources) {
    const window = pixelsWithin(source.frame, extent, margin);
    if (window === null) continue;
    const group = groups.find((pieces) => sharesLattice(source.frame, (pieces[0] as Piece).source.frame));
    const base = (group?.[0] as Piece | undefined)?.source.frame ?? source.frame;
    const { frame } = source;
    const piece = {
      source,
      window,
      row: Math.round((base.north - frame.north) / base.pixelHeight) + window.top,
      column: Math.round((frame.west - base.west) / base.pixelWidth) + window.left,
    };
    if (group === undefined) groups.push([piece]);
    else group.push(piece);
  }
  return groups;
}

/** Equal pixels, and corners that lie a whole number of pixels apart to within a hundredth of a pixel. */
function sharesLattice(a: PixelFrame, b: PixelFrame): boolean {
  const equal = (x: number, y: number): boolean => Math.abs(x - y) <= 1e-7 * Math.abs(y);
  const whole = (distance: number): boolean => Math.abs(distance - Math.round(distance)) < 0.01;
  return (
    equal(a.pixelWidth, b.pixelWidth) &&
    equal(a.pixelHeight, b.pixelHeight) &&
    whole((a.west - b.west) / b.pixelWidth) &&
    whole((a.north - b.north) / b.pixelHeight)
  );
}

function boxOf(pieces: readonly Piece[]): PixelWindow {
  const top = Math.min(...pieces.map((piece) => piece.row));
  const left = Math.min(...pieces.map((piece) => piece.column));
  const bottom = Math.max(...pieces.map((piece) => piece.row + piece.window.rows));
  const right = Math.max(...pieces.map((piece) => piece.column + piece.window.columns));
  return { top, left, columns: right - left, rows: bottom - top };
}

function refuseSize(pieces: readonly Piece[]): TerrainFault | null {
  const { columns, rows } = boxOf(pieces);
  if (columns * rows <= maximumCells) return null;
  const file = (pieces[0] as Piece).source.name;
  return { kind: 'terrain-grid-too-large', file, columns, rows, maximumCells };
}

function emptyMosaic(base: PixelFrame, box: PixelWindow): Mosaic {
  return {
    frame: {
      ...base,
      west: base.west + box.left * base.pixelWidth,
      north: base.north - box.top * base.pixelHeight,
      columns: box.columns,
      rows: box.rows,
    },
    heightsM: new Float32Array(box.columns * box.rows),
    valid: new Uint8Array(box.columns * box.rows),
  };
}

/** Writes a piece, whose row and column are those of the mosaic, where the mosaic has no height yet. */
function paste(
  mosaic: Mosaic,
  piece: Piece,
  heights: Heights,
  overlap: { pixels: number; largestM: number },
): void {
  for (let r = 0; r < piece.window.rows; r++) {
    for (let c = 0; c < piece.window.columns; c++) {
      const from = r * piece.window.columns + c;
      if (heights.valid[from] === 0) continue;
      const to = (piece.row + r) * mosaic.frame.columns + piece.column + c;
      const height = heights.heightsM[from] as number;
      if (mosaic.valid[to] === 0) {
        mosaic.heightsM[to] = height;
        mosaic.valid[to] = 1;
        continue;
      }
      const differenceM = Math.abs((mosaic.heightsM[to] as number) - height);
      if (differenceM <= overlapToleranceM) continue;
      overlap.pixels += 1;
      overlap.largestM = Math.max(overlap.largestM, differenceM);
    }
  }
}
