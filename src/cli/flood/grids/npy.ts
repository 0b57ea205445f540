import { fail, ok, type Result } from '../../../core/result.ts';
import type { GridFileFault } from '../flood-file-fault.ts';
import { fileChunks, readInto } from './file-chunks.ts';
import { type FileHead, fileFault, type GridPlace, type OpenedGrid, voidsAsNan } from './opened-grid.ts';

/** How the values of an array file are written. */
interface NpyLayout {
  readonly kind: 'f' | 'i' | 'u' | 'b';
  readonly bytes: number;
  readonly isLittleEndian: boolean;
  readonly isFortran: boolean;
  readonly shape: readonly number[];
  readonly dataAt: number;
}

/** An array says nothing of where it lies. */
const noPlace: GridPlace = { frame: null, epsg: null };

const latin1 = new TextDecoder('latin1');

/**
 * Opens a two-dimensional NumPy array: float32, float64, integers or booleans of either byte order, in C or Fortran
 * order. Source: NumPy Enhancement Proposal 1 (the `.npy` format, versions 1.0 to 3.0).
 */
export function openNpy(head: FileHead): Result<OpenedGrid, GridFileFault> {
  const { file } = head;
  const layout = layoutOf(head.bytes);
  if (typeof layout === 'string') return fail({ kind: 'flood-file-unreadable', file, reason: layout });
  const [rows, columns] = layout.shape as [number, number];
  const wanted = rows * columns;
  const values = Math.floor((head.size - layout.dataAt) / layout.bytes);
  return ok({
    file,
    columns,
    rows,
    place: async () => ok(noPlace),
    read: async () => {
      if (values < wanted) return fail({ kind: 'flood-file-length', file, values, wanted });
      try {
        const read = voidsAsNan(readCells(file, layout, wanted), null);
        const cells = layout.isFortran ? rowByRow(read, rows, columns) : read;
        return ok({ cells, ...noPlace });
      } catch (error) {
        return fail(fileFault(file, error));
      }
    },
  });
}

/** The layout in a head, or what is wrong with it. */
function layoutOf(bytes: Uint8Array): NpyLayout | string {
  if (bytes.length < 12 || latin1.decode(bytes.subarray(1, 6)) !== 'NUMPY') return 'no NPY signature';
  const version = bytes[6] as number;
  if (version < 1 || version > 3) return `NPY version ${version}`;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerAt = version === 1 ? 10 : 12;
  const dataAt = headerAt + (version === 1 ? view.getUint16(8, true) : view.getUint32(8, true));
  if (dataAt > bytes.length) return 'the NPY header ends early';
  const text = latin1.decode(bytes.subarray(headerAt, dataAt));
  const descr = /'descr'\s*:\s*'([<>|=])([fiub])(\d+)'/.exec(text);
  const order = /'fortran_order'\s*:\s*(True|False)/.exec(text);
  const shape = /'shape'\s*:\s*\(([^)]*)\)/.exec(text);
  if (descr === null || order === null || shape === null) return `NPY header ${text.trim().slice(0, 80)}`;
  const lengths = (shape[1] as string).split(',').map((part) => part.trim());
  const sizes = lengths.filter((part) => part !== '').map((part) => Number(part.replace(/L$/, '')));
  if (sizes.length !== 2 || sizes.some((size) => !(Number.isInteger(size) && size > 0))) {
    return `an array of shape (${sizes.join(', ')}) where (rows, columns) is wanted`;
  }
  const layout: NpyLayout = {
    kind: descr[2] as NpyLayout['kind'],
    bytes: Number(descr[3]),
    isLittleEndian: descr[1] !== '>',
    isFortran: order[1] === 'True',
    shape: sizes,
    dataAt,
  };
  return readerOf(layout) === null ? `NPY values of type ${descr[2]}${descr[3]}` : layout;
}

function readCells(file: string, layout: NpyLayout, count: number): Float32Array {
  const cells = new Float32Array(count);
  if (layout.kind === 'f' && layout.bytes === 4 && layout.isLittleEndian) {
    readInto(file, new Uint8Array(cells.buffer), layout.dataAt);
    return cells;
  }
  const read = readerOf(layout) as ValueReader;
  let cell = 0;
  for (const chunk of fileChunks(file, layout.dataAt)) {
    const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const last = chunk.byteLength - layout.bytes;
    for (let at = 0; at <= last && cell < count; at += layout.bytes) {
      cells[cell++] = read(view, at, layout.isLittleEndian);
    }
  }
  return cells;
}

type ValueReader = (view: DataView, at: number, isLittleEndian: boolean) => number;

const readers: Readonly<Record<string, ValueReader>> = {
  f4: (view, at, little) => view.getFloat32(at, little),
  f8: (view, at, little) => view.getFloat64(at, little),
  i1: (view, at) => view.getInt8(at),
  i2: (view, at, little) => view.getInt16(at, little),
  i4: (view, at, little) => view.getInt32(at, little),
  i8: (view, at, little) => Number(view.getBigInt64(at, little)),
  u1: (view, at) => view.getUint8(at),
  u2: (view, at, little) => view.getUint16(at, little),
  u4: (view, at, little) => view.getUint32(at, little),
  b1: (view, at) => view.getUint8(at),
};

const readerOf = ({ kind, bytes }: Pick<NpyLayout, 'kind' | 'bytes'>): ValueReader | null =>
  readers[`${kind}${bytes}`] ?? null;

function rowByRow(columnByColumn: Float32Array, rows: number, columns: number): Float32Array {
  const cells = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      cells[row * columns + column] = columnByColumn[column * rows + row] as number;
    }
  }
  return cells;
}

/** Bytes before the values of an array file of version 1.0, a multiple of 64. */
export function npyHeader(values: Float32Array | Uint8Array, rows: number, columns: number): Uint8Array {
  const descr = values instanceof Float32Array ? '<f4' : '|u1';
  const dictionary = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${rows}, ${columns}), }`;
  const length = Math.ceil((10 + dictionary.length + 1) / 64) * 64;
  const bytes = new Uint8Array(length).fill(0x20);
  bytes.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]);
  new DataView(bytes.buffer).setUint16(8, length - 10, true);
  for (let i = 0; i < dictionary.length; i++) bytes[10 + i] = dictionary.charCodeAt(i);
  bytes[length - 1] = 0x0a;
  return bytes;
}
