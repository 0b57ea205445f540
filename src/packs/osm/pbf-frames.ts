import { PbfReader } from 'pbf';
import { fail, ok, type Result } from '../../core/result.ts';
import type { OsmFault } from '../../domain/region/osm/osm-fault.ts';
import type { ByteSource, BytesFault } from '../bytes/byte-source.ts';
import type { ByteWindow } from './byte-window.ts';
import { inflateBlob } from './inflate-blob.ts';
import { readBytesOf, readFieldsTo } from './pbf-message.ts';

/** Limits that the format sets. Source: OpenStreetMap wiki, "PBF Format", section "File format". */
const mostHeaderBytes = 65_536;
const mostBlobBytes = 33_554_432;

export type PbfFault = OsmFault | BytesFault;

/** Where a file block lies: its blob, without the length and header before it. */
export interface PbfFrame {
  readonly type: string;
  readonly startByte: number;
  readonly bytes: number;
  readonly endByte: number;
}

/** The file block that begins at a byte; null at the end of the file. */
export async function readFrame(
  source: ByteSource,
  window: ByteWindow,
  startByte: number,
): Promise<Result<PbfFrame | null, PbfFault>> {
  if (startByte >= source.sizeBytes) return ok(null);
  const lengthBytes = await window.read(startByte, 4);
  if (!lengthBytes.ok) return lengthBytes;
  const view = new DataView(lengthBytes.value.buffer, lengthBytes.value.byteOffset, 4);
  const headerBytes = view.getUint32(0);
  const refused = overLimit(source, startByte, headerBytes, mostHeaderBytes);
  if (refused !== null) {
    return fail(startByte === 0 ? notPbf(source, 'no block header at its start') : refused);
  }
  const header = await window.read(startByte + 4, headerBytes);
  if (!header.ok) return header;
  let type = '';
  let bytes = -1;
  try {
    const pbf = new PbfReader(header.value);
    readFieldsTo(pbf, header.value.length, (tag) => {
      if (tag === 1) type = new TextDecoder().decode(readBytesOf(pbf));
      else if (tag === 3) bytes = pbf.readVarint();
    });
  } catch (error) {
    return fail(
      startByte === 0 ? notPbf(source, reasonOf(error)) : damaged(source, startByte, reasonOf(error)),
    );
  }
  if (bytes < 0 || type === '') {
    const reason = 'a block header without type and size';
    return fail(startByte === 0 ? notPbf(source, reason) : damaged(source, startByte, reason));
  }
  const blobStart = startByte + 4 + headerBytes;
  const tooLarge = overLimit(source, blobStart, bytes, mostBlobBytes);
  if (tooLarge !== null) return fail(tooLarge);
  return ok({ type, startByte: blobStart, bytes, endByte: blobStart + bytes });
}

/** Compression by the field of a blob that holds its data. */
const compressions: Readonly<Record<number, string>> = { 4: 'lzma', 5: 'bzip2', 6: 'lz4', 7: 'zstd' };

/**
 * The data of a file block, inflated. Raw and zlib data are read; other compressions are named and refused.
 * @param aheadBytes as for `ByteWindow.read`
 */
export async function readBlob(
  source: ByteSource,
  window: ByteWindow,
  { startByte, bytes }: PbfFrame,
  aheadBytes?: number,
): Promise<Result<Uint8Array, PbfFault>> {
  const blob = await window.read(startByte, bytes, aheadBytes);
  if (!blob.ok) return blob;
  let raw: Uint8Array | null = null;
  let zlib: Uint8Array | null = null;
  let rawBytes = -1;
  let other: string | null = null;
  try {
    const pbf = new PbfReader(blob.value);
    readFieldsTo(pbf, bytes, (tag) => {
      if (tag === 1) raw = readBytesOf(pbf);
      else if (tag === 2) rawBytes = pbf.readVarint();
      else if (tag === 3) zlib = readBytesOf(pbf);
      else other ??= compressions[tag] ?? null;
    });
    if (raw !== null) return ok((raw as Uint8Array).slice());
    if (zlib !== null && rawBytes >= 0) {
      const tooLarge = overLimit(source, startByte, rawBytes, mostBlobBytes);
      return tooLarge === null ? ok(inflateBlob(zlib, rawBytes)) : fail(tooLarge);
    }
  } catch (error) {
    return fail(damaged(source, startByte, reasonOf(error)));
  }
  if (other === null) return fail(damaged(source, startByte, 'a block without data'));
  const file = source.name;
  return fail({ kind: 'osm-compression-unsupported', file, came: other, wanted: 'zlib, raw' });
}

function overLimit(
  source: ByteSource,
  startByte: number,
  bytes: number,
  maximumBytes: number,
): PbfFault | null {
  if (bytes < maximumBytes) return null;
  return { kind: 'osm-part-too-large', file: source.name, startByte, bytes, maximumBytes };
}

export const damaged = (source: ByteSource, startByte: number, reason: string): PbfFault => ({
  kind: 'osm-damaged',
  file: source.name,
  startByte,
  reason,
});

export const notPbf = (source: ByteSource, reason: string): PbfFault => ({
  kind: 'osm-not-pbf',
  file: source.name,
  reason,
});

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
