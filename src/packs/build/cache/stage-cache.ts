/**
 * Where a build keeps what its stages gave, by keys of 64 hexadecimal digits. What is kept may vanish at any time, and may
 * come back damaged: a build notices and makes it anew. A rejection means that the place cannot be used; the build goes on
 * without and says so.
 */
export interface StageCache {
  read(key: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Keeps parts one after another as one file, whole or not at all. */
  write(key: string, parts: readonly Uint8Array[]): Promise<void>;
}

/** @throws RangeError for a key that could name a place outside the cache */
export function requireStageKey(key: string): string {
  if (/^[0-9a-f]{64}$/u.test(key)) return key;
  throw new RangeError(`no key of a stage: ${key}`);
}
