import { fromArrayBuffer, type GeoTIFFImage } from 'geotiff';
import { fail, ok, type Result } from '../../core/result.ts';
import { crsOfGeoKeys, type GeotiffCrs } from './geotiff-crs.ts';
import { tiffDirectoryProblem } from './tiff-directory.ts';

/** Pixels to read, from (top, left). */
interface BandWindow {
  readonly top: number;
  readonly left: number;
  readonly columns: number;
  readonly rows: number;
}

/** GTRasterTypeGeoKey of a raster whose values belong to points. Source: OGC GeoTIFF 1.1 (19-008r4). */
const rasterPixelIsPoint = 2;

/** The first image of a GeoTIFF: its frame is known, its pixels are not read yet. */
export interface OpenedGeotiff {
  readonly columns: number;
  readonly rows: number;
  readonly crs: GeotiffCrs;
  /** Western and northern edge and pixel size, in units of the system; null when the file is rotated or has no frame. */
  readonly frame: {
    readonly west: number;
    readonly north: number;
    readonly pixelWidth: number;
    readonly pixelHeight: number;
  } | null;
  readonly noData: number | null;
  /** Reads the first band, all or a window. Fails with the library's words when the file ends early. */
  readBand(window?: BandWindow): Promise<Result<ArrayLike<number>, string>>;
}

/** Opens the directory of a GeoTIFF without reading pixels; fails with the library's words. */
export async function openGeotiff(bytes: ArrayBuffer): Promise<Result<OpenedGeotiff, string>> {
  const problem = tiffDirectoryProblem(bytes);
  if (problem !== null) return fail(problem);
  try {
    const image = await (await fromArrayBuffer(bytes)).getImage();
    return ok({
      columns: image.getWidth(),
      rows: image.getHeight(),
      crs: crsOfGeoKeys(image.getGeoKeys()),
      frame: frameOf(image),
      noData: image.getGDALNoData(),
      readBand: (window) => readBand(image, window),
    });
  } catch (error) {
    return fail(String(error));
  }
}

/** Tags 33922, 33550 and 34264. A pixel-is-point raster names pixel centres: its edges lie half a pixel further out. */
function frameOf(image: GeoTIFFImage): OpenedGeotiff['frame'] {
  const affine = affineOf(image);
  if (affine === null || !(affine.pixelWidth > 0) || !(affine.pixelHeight > 0)) return null;
  const shift = image.getGeoKeys()?.GTRasterTypeGeoKey === rasterPixelIsPoint ? 0.5 : 0;
  return {
    ...affine,
    west: affine.west - shift * affine.pixelWidth,
    north: affine.north + shift * affine.pixelHeight,
  };
}

function affineOf(image: GeoTIFFImage): OpenedGeotiff['frame'] {
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

async function readBand(
  image: GeoTIFFImage,
  window: BandWindow = { top: 0, left: 0, columns: image.getWidth(), rows: image.getHeight() },
): Promise<Result<ArrayLike<number>, string>> {
  const { top, left, columns, rows } = window;
  try {
    const bands = await image.readRasters({
      window: [left, top, left + columns, top + rows],
      samples: [0],
      interleave: false,
    });
    const band = bands[0];
    return band === undefined ? fail('no band') : ok(band);
  } catch (error) {
    return fail(String(error));
  }
}
