import { readFileSync } from 'node:fs';
import { fail, ok, type Result } from '../../core/result.ts';
import { decodeCheckpoint } from '../../domain/hazard/flood/checkpoint/checkpoint-file.ts';
import type { FloodFileFault } from './flood-file-fault.ts';

/** A checkpoint that a run can go on from. */
export interface RestartFile {
  readonly bytes: ArrayBuffer;
  readonly timeS: number;
}

export function readRestartFile(file: string): Result<RestartFile, FloodFileFault> {
  let contents: Uint8Array;
  try {
    contents = readFileSync(file);
  } catch (error) {
    return fail({ kind: 'flood-checkpoint-file', file, reason: String(error) });
  }
  const bytes = new ArrayBuffer(contents.byteLength);
  new Uint8Array(bytes).set(contents);
  const checkpoint = decodeCheckpoint(bytes);
  return checkpoint.ok ? ok({ bytes, timeS: checkpoint.value.timeS }) : checkpoint;
}
