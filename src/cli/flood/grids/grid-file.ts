import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { fail, ok, type Result } from '../../../core/result.ts';
import type { GridFileFault } from '../flood-file-fault.ts';
import { openEsriAscii } from './esri-ascii.ts';
import { openNpy } from './npy.ts';
import { type FileHead, fileFault, type OpenedGrid } from './opened-grid.ts';
import { openTiffGrid } from './tiff-grid.ts';

const headBytes = 16_384;

/**
 * Opens a grid by its first bytes, whatever it is called: NumPy (`\x93NUMPY`), TIFF (`II`, `MM`), and everything else
 * as an ESRI ASCII grid. Only the head is read.
 */
export function openGridFile(path: string): Result<OpenedGrid, GridFileFault> {
  const head = readHead(path);
  if (!head.ok) return head;
  const { bytes } = head.value;
  if (bytes[0] === 0x93 && bytes[1] === 0x4e) return openNpy(head.value);
  if ((bytes[0] === 0x49 || bytes[0] === 0x4d) && bytes[1] === bytes[0]) return openTiffGrid(head.value);
  return openEsriAscii(head.value);
}

function readHead(file: string): Result<FileHead, GridFileFault> {
  try {
    const descriptor = openSync(file, 'r');
    try {
      const { size } = fstatSync(descriptor);
      const bytes = new Uint8Array(Math.min(size, headBytes));
      readSync(descriptor, bytes, 0, bytes.length, 0);
      return ok({ file, bytes, size });
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    return fail(fileFault(file, error));
  }
}
