import type { ByteSource } from '../bytes/byte-source.ts';

/** What is kept of a download. */
export interface KeptDownload {
  readonly bytes: number;
  /** ETag or date by which the server can tell whether the file is still the same, or null. */
  readonly validator: string | null;
  readonly totalBytes: number | null;
  /** SHA-256 of the whole file once it is complete, lower-case hex. */
  readonly sha256: string | null;
}

/**
 * Where downloads are kept between runs: a folder, or the browser's own file system. A key is a file name of letters and
 * digits. Methods reject when the place itself fails (disk full).
 */
export interface DownloadStore {
  find(key: string): Promise<KeptDownload | null>;
  /** Starts a file anew; what was kept under the key is lost. */
  begin(key: string, facts: Pick<KeptDownload, 'validator' | 'totalBytes'>): Promise<void>;
  append(key: string, chunk: Uint8Array<ArrayBuffer>): Promise<void>;
  finish(key: string, sha256: string): Promise<void>;
  /** The bytes that are there, complete or not; the key must be kept. */
  open(key: string): Promise<ByteSource>;
  drop(key: string): Promise<void>;
}
