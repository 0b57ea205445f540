import type { FloodFields } from './flood-fields.ts';
import type { BufferMaker, FloodBuffers } from './gpu-buffers.ts';
import type { PassPlan } from './gpu-passes.ts';
import type { WaterWords } from './shaders/exchange-kernels.ts';

/** What a flood on a device does in a way of its scheme. */
export interface GpuScheme {
  /** The start, in the layout that all schemes share. */
  readonly fields: FloodFields;
  readonly waterWords: WaterWords;
  /** Times that a step moves all cells. */
  readonly stages: 1 | 2;
  /** Bytes per cell that stay with the processor. */
  readonly hostBytesPerCell: number;
  /** Adds the scheme's own buffers and says what is dispatched over them. */
  plan(common: FloodBuffers, make: BufferMaker): SchemePlan;
  /** What bounds the time step at a padded index of the water buffer; the cell with the most is to blame for a collapse. */
  urgency(water: Uint32Array, index: number, depthM: number): number;
}

/** Dispatches of a scheme over its buffers. */
export interface SchemePlan {
  /** One time step. */
  readonly step: readonly PassPlan[];
  readonly frame: PassPlan;
  /** Where `frame` leaves its three planes. */
  readonly frameBuffer: GPUBuffer;
  /** Null where nothing is gauged. */
  readonly gauges: PassPlan | null;
  /** Buffer that `flowFields` turns into the fields of the state beside the depth. */
  readonly flow: GPUBuffer;
  flowFields(content: ArrayBuffer): readonly Float32Array[];
}
