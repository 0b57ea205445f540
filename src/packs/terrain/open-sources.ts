import { fail, ok, type Result } from '../../core/result.ts';
import type { RasterFault } from '../../domain/region/raster-fault.ts';
import type { TerrainFault } from '../../domain/region/terrain-import.ts';
import type { ByteSource } from '../bytes/byte-source.ts';
import { type Extent, extentOf } from '../raster/pixel-frame.ts';
import { RasterBytes } from '../raster/raster-bytes.ts';
import { readingOf } from '../raster/raster-problem.ts';
import { openGeotiffSource } from './geotiff-source.ts';
import type { HeightSource } from './height-source.ts';
import { openHgt } from './hgt-source.ts';
import { centreOf } from './target-system.ts';
import { isOfTiles, openTileSources, type TileOpening } from './tile-sources.ts';

/** At least one source; all in one system. */
export type Sources = readonly [HeightSource, ...HeightSource[]];

const wantedFiles = 'GeoTIFF (.tif, .tiff), SRTM (.hgt, .hgt.gz)';

/**
 * Opens every file's frame and checks that all are in one system. No height is read.
 * @param tiles what is wanted of map tiles; without, tiles are no terrain
 */
export async function openSources(
  files: readonly ByteSource[],
  tiles: TileOpening | null = null,
): Promise<Result<Sources, TerrainFault>> {
  const ofTiles = files.filter(({ name }) => tiles !== null && isOfTiles(name));
  const tiled = tiles === null ? ok([]) : await openTileSources(ofTiles, tiles);
  if (!tiled.ok) return tiled;
  const sources: HeightSource[] = [...tiled.value];
  for (const file of files) {
    if (ofTiles.includes(file)) continue;
    const source = await openSource(file);
    if (!source.ok) return source;
    const misplaced = refusePosition(source.value);
    if (misplaced !== null) return fail(misplaced);
    sources.push(source.value);
  }
  const [first, ...rest] = sources;
  if (first === undefined) return fail({ kind: 'terrain-no-files' });
  const wanted = first.frame.epsg;
  const other = rest.find((source) => source.frame.epsg !== wanted);
  if (other === undefined) return ok([first, ...rest]);
  return fail({ kind: 'terrain-crs-mixed', file: other.name, came: other.frame.epsg, wanted });
}

async function openSource(file: ByteSource): Promise<Result<HeightSource, TerrainFault>> {
  if (/\.hgt(\.gz)?$/iu.test(file.name)) return openHgt(file);
  if (/\.tiff?$/iu.test(file.name)) return openGeotiffSource(file);
  const isTiff = await hasTiffSignature(file);
  if (!isTiff.ok) return isTiff;
  if (isTiff.value) return openGeotiffSource(file);
  return fail({ kind: 'terrain-unsupported-file', file: file.name, wanted: wantedFiles });
}

/** Half the circumference of the Earth and a little, m; Web Mercator reaches 20,037,508. */
const farthestM = 2.1e7;
/** Degrees may count on past 180 east; a pixel-is-point raster reaches half a pixel past the pole. */
const farthestDeg = { lng: 361, lat: 91 };

function refusePosition({ name, frame }: HeightSource): TerrainFault | null {
  const extent = extentOf(frame);
  const isDegrees = frame.epsg === 4326;
  const xs = [extent.west, extent.east];
  const ys = [extent.south, extent.north];
  const x = xs.find((value) => !(Math.abs(value) <= (isDegrees ? farthestDeg.lng : farthestM)));
  const y = ys.find((value) => !(Math.abs(value) <= (isDegrees ? farthestDeg.lat : farthestM)));
  if (x === undefined && y === undefined && centreOf(frame.epsg, extent).every(Number.isFinite)) return null;
  const { epsg } = frame;
  return { kind: 'terrain-position-impossible', file: name, epsg, x: x ?? extent.west, y: y ?? extent.north };
}

/** Byte order mark and the number 42 (43 for BigTIFF). Source: TIFF 6.0 (Adobe 1992), section 2. */
function hasTiffSignature(file: ByteSource): Promise<Result<boolean, RasterFault>> {
  return readingOf(file.name, async () => {
    const head = await new RasterBytes(file).read(0, 4);
    if (head.length < 4) return ok(false);
    const view = new DataView(head.buffer);
    const order = view.getUint16(0, false);
    if (order !== 0x4949 && order !== 0x4d4d) return ok(false);
    const magic = view.getUint16(2, order === 0x4949);
    return ok(magic === 42 || magic === 43);
  });
}

/**
 * The first file that touches none of those before it, directly or through others, or null when all hang together.
 * Files may lie a pixel apart and still count as neighbours.
 * @returns the gap to the rest, in units of the system
 */
export function strayFile(sources: Sources): { readonly source: HeightSource; readonly gap: number } | null {
  const joined = [sources[0]];
  let waiting = sources.slice(1);
  for (;;) {
    const near = waiting.filter((source) => gapTo(source, joined) <= source.frame.pixelWidth * 1.5);
    if (near.length === 0) break;
    joined.push(...near);
    waiting = waiting.filter((source) => !near.includes(source));
  }
  const stray = waiting[0];
  return stray === undefined ? null : { source: stray, gap: gapTo(stray, joined) };
}

const gapTo = (source: HeightSource, others: readonly HeightSource[]): number =>
  Math.min(...others.map((other) => gapBetween(extentOf(source.frame), extentOf(other.frame))));

function gapBetween(a: Extent, b: Extent): number {
  const x = Math.max(0, a.west - b.east, b.west - a.east);
  const y = Math.max(0, a.south - b.north, b.south - a.north);
  return Math.hypot(x, y);
}
