import { sha256 } from '../../../core/sha256.ts';
import {
  type SavedArray,
  type SavedState,
  savedBytes,
} from '../../../domain/hazard/flood/checkpoint/saved-state.ts';
import type { FloodFrame, FloodSummary } from '../../../domain/hazard/flood/flood-case.ts';
import { unpadded, type WaterState } from './water-state.ts';

/** The fields of a summary that its result hash covers. */
export type SummaryFields = Pick<
  FloodSummary,
  'maximumDepthM' | 'maximumSpeedMPerS' | 'arrivalS' | 'maximumDepthVelocityM2PerS' | 'durationS'
>;

/** SHA-256 over the bytes of the frames as they are made, then of the maxima, arrivals and durations. */
export class ResultHash {
  #digest = sha256();

  addFrame(frame: FloodFrame): void {
    this.#add(Float64Array.of(frame.timeS));
    this.#add(frame.depthM);
    this.#add(frame.velocityXMPerS);
    this.#add(frame.velocityYMPerS);
  }

  finish(fields: SummaryFields): string {
    this.#add(fields.maximumDepthM);
    this.#add(fields.maximumSpeedMPerS);
    this.#add(fields.arrivalS);
    this.#add(fields.maximumDepthVelocityM2PerS);
    this.#add(fields.durationS);
    return this.#digest.hex();
  }

  save(into: Map<string, SavedArray>): void {
    into.set('hash of frames', this.#digest.save());
  }

  restore(from: SavedState): void {
    this.#digest = sha256(savedBytes(from, 'hash of frames'));
  }

  #add(values: Float32Array | Float64Array): void {
    this.#digest.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }
}

/** SHA-256 hex over the time and the fields of a state. */
export function stateHashOf(state: WaterState, fields: readonly Float32Array[], timeS: number): string {
  const digest = sha256();
  digest.update(new Uint8Array(Float64Array.of(timeS).buffer));
  for (const field of fields) digest.update(new Uint8Array(unpadded(state, field).buffer));
  return digest.hex();
}
