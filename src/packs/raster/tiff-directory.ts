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

/** Sizes and places in a directory: classic TIFF counts in 32 bits, BigTIFF in 64. */
interface Layout {
  readonly directoryAt: number;
  readonly countBytes: number;
  readonly entryBytes: number;
  readonly inlineBytes: number;
  /** Reads an offset or count of the layout's width. */
  readonly read: (view: DataView, at: number, littleEndian: boolean) => number;
}

/**
 * What is wrong with the first directory of a TIFF, or null: every field's values must lie within the file. A reader
 * that trusts a damaged count allocates without limit, which ends the whole process and not only the call.
 */
export function tiffDirectoryProblem(bytes: ArrayBuffer): string | null {
  if (bytes.byteLength < 16) return `${bytes.byteLength} bytes`;
  const view = new DataView(bytes);
  const order = view.getUint16(0, false);
  if (order !== 0x4949 && order !== 0x4d4d) return 'no TIFF signature';
  const littleEndian = order === 0x4949;
  const layout = layoutOf(view, littleEndian);
  if (layout === null) return 'no TIFF signature';
  const { directoryAt, countBytes, entryBytes } = layout;
  if (directoryAt + countBytes > bytes.byteLength) return `directory at byte ${directoryAt}`;
  const entries =
    countBytes === 2
      ? view.getUint16(directoryAt, littleEndian)
      : layout.read(view, directoryAt, littleEndian);
  const firstEntry = directoryAt + countBytes;
  if (firstEntry + entries * entryBytes > bytes.byteLength) return `directory of ${entries} fields`;
  for (let i = 0; i < entries; i++) {
    const problem = fieldProblem(view, firstEntry + i * entryBytes, layout, littleEndian);
    if (problem !== null) return problem;
  }
  return null;
}

function layoutOf(view: DataView, littleEndian: boolean): Layout | null {
  const magic = view.getUint16(2, littleEndian);
  if (magic === 42) {
    const read = (at: DataView, offset: number, little: boolean): number => at.getUint32(offset, little);
    const directoryAt = read(view, 4, littleEndian);
    return { directoryAt, countBytes: 2, entryBytes: 12, inlineBytes: 4, read };
  }
  if (magic !== 43) return null;
  const read = (at: DataView, offset: number, little: boolean): number =>
    Number(at.getBigUint64(offset, little));
  return { directoryAt: read(view, 8, littleEndian), countBytes: 8, entryBytes: 20, inlineBytes: 8, read };
}

function fieldProblem(view: DataView, entry: number, layout: Layout, littleEndian: boolean): string | null {
  const tag = view.getUint16(entry, littleEndian);
  const size = typeBytes[view.getUint16(entry + 2, littleEndian)];
  if (size === undefined) return `field ${tag} of unknown type`;
  const length = size * layout.read(view, entry + 4, littleEndian);
  if (length <= layout.inlineBytes) return null;
  const offset = layout.read(view, entry + 4 + layout.inlineBytes, littleEndian);
  return offset + length > view.byteLength ? `field ${tag} ends at byte ${offset + length}` : null;
}
