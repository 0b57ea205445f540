import { GeoTIFF, type GeoTIFFImage } from 'geotiff';
import { fail, ok, type Result } from '../../core/result.ts';
import { maximumCells } from '../../domain/region/pack-fault.ts';
import type { RasterFault } from '../../domain/region/raster-fault.ts';
import type { ByteSource } from '../bytes/byte-source.ts';
import { crsOfGeoKeys, type GeotiffCrs } from './geotiff-crs.ts';
import type { PixelWindow } from './pixel-frame.ts';
import { RasterBytes } from './raster-bytes.ts';
import { readingOf } from './raster-problem.ts';
import { readWindow, unsupportedBy } from './read-window.ts';
import { installDecoders } from './tiff-decoders.ts';
import { outlineTiff } from './tiff-directory.ts';

/** Where the pixels of an image lie: western and northern edge and pixel size, in units of the system. */
export interface GeotiffFrame {
  readonly west: number;
  readonly north: number;
  readonly pixelWidth: number;
  readonly pixelHeight: number;
}

/** One image of a pyramid: its frame is known, its pixels are not read yet. */
export interface GeotiffLevel {
  readonly columns: number;
  readonly rows: number;
  /** Null when the file is rotated or has no frame. */
  readonly frame: GeotiffFrame | null;
  /** Reads the first band, all or a window, of at most `maximumCells` pixels. */
  readBand(window?: PixelWindow): Promise<Result<ArrayLike<number>, RasterFault>>;
}

/** A GeoTIFF: its first image, and its overviews from fine to coarse. */
export interface OpenedGeotiff extends GeotiffLevel {
  readonly crs: GeotiffCrs;
  readonly noData: number | null;
  readonly overviews: readonly GeotiffLevel[];
}

/** GTRasterTypeGeoKey of a raster whose values belong to points. Source: OGC GeoTIFF 1.1 (19-008r4). */
const rasterPixelIsPoint = 2;
/** NewSubfileType bits: a reduced copy, and a mask. Source: TIFF 6.0, tag 254. */
const reducedCopy = 1;
const mask = 4;
/** Pictures smaller than this are of no use as terrain. */
const smallestOverview = 8;

/**
 * Opens a GeoTIFF by reading its directories only. Pixels are read in parts, block by block, so a window of a large
 * cloud-optimised file costs little more than that window's blocks.
 */
export function openGeotiff(
  source: ByteSource,
  timeoutS?: number,
): Promise<Result<OpenedGeotiff, RasterFault>> {
  return readingOf(source.name, async () => {
    const bytes = new RasterBytes(source, timeoutS);
    const outline = await outlineTiff(bytes);
    installDecoders();
    const tiff = await GeoTIFF.fromSource(bytes);
    // geotiff.js takes the byte order of tables it loads later for granted: have it load them at once instead.
    if (!outline.littleEndian) tiff.parser.eager = true;
    const image = await tiff.getImage(0);
    const unsupported = await unsupportedBy(bytes.name, image);
    if (unsupported !== null) return fail(unsupported);
    const full = levelOf(bytes.name, image, frameOf(image));
    return ok({
      ...full,
      crs: crsOfGeoKeys(image.getGeoKeys()),
      noData: noDataOf(image),
      overviews: await overviewsOf(bytes.name, tiff, outline.directories, full),
    });
  });
}

function levelOf(name: string, image: GeoTIFFImage, frame: GeotiffFrame | null): GeotiffLevel {
  const columns = image.getWidth();
  const rows = image.getHeight();
  return {
    columns,
    rows,
    frame,
    readBand: (window = { top: 0, left: 0, columns, rows }) =>
      readingOf(name, async () => {
        const pixels = window.columns * window.rows;
        if (pixels <= maximumCells) return ok(await readWindow(name, image, window));
        return fail({
          kind: 'raster-too-large',
          file: name,
          counted: 'pixels',
          came: pixels,
          most: maximumCells,
        });
      }),
  };
}

/** Reduced copies of the first image that cover the same ground in the same shape; others are passed over. */
async function overviewsOf(
  name: string,
  tiff: GeoTIFF,
  directories: number,
  full: GeotiffLevel,
): Promise<readonly GeotiffLevel[]> {
  const levels: GeotiffLevel[] = [];
  for (let index = 1; index < directories && full.frame !== null; index++) {
    const image = await tiff.getImage(index);
    const kind = Number(image.fileDirectory.getValue('NewSubfileType') ?? 0);
    if ((kind & reducedCopy) === 0 || (kind & mask) !== 0 || (await unsupportedBy(name, image)) !== null)
      continue;
    const columns = image.getWidth();
    const rows = image.getHeight();
    if (columns < smallestOverview || rows < smallestOverview || columns >= full.columns) continue;
    const shrinkX = full.columns / columns;
    const shrinkY = full.rows / rows;
    if (Math.abs(shrinkX - shrinkY) > 0.2 * shrinkX) continue;
    levels.push(
      levelOf(name, image, {
        ...full.frame,
        pixelWidth: full.frame.pixelWidth * shrinkX,
        pixelHeight: full.frame.pixelHeight * shrinkY,
      }),
    );
  }
  return levels.sort((a, b) => b.columns - a.columns);
}

/** Tag 42113 as GDAL writes it: decimal text. Text that is no number says nothing. */
function noDataOf(image: GeoTIFFImage): number | null {
  if (!image.fileDirectory.hasTag('GDAL_NODATA')) return null;
  const text = String(image.fileDirectory.getValue('GDAL_NODATA')).replace(/\0.*$/su, '').trim();
  if (/^[+-]?nan$/iu.test(text)) return Number.NaN;
  const value = Number(text);
  return text === '' || Number.isNaN(value) ? null : value;
}

/** Tags 33922, 33550 and 34264. A pixel-is-point raster names pixel centres: its edges lie half a pixel further out. */
function frameOf(image: GeoTIFFImage): GeotiffFrame | null {
  const affine = affineOf(image);
  if (affine === null || !(affine.pixelWidth > 0) || !(affine.pixelHeight > 0)) return null;
  const shift = image.getGeoKeys()?.GTRasterTypeGeoKey === rasterPixelIsPoint ? 0.5 : 0;
  return {
    ...affine,
    west: affine.west - shift * affine.pixelWidth,
    north: affine.north + shift * affine.pixelHeight,
  };
}

function affineOf(image: GeoTIFFImage): GeotiffFrame | null {
  const matrix = numbersOf(image, 'ModelTransformation');
  if (matrix !== null) {
    const [a, b, , west, c, d, , north] = matrix;
    if (a === undefined || d === undefined || west === undefined || north === undefined) return null;
    return b === 0 && c === 0 ? { west, north, pixelWidth: a, pixelHeight: -d } : null;
  }
  const tie = numbersOf(image, 'ModelTiepoint');
  const [pixelWidth, pixelHeight] = numbersOf(image, 'ModelPixelScale') ?? [];
  if (tie?.length !== 6 || pixelWidth === undefined || pixelHeight === undefined) return null;
  const [column, row, , x, y] = tie as [number, number, number, number, number];
  return { west: x - column * pixelWidth, north: y + row * pixelHeight, pixelWidth, pixelHeight };
}

function numbersOf(
  image: GeoTIFFImage,
  tag: 'ModelTransformation' | 'ModelTiepoint' | 'ModelPixelScale',
): readonly number[] | null {
  if (!image.fileDirectory.hasTag(tag)) return null;
  return Array.from(image.fileDirectory.getValue(tag) as ArrayLike<number>);
}
