import { fail, ok, type Result } from '../../../../core/result.ts';
import { sha256 } from '../../../../core/sha256.ts';
import type { FloodFault } from '../flood-fault.ts';
import type { CasePartHashes } from './case-parts.ts';
import type { SavedArray, SavedState } from './saved-state.ts';

/** Raise it when what a run keeps, its names or the arithmetic that goes on from it change. */
export const checkpointVersion = 3;

/** A run at the end of one of its steps. */
export interface Checkpoint {
  readonly timeS: number;
  /** Engine that made it. */
  readonly engineId: string;
  readonly caseParts: CasePartHashes;
  readonly state: SavedState;
}

type ArrayKind = 'f64' | 'f32' | 'u8';

/** What stands before the arrays, as JSON. */
interface Header extends Omit<Checkpoint, 'state'> {
  readonly arrays: readonly { readonly name: string; readonly kind: ArrayKind; readonly length: number }[];
}

const magic = 'HAETAECP';
const prefixBytes = 16;
const digestBytes = 64;

/**
 * One buffer: the word HAETAECP, version and length of the header (u32), the header in ASCII, arrays that each begin at a
 * multiple of 8 in the byte order of all machines that run this (little-endian), and the SHA-256 hex of all before it.
 */
export function encodeCheckpoint({ state, ...facts }: Checkpoint): ArrayBuffer {
  const arrays = [...state].map(([name, array]) => ({ name, kind: kindOf(array), length: array.length }));
  const head = asciiJson({ ...facts, arrays });
  let size = roundUp(prefixBytes + head.length);
  for (const array of state.values()) size += roundUp(array.byteLength);
  const buffer = new ArrayBuffer(size + digestBytes);
  const bytes = new Uint8Array(buffer);
  const view = new DataView(buffer);
  putAscii(bytes, 0, magic);
  view.setUint32(8, checkpointVersion, true);
  view.setUint32(12, head.length, true);
  putAscii(bytes, prefixBytes, head);
  let at = roundUp(prefixBytes + head.length);
  for (const array of state.values()) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += roundUp(array.byteLength);
  }
  putAscii(bytes, size, digestOf(bytes.subarray(0, size)));
  return buffer;
}

/** Reads a checkpoint; its arrays are views into `buffer`. Refuses other files, other versions and damaged ones. */
export function decodeCheckpoint(buffer: ArrayBuffer): Result<Checkpoint, FloodFault> {
  const bytes = new Uint8Array(buffer);
  if (bytes.length < prefixBytes || asciiOf(bytes.subarray(0, magic.length)) !== magic) {
    return fail({ kind: 'flood-checkpoint-unreadable', cause: 'not-a-checkpoint' });
  }
  const view = new DataView(buffer);
  const version = view.getUint32(8, true);
  if (version !== checkpointVersion) {
    return fail({ kind: 'flood-checkpoint-version', version, wanted: checkpointVersion });
  }
  const size = bytes.length - digestBytes;
  if (size < prefixBytes || digestOf(bytes.subarray(0, size)) !== asciiOf(bytes.subarray(size))) {
    return fail({ kind: 'flood-checkpoint-unreadable', cause: 'damaged' });
  }
  const headLength = view.getUint32(12, true);
  const head = asciiOf(bytes.subarray(prefixBytes, prefixBytes + headLength));
  const { arrays, ...facts } = JSON.parse(head) as Header;
  let at = roundUp(prefixBytes + headLength);
  const state = new Map<string, SavedArray>();
  for (const { name, kind, length } of arrays) {
    const array = viewOf(buffer, at, kind, length);
    state.set(name, array);
    at += roundUp(array.byteLength);
  }
  return ok({ ...facts, state });
}

const kindOf = (array: SavedArray): ArrayKind =>
  array instanceof Float64Array ? 'f64' : array instanceof Float32Array ? 'f32' : 'u8';

function viewOf(buffer: ArrayBuffer, at: number, kind: ArrayKind, length: number): SavedArray {
  switch (kind) {
    case 'f64':
      return new Float64Array(buffer, at, length);
    case 'f32':
      return new Float32Array(buffer, at, length);
    case 'u8':
      return new Uint8Array(buffer, at, length);
  }
}

const roundUp = (bytes: number): number => Math.ceil(bytes / 8) * 8;

function digestOf(bytes: Uint8Array): string {
  const digest = sha256();
  digest.update(bytes);
  return digest.hex();
}

/** JSON with every character beyond ASCII escaped. */
const asciiJson = (value: Header): string =>
  JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

function putAscii(bytes: Uint8Array, at: number, text: string): void {
  for (let k = 0; k < text.length; k++) bytes[at + k] = text.charCodeAt(k);
}

function asciiOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
