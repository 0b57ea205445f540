import type { Result } from '../../../core/result.ts';
import type { GridFileFault } from '../flood-file-fault.ts';

/** Position of a grid in its system, m, as its file tells it. */
interface GridFrame {
  readonly westM: number;
  readonly southM: number;
  readonly cellSizeM: number;
}

/** Where a grid lies; null where its file does not say. */
export interface GridPlace {
  readonly frame: GridFrame | null;
  readonly epsg: number | null;
}

/** What a grid file holds. */
export interface GridContents extends GridPlace {
  /** Row by row from the north; NaN where the file has no value. */
  readonly cells: Float32Array;
}

/** A grid file whose size is known and whose cells were not read yet. */
export interface OpenedGrid {
  readonly file: string;
  readonly columns: number;
  readonly rows: number;
  /** Where it lies, for which no cell is read. */
  place(): Promise<Result<GridPlace, GridFileFault>>;
  read(): Promise<Result<GridContents, GridFileFault>>;
}

/** What of a file is known before it is read. */
export interface FileHead {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly size: number;
}

/** Below it no height, depth or coefficient lies: rounded forms of the least 32-bit float stand for "no value". */
const leastValue = -1e30;

/** Writes NaN where a value stands for none, or is infinite. */
export function voidsAsNan(cells: Float32Array, noData: number | null): Float32Array {
  const none = noData === null ? Number.NaN : Math.fround(noData);
  for (let i = 0; i < cells.length; i++) {
    const value = cells[i] as number;
    if (value === none || value < leastValue || value - value !== 0) cells[i] = Number.NaN;
  }
  return cells;
}

/** The fault of a failed call of the file system. */
export function fileFault(file: string, error: unknown): GridFileFault {
  return (error as NodeJS.ErrnoException).code === 'ENOENT'
    ? { kind: 'flood-file-missing', file }
    : { kind: 'flood-file-unreadable', file, reason: String(error) };
}
