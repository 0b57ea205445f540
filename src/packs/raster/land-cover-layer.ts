import { fail, ok, type Result } from '../../core/result.ts';
import { cellCount, type GridSpec } from '../../domain/geo/grid.ts';
import { manningOf } from '../../domain/hazard/flood/ground/friction.ts';
import type { TerrainFault } from '../../domain/region/terrain-import.ts';
import { landCoverOfWorldCover } from '../../domain/region/world-cover.ts';
import { carryLine } from '../terrain/resample.ts';
import { carrier } from '../terrain/target-grid.ts';
import type { PixelFrame } from './pixel-frame.ts';
import type { PlacedRaster, RasterLevel } from './placed-raster.ts';
import { bandOf, pixelsUnder, pixelUnderM, rowBands } from './region-sampling.ts';

/** Land cover of a region and what was not known of it. */
export interface LandCoverLayer {
  /** Codes of `landCovers`; 0 where no file has a class or its class is unknown. */
  readonly landCover: Uint8Array;
  /** Manning n, s·m^-1/3. */
  readonly manning: Float32Array;
  readonly cellsWithoutClass: number;
  /** Classes that are not in WorldCover's table, with the cells they hold. */
  readonly unknownClasses: readonly { readonly code: number; readonly cells: number }[];
}

/** Cells whose pixels are held at one time. */
const cellsAtOnce = 250_000;
const classes = 256;
/** Points a side at which a cell asks for its class: odd, so that its middle is one. */
const samplesPerSide = { fewest: 3, most: 9 };

/**
 * Land cover of a grid from ESA WorldCover files: each cell takes the class that most of its area has, by points spread
 * evenly over it. Ties go to the class in the cell's middle, then to the lower code. Of several files the first that has
 * a class at a point counts.
 */
export async function landCoverLayer(
  rasters: readonly PlacedRaster[],
  grid: GridSpec,
): Promise<Result<LandCoverLayer, TerrainFault>> {
  const raw = new Uint8Array(cellCount(grid));
  for (const rows of rowBands(grid.columns, grid.rows, cellsAtOnce)) {
    const band = bandOf(grid, rows);
    const pieces: ClassPiece[] = [];
    for (const raster of rasters) {
      const piece = await readPiece(raster, grid, band);
      if (!piece.ok) return piece;
      if (piece.value !== null) pieces.push(piece.value);
    }
    if (pieces.length > 0) voteBand(pieces, band, raw.subarray(rows.top * grid.columns));
  }
  return ok(layerOf(raw, grid));
}

function layerOf(raw: Uint8Array, grid: GridSpec): LandCoverLayer {
  const landCover = new Uint8Array(raw.length);
  const unknown = new Map<number, number>();
  let cellsWithoutClass = 0;
  for (let i = 0; i < raw.length; i++) {
    const code = raw[i] as number;
    const known = landCoverOfWorldCover(code);
    if (known !== null) landCover[i] = known;
    else if (code === 0) cellsWithoutClass += 1;
    else unknown.set(code, (unknown.get(code) ?? 0) + 1);
  }
  return {
    landCover,
    manning: manningOf({ grid, manning: null, landCover }),
    cellsWithoutClass,
    unknownClasses: [...unknown].map(([code, cells]) => ({ code, cells })).sort((a, b) => a.code - b.code),
  };
}

/** Classes of some pixels; 0 is none. */
interface ClassPiece {
  readonly frame: PixelFrame;
  readonly pixelM: number;
  readonly codes: Uint8Array;
}

