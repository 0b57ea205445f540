import type { PbfReader } from 'pbf';

/**
 * Reads the fields of a nested message, which must end where its length says: the library reads on past the end of a
 * broken one. Fields that `readField` leaves alone are skipped.
 * @throws Error when the message does not fit into its bytes
 */
export function readNested(pbf: PbfReader, readField: (tag: number) => void): void {
  const end = pbf.readVarint() + pbf.pos;
  readFieldsTo(pbf, end, readField);
}

/** The fields of a message that ends at `end`. @throws Error as above */
export function readFieldsTo(pbf: PbfReader, end: number, readField: (tag: number) => void): void {
  if (!(end <= pbf.length)) throw new Error('a message longer than its block');
  for (let tag = pbf.nextField(end); tag !== 0; tag = pbf.nextField(end)) readField(tag);
  if (pbf.pos !== end) throw new Error('a field longer than its message');
}

/** Bytes of a field. @throws Error when they reach over the end */
export function readBytesOf(pbf: PbfReader): Uint8Array {
  const end = pbf.readVarint() + pbf.pos;
  if (!(end <= pbf.length)) throw new Error('a field longer than its block');
  const bytes = pbf.buf.subarray(pbf.pos, end);
  pbf.pos = end;
  return bytes;
}
