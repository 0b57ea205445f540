import { ok, type Result } from '../../core/result.ts';

/**
 * Bytes that are read by ranges: of a file on disk, in the browser's own file system, in memory or on a server. Formats
 * that are read in parts (cloud-optimised GeoTIFF, PMTiles, OSM PBF) take this and know nothing of where it lies.
 */
export interface ByteSource {
  /** File name or address without a key, for sentences. */
  readonly name: string;
  readonly sizeBytes: number;
  /**
   * Tells this version of the file from any other without its bytes; null where its server cannot. Absent where the bytes
   * are at hand.
   */
  readonly versionTag?: string | null;
  /**
   * `length` bytes from `startByte`, fewer only where the file ends. The caller may keep them.
   * @throws RangeError when `startByte` or `length` is negative or not an integer
   */
  read(startByte: number, length: number): Promise<Result<Uint8Array<ArrayBuffer>, BytesFault>>;
}

/** Why bytes did not come. */
export type BytesFault =
  | { readonly kind: 'bytes-unreadable'; readonly name: string; readonly reason: string }
  | {
      /** The source ended, or the connection was cut, before what its size promised. */
      readonly kind: 'bytes-cut';
      readonly name: string;
      readonly startByte: number;
      readonly wantedBytes: number;
      readonly cameBytes: number;
    };

/** Bytes that lie in memory. */
export function bytesInMemory(name: string, bytes: Uint8Array<ArrayBuffer>): ByteSource {
  return {
    name,
    sizeBytes: bytes.length,
    read: (startByte, length) => {
      requireRange(startByte, length);
      return Promise.resolve(ok(bytes.slice(startByte, startByte + length)));
    },
  };
}

/** @throws RangeError for a range that is not one */
export function requireRange(startByte: number, length: number): void {
  if (Number.isInteger(startByte) && Number.isInteger(length) && startByte >= 0 && length >= 0) return;
  throw new RangeError(`no range of bytes: ${startByte} + ${length}`);
}