async function readPiece(
  raster: PlacedRaster,
  grid: GridSpec,
  band: GridSpec,
): Promise<Result<ClassPiece | null, TerrainFault>> {
  const { level, pixelM } = levelUnder(raster, grid);
  const window = pixelsUnder(level.frame, band);
  if (window === null) return ok(null);
  const values = await level.read(window);
  if (!values.ok) return values;
  const codes = new Uint8Array(values.value.length);
  for (let i = 0; i < codes.length; i++) {
    const value = values.value[i] as number;
    if (value === raster.noData) continue;
    if (!(Number.isInteger(value) && value >= 0 && value < classes)) {
      const came = `value ${value}`;
      return fail({ kind: 'raster-unsupported', file: raster.name, came, wanted: 'classes 0 to 255' });
    }
    codes[i] = value;
  }
  const { frame } = level;
  const west = frame.west + window.left * frame.pixelWidth;
  const north = frame.north - window.top * frame.pixelHeight;
  return ok({ codes, pixelM, frame: { ...frame, west, north, columns: window.columns, rows: window.rows } });
}

/** The finest level of which no pixel is skipped. */
function levelUnder(
  { levels }: PlacedRaster,
  grid: GridSpec,
): { readonly level: RasterLevel; readonly pixelM: number } {
  const sized = levels.map((level) => ({ level, pixelM: pixelUnderM(level.frame, grid) }));
  const fitting = sized.find(({ pixelM }) => grid.cellSizeM <= samplesPerSide.most * pixelM);
  return fitting ?? (sized.at(-1) as { level: RasterLevel; pixelM: number });
}

function voteBand(pieces: readonly ClassPiece[], grid: GridSpec, raw: Uint8Array): void {
  const pixelM = Math.min(...pieces.map((piece) => piece.pixelM));
  const perSide = oddBetween(Math.round((1.5 * grid.cellSizeM) / pixelM));
  const stepM = grid.cellSizeM / perSide;
  const points = grid.columns * perSide;
  const carry = carrier(grid.epsg, (pieces[0] as ClassPiece).frame.epsg);
  const line = { x: new Float64Array(points), y: new Float64Array(points) };
  const sampled = new Uint8Array(points * perSide);
  const votes = new Uint16Array(classes);
  for (let row = 0; row < grid.rows; row++) {
    for (let k = 0; k < perSide; k++) {
      const yM = grid.northM - row * grid.cellSizeM - (k + 0.5) * stepM;
      carryLine(line, carry, { xM: grid.westM + stepM / 2, yM, stepM });
      for (let i = 0; i < points; i++) {
        sampled[k * points + i] = classAt(pieces, line.x[i] as number, line.y[i] as number);
      }
    }
    for (let column = 0; column < grid.columns; column++) {
      raw[row * grid.columns + column] = majority(sampled, points, column * perSide, perSide, votes);
    }
  }
}

const oddBetween = (wanted: number): number => {
  const { fewest, most } = samplesPerSide;
  return Math.min(most, Math.max(fewest, wanted + ((wanted + 1) % 2)));
};

function classAt(pieces: readonly ClassPiece[], x: number, y: number): number {
  for (const { frame, codes } of pieces) {
    const column = Math.floor((x - frame.west) / frame.pixelWidth);
    const row = Math.floor((frame.north - y) / frame.pixelHeight);
    if (column < 0 || row < 0 || column >= frame.columns || row >= frame.rows) continue;
    const code = codes[row * frame.columns + column] as number;
    if (code !== 0) return code;
  }
  return 0;
}

/** The most frequent code of a square of samples. */
function majority(
  sampled: Uint8Array,
  stride: number,
  first: number,
  perSide: number,
  votes: Uint16Array,
): number {
  const half = (perSide - 1) / 2;
  let best = sampled[half * stride + first + half] as number;
  let others = 0;
  for (let k = 0; k < perSide; k++) {
    for (let i = 0; i < perSide; i++) if (sampled[k * stride + first + i] !== best) others += 1;
  }
  if (2 * others < perSide * perSide) return best;
  votes.fill(0);
  for (let k = 0; k < perSide; k++) {
    for (let i = 0; i < perSide; i++) {
      const code = sampled[k * stride + first + i] as number;
      votes[code] = (votes[code] as number) + 1;
    }
  }
  for (let code = 0; code < classes; code++)
    if ((votes[code] as number) > (votes[best] as number)) best = code;
  return best;
}
