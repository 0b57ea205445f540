import { fail, ok, type Result } from '../../core/result.ts';
import { cellCount, type GridSpec } from '../../domain/geo/grid.ts';
import type { RasterFault } from '../../domain/region/raster-fault.ts';
import type { TerrainFault } from '../../domain/region/terrain-import.ts';
import type { ByteSource } from '../bytes/byte-source.ts';
import { carrier } from '../terrain/target-grid.ts';
import type { PixelWindow } from './pixel-frame.ts';
import { openPlacedRaster, type PlacedRaster, voidTest } from './placed-raster.ts';
import { pixelsUnder, rowBands } from './region-sampling.ts';
import { spreadQuad } from './spread-areas.ts';

/** People of a grid and where they are known. */
export interface PopulationLayer {
  /** People per cell, not whole numbers. */
  readonly people: Float32Array;
  /** Share of a cell's area for which the source has a number, 0 to 1: where it is 0 nothing is known, which is not no one. */
  readonly knownShare: Float32Array;
  /** All people of the grid. */
  readonly total: number;
}

/** Pixels held at one time. */
const pixelsAtOnce = 1_000_000;
/** No pixel of a hundred metres to a kilometre holds more people: Kowloon Walled City held some 50,000 on 2.7 ha. */
const mostPeople = 1_000_000;
/** Pixels meet without overlapping, to within rounding. */
const coveredTwice = 1.01;

/** What is wanted of GHSL, whose other products are in an equal-area system that grids do not use. */
const wantedProduct = 'GHS_POP_E2020_GLOBE_R2023A_4326_3ss, WorldPop ppp (EPSG:4326)';

/** Opens a population raster: people per pixel, in a system we know. */
export async function openPopulationRaster(source: ByteSource): Promise<Result<PlacedRaster, TerrainFault>> {
  const opened = await openPlacedRaster(source);
  if (opened.ok || opened.fault.kind !== 'terrain-crs-unknown') return opened;
  const { came } = opened.fault;
  if (!/mollweide|54009/iu.test(came)) return opened;
  return fail({ kind: 'raster-unsupported', file: source.name, came, wanted: wantedProduct });
}

/**
 * People per cell of a grid, from rasters of people per pixel: each pixel's people are spread evenly over its area, and
 * every cell takes its exact share, so the people of pixels inside the grid are kept to the last one and those outside
 * are not counted. Rasters must not overlap.
 */
export async function populationLayer(
  rasters: readonly PlacedRaster[],
  grid: GridSpec,
): Promise<Result<PopulationLayer, TerrainFault>> {
  const people = new Float64Array(cellCount(grid));
  const known = new Float64Array(cellCount(grid));
  for (const raster of rasters) {
    const fault = await spreadRaster(raster, grid, { people, known });
    if (fault !== null) return fail(fault);
    const cells = known.reduce((count, share) => count + (share > coveredTwice ? 1 : 0), 0);
    if (cells > 0) return fail({ kind: 'raster-covers-twice', file: raster.name, cells });
  }
  return ok({
    people: Float32Array.from(people),
    knownShare: Float32Array.from(known, (share) => Math.min(share, 1)),
    total: people.reduce((sum, count) => sum + count, 0),
  });
}

interface Sums {
  readonly people: Float64Array;
  readonly known: Float64Array;
}

/** Overviews hold means, not sums, so only the file itself counts. */
async function spreadRaster(raster: PlacedRaster, grid: GridSpec, sums: Sums): Promise<RasterFault | null> {
  const [level] = raster.levels;
  const window = pixelsUnder(level.frame, grid);
  if (window === null) return null;
  for (const { top, rows } of rowBands(window.columns, window.rows, pixelsAtOnce)) {
    const band = { ...window, top: window.top + top, rows };
    const values = await level.read(band);
    if (!values.ok) return values.fault;
    const isVoid = voidTest(raster.noData);
    const wrong = implausible(raster.name, values.value, isVoid);
    if (wrong !== null) return wrong;
    spreadBand(raster, band, values.value, { grid, sums, isVoid });
  }
  return null;
}

function implausible(
  file: string,
  values: ArrayLike<number>,
  isVoid: (value: number) => boolean,
): RasterFault | null {
  let count = 0;
  let first = '';
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (isVoid(value) || (value >= 0 && value <= mostPeople)) continue;
    if (count === 0) first = String(value);
    count += 1;
  }
  if (count === 0) return null;
  return { kind: 'raster-values-implausible', file, count, first, minimum: 0, maximum: mostPeople };
}

interface SpreadTarget {
  readonly grid: GridSpec;
  readonly sums: Sums;
  readonly isVoid: (value: number) => boolean;
}

function spreadBand(
  raster: PlacedRaster,
  window: PixelWindow,
  values: ArrayLike<number>,
  { grid, sums, isVoid }: SpreadTarget,
): void {
  const { frame } = raster.levels[0];
  const carry = carrier(frame.epsg, grid.epsg);
  const { columns, rows } = window;
  const cornersAt = (row: number): { readonly u: Float64Array; readonly v: Float64Array } => {
    const line = { u: new Float64Array(columns + 1), v: new Float64Array(columns + 1) };
    for (let i = 0; i <= columns; i++) {
      const [xM, yM] = carry(
        frame.west + (window.left + i) * frame.pixelWidth,
        frame.north - (window.top + row) * frame.pixelHeight,
      );
      line.u[i] = (xM - grid.westM) / grid.cellSizeM;
      line.v[i] = (grid.northM - yM) / grid.cellSizeM;
    }
    return line;
  };
  let north = cornersAt(0);
  for (let row = 0; row < rows; row++) {
    const south = cornersAt(row + 1);
    for (let i = 0; i < columns; i++) {
      const value = values[row * columns + i] as number;
      if (isVoid(value)) continue;
      const quad = quadOf(north, south, i);
      const perArea = value / quad.area;
      spreadQuad(quad, grid.columns, grid.rows, (cell, share) => {
        sums.people[cell] = (sums.people[cell] as number) + share * perArea;
        sums.known[cell] = (sums.known[cell] as number) + share;
      });
    }
    north = south;
  }
}

interface Line {
  readonly u: Float64Array;
  readonly v: Float64Array;
}

function quadOf(north: Line, south: Line, i: number) {
  const u = [north.u[i], north.u[i + 1], south.u[i + 1], south.u[i]] as [number, number, number, number];
  const v = [north.v[i], north.v[i + 1], south.v[i + 1], south.v[i]] as [number, number, number, number];
  const area = Math.abs((u[2] - u[0]) * (v[3] - v[1]) - (u[3] - u[1]) * (v[2] - v[0])) / 2;
  return { u, v, area };
}
