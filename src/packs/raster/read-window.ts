import type { GeoTIFFImage } from 'geotiff';
import type { RasterFault } from '../../domain/region/raster-fault.ts';
import type { PixelWindow } from './pixel-frame.ts';
import { RasterProblem } from './raster-problem.ts';
import { compressions, mostBlockBytes } from './tiff-decoders.ts';

/** Bits of a sample by sample format: unsigned, signed, floating. Source: TIFF 6.0, tags 258 and 339. */
const sampleBits: Readonly<Record<number, readonly number[]>> = {
  1: [8, 16, 32],
  2: [8, 16, 32],
  3: [16, 32, 64],
};
/** Unpacked blocks held at one time, bytes. */
const bandBytes = 2 ** 25;

/** Why the pixels of an image are not read here, or null when they are. */
export async function unsupportedBy(file: string, image: GeoTIFFImage): Promise<RasterFault | null> {
  const unsupported = (came: string, wanted: string): RasterFault => ({
    kind: 'raster-unsupported',
    file,
    came,
    wanted,
  });
  const compression = Number(image.fileDirectory.getValue('Compression') ?? 1);
  if (!compressions.has(compression)) {
    return unsupported(`compression ${compression}`, [...new Set(compressions.values())].join(', '));
  }
  const format = image.getSampleFormat();
  const bits = image.getBitsPerSample();
  if (!sampleBits[format]?.includes(bits)) {
    return unsupported(
      `sample format ${format} of ${bits} bits`,
      'integers of 8 to 32 bits, floats of 16 to 64 bits',
    );
  }
  // The predictors of geotiff.js work in the machine's byte order, which would give wrong numbers silently.
  const predictor = Number((await image.fileDirectory.loadValue('Predictor')) ?? 1);
  if (!image.littleEndian && predictor !== 1 && bits > 8) {
    return unsupported(`big-endian with predictor ${predictor}`, 'little-endian, or no predictor');
  }
  const columns = image.getTileWidth();
  const rows = image.getTileHeight();
  if (!(columns > 0 && rows > 0))
    return { kind: 'raster-damaged', file, reason: `blocks of ${columns} x ${rows}` };
  const bytes = columns * rows * pixelBytes(image);
  if (bytes <= mostBlockBytes) return null;
  return { kind: 'raster-too-large', file, counted: 'block-bytes', came: bytes, most: mostBlockBytes };
}

const pixelBytes = (image: GeoTIFFImage): number =>
  Math.max(1, image.planarConfiguration === 2 ? image.getSampleByteSize(0) : image.getBytesPerPixel());

/**
 * Values of a window of the first band, read a few rows of blocks at a time so that a large window never holds all its
 * blocks unpacked at once. The window must lie in the image.
 * @throws RasterProblem; Error in the library's words
 */
export async function readWindow(
  file: string,
  image: GeoTIFFImage,
  window: PixelWindow,
): Promise<ArrayLike<number>> {
  const { top, left, columns, rows } = window;
  if (top < 0 || left < 0 || top + rows > image.getHeight() || left + columns > image.getWidth()) {
    throw new RangeError(`window ${left}, ${top}, ${columns} x ${rows} outside the image`);
  }
  const blockRows = image.getTileHeight();
  const blocksAcross = Math.ceil(columns / image.getTileWidth()) + 1;
  const rowOfBlocks = blocksAcross * image.getTileWidth() * blockRows * pixelBytes(image);
  const step = Math.max(1, Math.floor(bandBytes / rowOfBlocks)) * blockRows;
  const values = image.getArrayForSample(0, columns * rows);
  for (let row = top; row < top + rows; ) {
    const end = Math.min(top + rows, (Math.floor(row / blockRows) + step / blockRows) * blockRows);
    const bands = await image.readRasters({
      window: [left, row, left + columns, end],
      samples: [0],
      interleave: false,
    });
    const band = bands[0];
    if (band === undefined || typeof band === 'number') {
      throw new RasterProblem({ kind: 'raster-damaged', file, reason: 'no band' });
    }
    values.set(band, (row - top) * columns);
    row = end;
  }
  return values;
}
