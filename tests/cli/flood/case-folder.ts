import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../../../src/cli/run-command.ts';

/** A passing folder for the files of a test file; `remove` takes it away. */
export class CaseFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'haetae-flood-'));

  file(name: string, contents: string | Uint8Array): string {
    const path = join(this.path, name);
    writeFileSync(path, contents);
    return path;
  }

  case(name: string, contents: object): string {
    return this.file(name, JSON.stringify(contents));
  }

  folder(name: string): string {
    const path = join(this.path, name);
    mkdirSync(path, { recursive: true });
    return path;
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

type NpyType = '<f4' | '>f4' | '<f8' | '>f8' | '<i2' | '|u1';

const setters: Readonly<Record<NpyType, (view: DataView, at: number, value: number) => void>> = {
  '<f4': (view, at, value) => view.setFloat32(at, value, true),
  '>f4': (view, at, value) => view.setFloat32(at, value, false),
  '<f8': (view, at, value) => view.setFloat64(at, value, true),
  '>f8': (view, at, value) => view.setFloat64(at, value, false),
  '<i2': (view, at, value) => view.setInt16(at, value, true),
  '|u1': (view, at, value) => view.setUint8(at, value),
};

interface NpyWriting {
  readonly type?: NpyType;
  readonly version?: 1 | 2 | 3;
  readonly isFortran?: boolean;
}

/** The bytes of an `.npy` file as NumPy's format note describes them. */
export function npyBytes(rows: readonly (readonly number[])[], writing: NpyWriting = {}): Uint8Array {
  const { type = '<f4', version = 1, isFortran = false } = writing;
  const columns = rows[0]?.length ?? 0;
  const lengthBytes = version === 1 ? 2 : 4;
  const dictionary = `{'descr': '${type}', 'fortran_order': ${isFortran ? 'True' : 'False'}, 'shape': (${rows.length}, ${columns}), }`;
  const before = 8 + lengthBytes;
  const header = `${dictionary.padEnd(Math.ceil((before + dictionary.length + 1) / 64) * 64 - before - 1)}\n`;
  const size = Number(type[2]);
  const bytes = new Uint8Array(before + header.length + rows.length * columns * size);
  bytes.set([0x93, ...Buffer.from('NUMPY'), version, 0]);
  const view = new DataView(bytes.buffer);
  if (version === 1) view.setUint16(8, header.length, true);
  else view.setUint32(8, header.length, true);
  bytes.set(Buffer.from(header, 'latin1'), before);
  for (const [r, row] of rows.entries()) {
    for (const [c, value] of row.entries()) {
      const index = isFortran ? c * rows.length + r : r * columns + c;
      setters[type](view, before + header.length + index * size, value);
    }
  }
  return bytes;
}

/** Reads an `.npy` of C order that a run wrote, without the reader under test. */
export function readNpy(path: string): { readonly shape: readonly number[]; readonly values: number[] } {
  const bytes = readFileSync(path);
  const header = bytes.subarray(10, 10 + bytes.readUInt16LE(8)).toString('latin1');
  const shape = (/\((\d+), (\d+)\)/.exec(header) as RegExpExecArray).slice(1).map(Number);
  const isFloat = header.includes("'<f4'");
  const data = bytes.subarray(10 + bytes.readUInt16LE(8));
  const length = (shape[0] as number) * (shape[1] as number);
  const values = Array.from({ length }, (_, i) => (isFloat ? data.readFloatLE(4 * i) : data.readUInt8(i)));
  return { shape, values };
}

export interface Ran {
  readonly status: number;
  readonly values: readonly Record<string, unknown>[];
  readonly lines: readonly string[];
}

/** Calls the command line in this process. */
export async function runHaetae(...args: string[]): Promise<Ran> {
  const values: Record<string, unknown>[] = [];
  const lines: string[] = [];
  const status = await runCommand(args, 'en', {
    out: (value) => values.push(JSON.parse(JSON.stringify(value)) as Record<string, unknown>),
    tell: (line) => lines.push(line),
  });
  return { status, values, lines };
}

/** Rows of a grid whose values are a function of row and column. */
export const rowsOf = (
  rows: number,
  columns: number,
  value: (row: number, column: number) => number,
): number[][] =>
  Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => value(row, column)),
  );
