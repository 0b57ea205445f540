import type { HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js';

/** Bytes of one node of the packed R-tree. Source: FlatGeobuf specification 3.0. */
const nodeBytes = 40;

/**
 * Stops the reading of a FlatGeobuf file whose header promises an index that cannot be there: the library would look for its
 * size without end when there are no features, or skip past the file.
 * @throws Error, as the library does for a file that is none
 */
export function requireSoundHeader({ indexNodeSize, featuresCount }: HeaderMeta, fileBytes: number): void {
  if (indexNodeSize === 0) return;
  const isSound = featuresCount >= 1 && featuresCount * nodeBytes <= fileBytes;
  if (!isSound) throw new Error(`an index of ${featuresCount} features in ${fileBytes} bytes`);
}
