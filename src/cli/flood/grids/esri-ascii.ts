import { fail, ok, type Result } from '../../../core/result.ts';
import type { GridFileFault } from '../flood-file-fault.ts';
import { fileChunks } from './file-chunks.ts';
import { type FileHead, fileFault, type GridPlace, type OpenedGrid, voidsAsNan } from './opened-grid.ts';

interface AsciiHead {
  readonly columns: number;
  readonly rows: number;
  readonly westM: number;
  readonly southM: number;
  readonly cellSizeM: number;
  readonly noData: number;
  /** Byte at which the cells begin. */
  readonly dataAt: number;
}

/** What stands for "no value" where the head does not say. Source: the ESRI ASCII raster format. */
const defaultNoData = -9999;

/**
 * Opens an ESRI ASCII grid: `ncols`, `nrows`, `xllcorner` or `xllcenter`, `yllcorner` or `yllcenter`, `cellsize` (or equal
 * `dx` and `dy`), and perhaps `NODATA_value`, in any order and case; then the cells from the north, parted by white space.
 */
export function openEsriAscii({ file, bytes }: FileHead): Result<OpenedGrid, GridFileFault> {
  const head = readAsciiHead(bytes);
  if (typeof head === 'string') return fail({ kind: 'flood-file-unreadable', file, reason: head });
  const { columns, rows, westM, southM, cellSizeM } = head;
  const place: GridPlace = { frame: { westM, southM, cellSizeM }, epsg: null };
  return ok({
    file,
    columns,
    rows,
    place: async () => ok(place),
    read: async () => {
      try {
        const cells = readAsciiCells(file, head);
        return cells.ok ? ok({ cells: cells.value, ...place }) : cells;
      } catch (error) {
        return fail(fileFault(file, error));
      }
    },
  });
}

function readAsciiHead(bytes: Uint8Array): AsciiHead | string {
  const text = new TextDecoder('latin1').decode(bytes);
  const found = new Map<string, number>();
  const line = /^(?:ï»¿)?\s*([A-Za-z_]+)[ \t]+(\S+)[^\S\r\n]*(?:\r\n|\r|\n|$)/;
  let dataAt = 0;
  for (;;) {
    const match = line.exec(text.slice(dataAt, dataAt + 400));
    if (match === null || isNotANumber(match[1] as string)) break;
    found.set((match[1] as string).toLowerCase(), Number(match[2]));
    dataAt += match[0].length;
  }
  const columns = found.get('ncols');
  const rows = found.get('nrows');
  const cellSizeM = found.get('cellsize') ?? found.get('dx');
  if (columns === undefined || rows === undefined || cellSizeM === undefined) {
    return 'neither NPY nor TIFF nor an ESRI ASCII grid: ncols, nrows and cellsize are wanted';
  }
  if (!(Number.isInteger(columns) && columns > 0 && Number.isInteger(rows) && rows > 0)) {
    return `ncols ${columns}, nrows ${rows}`;
  }
  const dy = found.get('dy') ?? cellSizeM;
  if (Math.abs(dy - cellSizeM) > 1e-6 * Math.abs(cellSizeM)) return `cells of ${cellSizeM} x ${dy}`;
  return {
    columns,
    rows,
    westM: found.get('xllcorner') ?? (found.get('xllcenter') ?? cellSizeM / 2) - cellSizeM / 2,
    southM: found.get('yllcorner') ?? (found.get('yllcenter') ?? cellSizeM / 2) - cellSizeM / 2,
    cellSizeM,
    noData: found.get('nodata_value') ?? found.get('nodata') ?? defaultNoData,
    dataAt,
  };
}

const isNotANumber = (word: string): boolean => /^(nan|inf|infinity)$/i.test(word);

function readAsciiCells(file: string, head: AsciiHead): Result<Float32Array, GridFileFault> {
  const wanted = head.columns * head.rows;
  const reader = new NumberReader(wanted);
  for (const chunk of fileChunks(file, head.dataAt)) {
    const bad = reader.feed(chunk);
    if (bad !== null) return fail({ kind: 'flood-file-unreadable', file, reason: bad });
  }
  const bad = reader.end();
  if (bad !== null) return fail({ kind: 'flood-file-unreadable', file, reason: bad });
  if (reader.count !== wanted) {
    return fail({ kind: 'flood-file-length', file, values: reader.count, wanted });
  }
  return ok(voidsAsNan(reader.cells, head.noData));
}

const powersOfTen = Float64Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));
/** Digits of a mantissa that a 64-bit float holds exactly. */
const exactDigits = 15;

/** Numbers parted by white space, read from pieces of a text that may cut a number in two. */
class NumberReader {
  readonly cells: Float32Array;
  count = 0;
  #rest: Uint8Array = new Uint8Array(0);

  constructor(wanted: number) {
    this.cells = new Float32Array(wanted);
  }

  /** Returns the first word that is no number, else null. */
  feed(chunk: Uint8Array): string | null {
    let bytes = chunk;
    if (this.#rest.length > 0) {
      bytes = new Uint8Array(this.#rest.length + chunk.length);
      bytes.set(this.#rest);
      bytes.set(chunk, this.#rest.length);
    }
    let end = bytes.length;
    while (end > 0 && (bytes[end - 1] as number) > 32) end--;
    const bad = this.#numbers(bytes, end);
    this.#rest = bytes.slice(end);
    return bad;
  }

  end(): string | null {
    return this.#numbers(this.#rest, this.#rest.length);
  }

  #numbers(bytes: Uint8Array, end: number): string | null {
    let at = 0;
    for (;;) {
      while (at < end && (bytes[at] as number) <= 32) at++;
      if (at >= end) return null;
      const from = at;
      while (at < end && (bytes[at] as number) > 32) at++;
      const value = decimal(bytes, from, at);
      if (value === null) return `"${wordOf(bytes, from, at).slice(0, 40)}" after ${this.count} values`;
      if (this.count < this.cells.length) this.cells[this.count] = value;
      this.count++;
    }
  }
}

/**
 * The number in a word; NaN for the words that mean it, null for others. Up to 15 digits over a power of ten up to 22
 * both fit a 64-bit float, so that their quotient is rounded once, as the language's own reading is; longer words and
 * exponents go that way. Source: Clinger 1990, "How to read floating point numbers accurately".
 */
function decimal(bytes: Uint8Array, from: number, to: number): number | null {
  let at = from;
  const sign = bytes[at] as number;
  if (sign === 0x2d || sign === 0x2b) at++;
  let mantissa = 0;
  let digits = 0;
  let decimals = 0;
  let isAfterPoint = false;
  for (; at < to; at++) {
    const digit = (bytes[at] as number) - 0x30;
    if (digit >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit;
      digits++;
      if (isAfterPoint) decimals++;
    } else if (digit === -2 && !isAfterPoint) {
      isAfterPoint = true;
    } else {
      break;
    }
  }
  if (at === to && digits > 0 && digits <= exactDigits) {
    const size = mantissa / (powersOfTen[decimals] as number);
    return sign === 0x2d ? -size : size;
  }
  const word = wordOf(bytes, from, to);
  if (/^[+-]?(nan|inf|infinity|1\.#\w+)$/i.test(word)) return Number.NaN;
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(word) ? Number(word) : Number.NaN;
  return Number.isNaN(value) ? null : value;
}

const wordOf = (bytes: Uint8Array, from: number, to: number): string =>
  new TextDecoder('latin1').decode(bytes.subarray(from, to));
