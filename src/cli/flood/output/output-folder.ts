import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fail, ok, type Result } from '../../../core/result.ts';
import type { GridSpec } from '../../../domain/geo/grid.ts';
import { encodeGeotiff } from '../../../packs/raster/encode-geotiff.ts';
import type { FloodFileFault } from '../flood-file-fault.ts';
import { npyHeader } from '../grids/npy.ts';

export const summaryFile = 'summary.json';
export const failureFile = 'failure.json';

/**
 * The folder that a run writes into. Each file is written under a passing name and then renamed, so that no file with a
 * name of the format is ever half written. Its methods throw
 * OutputError.
 */
export class OutputFolder {
  /** Names of the files written so far. */
  readonly files: string[] = [];
  /** Time spent writing, ms. */
  writingMs = 0;
  readonly #folder: string;
  readonly #grid: GridSpec;
  readonly #writesTif: boolean;

  private constructor(folder: string, grid: GridSpec, writesTif: boolean) {
    this.#folder = folder;
    this.#grid = grid;
    this.#writesTif = writesTif;
  }

  /** Makes the folder and takes away the verdict of an earlier run in it. */
  static open(folder: string, grid: GridSpec, writesTif: boolean): Result<OutputFolder, FloodFileFault> {
    try {
      mkdirSync(folder, { recursive: true });
      for (const verdict of [summaryFile, failureFile]) rmSync(join(folder, verdict), { force: true });
      return ok(new OutputFolder(folder, grid, writesTif));
    } catch (error) {
      return fail({ kind: 'flood-output-unwritable', path: folder, reason: String(error) });
    }
  }

  /** Writes a grid as `<name>.npy` and, when asked for, `<name>.tif`; `noData` is for the latter. */
  grid(name: string, values: Float32Array | Uint8Array, noData: number | null = null): void {
    const { rows, columns } = this.#grid;
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    this.#write(`${name}.npy`, [npyHeader(values, rows, columns), bytes]);
    if (!this.#writesTif) return;
    const content = values instanceof Float32Array ? 'surface' : 'patches';
    const beganMs = performance.now();
    const tif = encodeGeotiff(this.#grid, values, { content, noData });
    this.writingMs += performance.now() - beganMs;
    this.#write(`${name}.tif`, [tif]);
  }

  bytes(name: string, contents: ArrayBuffer): void {
    this.#write(name, [new Uint8Array(contents)]);
  }

  text(name: string, text: string): void {
    this.#write(name, [new TextEncoder().encode(text)]);
  }

  #write(name: string, parts: readonly Uint8Array[]): void {
    const beganMs = performance.now();
    writeWhole(join(this.#folder, name), parts);
    this.files.push(name);
    this.writingMs += performance.now() - beganMs;
  }
}

/**
 * Writes a file under a passing name, renames it once it is whole, and makes its folder where there is none.
 * @throws OutputError
 */
export function writeWhole(path: string, parts: readonly Uint8Array[]): void {
  const passing = `${path}.part`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    const descriptor = openSync(passing, 'w');
    try {
      for (const part of parts) writeAll(descriptor, part);
    } finally {
      closeSync(descriptor);
    }
    renameSync(passing, path);
  } catch (error) {
    rmSync(passing, { force: true });
    throw new OutputError(path, error);
  }
}

/** A file of the results could not be written. */
export class OutputError extends Error {
  readonly path: string;

  constructor(path: string, cause: unknown) {
    super(String(cause), { cause });
    this.path = path;
  }
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at, bytes.length - at);
}
