import type { RasterBytes } from './raster-bytes.ts';
import { RasterProblem } from './raster-problem.ts';

/** Bytes per value of each field type; BigTIFF adds 13 and 16 to 18. Source: TIFF 6.0 (Adobe 1992), section 2. */
const typeBytes: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
  13: 4,
  16: 8,
  17: 8,
  18: 8,
};

/** A pyramid has some fifteen levels and as many masks; a directory of a raster some thirty fields. */
const mostDirectories = 64;
const mostFields = 4096;
/** All field values of all directories: tables of four million tiles and more. */
const mostDirectoryBytes = 2 ** 26;

/** Sizes and places in a directory: classic TIFF counts in 32 bits, BigTIFF in 64. */
interface Layout {
  readonly littleEndian: boolean;
  readonly countBytes: number;
  readonly entryBytes: number;
  /** Values up to this size lie in the entry; also the size of an offset. */
  readonly inlineBytes: number;
}

/** What a TIFF's directories are known to be before a library believes them. */
export interface TiffOutline {
  readonly littleEndian: boolean;
  readonly directories: number;
}

/**
 * Walks the directories of a TIFF and refuses what a reader must not believe: fields that reach past the file, chains
 * that come back to a directory already seen, and sizes beyond any raster's. A reader that trusts a damaged count
 * allocates without limit, which ends the whole process and not only the call.
 * @throws RasterProblem
 */
export async function outlineTiff(bytes: RasterBytes): Promise<TiffOutline> {
  const head = await bytes.read(0, 16);
  const layout = layoutOf(bytes, head);
  const seen = new Set<number>();
  let valueBytes = 0;
  for (let at = offsetIn(head, layout, layout.inlineBytes); at !== 0; ) {
    if (seen.has(at)) refuse(bytes, `directories go round at byte ${at}`);
    if (seen.size === mostDirectories) tooLarge(bytes, 'directories', seen.size + 1, mostDirectories);
    seen.add(at);
    const directory = await walkDirectory(bytes, layout, at);
    valueBytes += directory.valueBytes;
    if (valueBytes > mostDirectoryBytes) tooLarge(bytes, 'directory-bytes', valueBytes, mostDirectoryBytes);
    at = directory.next;
  }
  if (seen.size === 0) refuse(bytes, 'no directory');
  return { littleEndian: layout.littleEndian, directories: seen.size };
}

function layoutOf(bytes: RasterBytes, head: Uint8Array<ArrayBuffer>): Layout {
  const order = new TextDecoder('latin1').decode(head.subarray(0, 2));
  const view = new DataView(head.buffer);
  const littleEndian = order === 'II';
  const isCut = head.length < 16 && (head.length < 2 || littleEndian || order === 'MM');
  if (isCut) refuse(bytes, `${head.length} bytes`);
  const magic = head.length < 16 || (order !== 'II' && order !== 'MM') ? 0 : view.getUint16(2, littleEndian);
  if (magic === 42) return { littleEndian, countBytes: 2, entryBytes: 12, inlineBytes: 4 };
  if (magic === 43) return { littleEndian, countBytes: 8, entryBytes: 20, inlineBytes: 8 };
  throw new RasterProblem({
    kind: 'raster-other-format',
    file: bytes.name,
    came: beginningOf(head),
    wanted: 'GeoTIFF',
  });
}

/** How a file begins, as text where it is text and as numbers where it is not. */
export function beginningOf(bytes: Uint8Array): string {
  const start = bytes.subarray(0, 16);
  const isText = start.length > 0 && start.every((byte) => byte >= 32 && byte < 127);
  if (isText) return new TextDecoder('latin1').decode(start);
  return Array.from(start.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}

async function walkDirectory(
  bytes: RasterBytes,
  layout: Layout,
  at: number,
): Promise<{ readonly valueBytes: number; readonly next: number }> {
  const { countBytes, entryBytes, inlineBytes, littleEndian } = layout;
  const counted = await bytes.read(at, countBytes);
  if (counted.length < countBytes) refuse(bytes, `directory at byte ${at}`);
  const fields =
    countBytes === 2 ? new DataView(counted.buffer).getUint16(0, littleEndian) : offsetIn(counted, layout, 0);
  if (fields > mostFields) tooLarge(bytes, 'directories', fields, mostFields);
  const size = fields * entryBytes;
  const entries = await bytes.read(at + countBytes, size + inlineBytes);
  if (entries.length < size) refuse(bytes, `directory of ${fields} fields`);
  let valueBytes = 0;
  for (let i = 0; i < fields; i++) valueBytes += fieldBytes(bytes, layout, entries.subarray(i * entryBytes));
  const next = entries.length < size + inlineBytes ? 0 : offsetIn(entries, layout, size);
  return { valueBytes, next };
}

function fieldBytes(bytes: RasterBytes, layout: Layout, entry: Uint8Array<ArrayBuffer>): number {
  const view = new DataView(entry.buffer, entry.byteOffset);
  const tag = view.getUint16(0, layout.littleEndian);
  const size = typeBytes[view.getUint16(2, layout.littleEndian)];
  if (size === undefined) return refuse(bytes, `field ${tag} of unknown type`);
  const length = size * offsetIn(entry, layout, 4);
  if (length <= layout.inlineBytes) return length;
  const end = offsetIn(entry, layout, 4 + layout.inlineBytes) + length;
  return end > bytes.sizeBytes ? refuse(bytes, `field ${tag} ends at byte ${end}`) : length;
}

/** A count or an offset of the layout's width; numbers above 2^53 lose digits and are refused by size all the same. */
function offsetIn(bytes: Uint8Array<ArrayBuffer>, layout: Layout, at: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return layout.inlineBytes === 4
    ? view.getUint32(at, layout.littleEndian)
    : Number(view.getBigUint64(at, layout.littleEndian));
}

function refuse(bytes: RasterBytes, reason: string): never {
  throw new RasterProblem({ kind: 'raster-damaged', file: bytes.name, reason });
}

function tooLarge(
  bytes: RasterBytes,
  counted: 'directories' | 'directory-bytes',
  came: number,
  most: number,
): never {
  throw new RasterProblem({ kind: 'raster-too-large', file: bytes.name, counted, came, most });
}
