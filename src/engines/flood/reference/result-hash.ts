import { sha256 } from '../../../core/sha256.ts';
import type { FloodFrame, FloodSummary } from '../../../domain/hazard/flood/flood-case.ts';

/** SHA-256 over the bytes of the frames as they are made, then of the maxima and arrivals. */
export class ResultHash {
  readonly #digest = sha256();

  addFrame(frame: FloodFrame): void {
    this.#add(Float64Array.of(frame.timeS));
    this.#add(frame.depthM);
    this.#add(frame.velocityXMPerS);
    this.#add(frame.velocityYMPerS);
  }

  finish(fields: Pick<FloodSummary, 'maximumDepthM' | 'maximumSpeedMPerS' | 'arrivalS'>): string {
    this.#add(fields.maximumDepthM);
    this.#add(fields.maximumSpeedMPerS);
    this.#add(fields.arrivalS);
    return this.#digest.hex();
  }

  #add(values: Float32Array | Float64Array): void {
    this.#digest.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }
}
