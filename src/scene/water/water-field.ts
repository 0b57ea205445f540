import { drawnDepthM } from '../../domain/hazard/depth-ramp.ts';
import type { KeptDepths } from '../../domain/hazard/flood/compact-frame.ts';
import type { RunField } from '../../domain/hazard/run-field-ramps.ts';
import type { FloodRunData } from '../../store/run-registry.ts';
import { fieldPaint } from './field-paint.ts';
import { framePairAt } from './frame-cursor.ts';
import { WetChunks } from './wet-chunks.ts';

/** Arrays of one drawn state of the water, on the run's grid. Equal `key`s hold equal values. */
export interface WaterState {
  readonly key: string;
  readonly depths: KeptDepths;
  /** As compact frames keep it; null draws still water. */
  readonly velocity: { readonly xCode: Int8Array; readonly yCode: Int8Array } | null;
}

/** What to draw: two states and the share between them. */
export interface WaterPicture {
  readonly first: WaterState;
  readonly second: WaterState;
  readonly share: number;
  /** Index of the earlier frame, or null for a field of the whole run. */
  readonly frameIndex: number | null;
  /** Colours, RGBA, one pixel a cell, instead of those of depth; equal keys, equal pixels. */
  readonly paint: { readonly key: RunField; readonly pixels: Uint8Array } | null;
}

/** Reads one run for the layer: which chunks are wet, and the states around the time cursor. */
export class WaterField {
  readonly run: FloodRunData;
  readonly chunks: WetChunks;
  #seenFrames = 0;
  #paint: WaterPicture['paint'] = null;
  readonly #runningMaximumMm: Uint16Array;

  constructor(run: FloodRunData) {
    this.run = run;
    this.chunks = new WetChunks(run.grid, drawnDepthM);
    this.#runningMaximumMm = new Uint16Array(run.bedM.length);
  }

  /** Takes in frames that arrived since the last call; true when new chunks became wet. */
  takeNewFrames(): boolean {
    let changed = false;
    for (; this.#seenFrames < this.run.frames.length; this.#seenFrames++) {
      const { depthMm } = this.run.frames[this.#seenFrames] as { depthMm: Uint16Array };
      changed = this.chunks.include(depthMm) || changed;
      for (let i = 0; i < depthMm.length; i++) {
        if ((depthMm[i] as number) > (this.#runningMaximumMm[i] as number)) {
          this.#runningMaximumMm[i] = depthMm[i] as number;
        }
      }
    }
    const summary = this.run.summary;
    return summary === null ? changed : this.chunks.include(summary.maximumDepthM) || changed;
  }

  /** The frames around the cursor; null before the first frame arrives. */
  pictureAt(cursorS: number): WaterPicture | null {
    const pair = framePairAt(this.run.frames, cursorS);
    if (pair === null) return null;
    const first = this.#frameState(pair.first);
    return {
      first,
      second: pair.second === pair.first ? first : this.#frameState(pair.second),
      share: pair.share,
      frameIndex: pair.first,
      paint: null,
    };
  }

  /** The deepest water so far: the run's own maximum once it has ended, until then that of the frames at hand. */
  maximum(): WaterPicture | null {
    if (this.run.frames.length === 0 && this.run.summary === null) return null;
    const state: WaterState =
      this.run.summary === null
        ? { key: `maximum-${this.#seenFrames}`, depths: this.#runningMaximumMm, velocity: null }
        : { key: 'maximum', depths: this.run.summary.maximumDepthM, velocity: null };
    return { first: state, second: state, share: 0, frameIndex: null, paint: null };
  }

  /** A field of the finished run, over its greatest depths; null while the run goes on. */
  painted(field: RunField): WaterPicture | null {
    const { summary } = this.run;
    const deepest = this.maximum();
    if (summary === null || deepest === null) return null;
    if (this.#paint?.key !== field) this.#paint = { key: field, pixels: fieldPaint(field, summary) };
    return { ...deepest, paint: this.#paint };
  }

  #frameState(index: number): WaterState {
    const frame = this.run.frames[index];
    if (frame === undefined) throw new Error(`no frame ${index}`);
    return {
      key: `frame-${index}`,
      depths: frame.depthMm,
      velocity: { xCode: frame.velocityXCode, yCode: frame.velocityYCode },
    };
  }
}
