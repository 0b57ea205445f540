import { stepHeadBytes } from './covers.ts';
import type { FloodFields } from './flood-fields.ts';
import { deepestPlaces, noneWord } from './shaders/prelude.ts';

/** Buffer usages of the WebGPU specification; its constants are not in every scope that has the interface. */
const usage = { mapRead: 0x1, copySource: 0x4, copyTarget: 0x8, uniform: 0x40, storage: 0x80 } as const;
const mapModeRead = 0x1;

/** Words of the clock by name, see `Clock` in `shaders/prelude.ts`. */
export const clockWords = {
  collapsed: 0,
  bad: 1,
  now: 2,
  stop: 3,
  done: 4,
  steps: 5,
  lastNoted: 6,
  stepTicks: 7,
  baseS: 8,
  renewedAgo: 9,
  lowestBed: 12,
} as const;

const clockBytes = 64;

export interface BufferSizes {
  readonly cells: number;
  readonly zones: number;
  readonly inflows: number;
  readonly accounts: number;
  readonly agendaPairs: number;
  readonly samples: number;
}

/** The buffers of one flood on a device. */
export type FloodBuffers = Readonly<Record<BufferName, GPUBuffer>>;

type BufferName =
  | 'clock'
  | 'deepest'
  | 'step'
  | 'agenda'
  | 'rises'
  | 'ledger'
  | 'inflowCells'
  | 'bed'
  | 'depth'
  | 'friction'
  | 'discharges'
  | 'wanted'
  | 'payable'
  | 'flags'
  | 'water'
  | 'peaks'
  | 'ground'
  | 'speeds'
  | 'frame'
  | 'edges'
  | 'exchanges'
  | 'held'
  | 'gaugeCells'
  | 'samples';

/** Pairs of rain zones that a step's numbers hold. */
export const zonePairsOf = (zones: number): number => Math.max(1, Math.ceil(zones / 2));

/** Makes and fills all buffers; those that the case does not need have the least size. */
export function createFloodBuffers(device: GPUDevice, fields: FloodFields, sizes: BufferSizes): FloodBuffers {
  const storage = usage.storage | usage.copySource | usage.copyTarget;
  const empty = (bytes: number, extra = 0): GPUBuffer =>
    device.createBuffer({ size: Math.max(16, Math.ceil(bytes / 4) * 4), usage: storage | extra });
  const filled = (values: Float32Array | Uint32Array): GPUBuffer => {
    const buffer = empty(values.byteLength);
    device.queue.writeBuffer(buffer, 0, values.buffer as ArrayBuffer, values.byteOffset, values.byteLength);
    return buffer;
  };
  const { state } = fields;
  const padded = state.bedM.length;
  const stepBytes = stepHeadBytes + 16 * zonePairsOf(sizes.zones);
  const buffers: FloodBuffers = {
    clock: filled(clockAtStart(fields)),
    deepest: filled(new Float32Array(deepestPlaces).fill(fields.deepestM)),
    step: empty(stepBytes, usage.uniform),
    agenda: empty(8 * sizes.agendaPairs),
    rises: empty(8 * sizes.inflows),
    ledger: empty(16 * sizes.accounts),
    inflowCells: filled(fields.inflowCells),
    bed: filled(state.bedM),
    depth: filled(state.depthM),
    friction: filled(fields.friction),
    discharges: filled(fields.discharges),
    wanted: empty(8 * padded),
    payable: filled(new Float32Array(padded).fill(1)),
    flags: filled(fields.flags),
    water: filled(fields.water),
    peaks: filled(fields.peaks),
    ground: filled(fields.ground),
    speeds: empty(12 * sizes.cells),
    frame: empty(12 * sizes.cells),
    edges: filled(fields.edges),
    exchanges: filled(fields.exchanges),
    held: filled(fields.held),
    gaugeCells: filled(fields.gaugeCells),
    samples: empty(16 * sizes.samples),
  };
  // The gauges are sampled at the start too, before any step: slot 0.
  device.queue.writeBuffer(buffers.step, 0, new Uint32Array(stepBytes / 4));
  return buffers;
}

/** Bytes of all buffers. */
export const bytesOf = (buffers: FloodBuffers): number =>
  Object.values(buffers).reduce((sum, { size }) => sum + size, 0);

function clockAtStart({ lowestBedM }: FloodFields): Uint32Array {
  const words = new Uint32Array(clockBytes / 4);
  words[clockWords.bad] = noneWord;
  words.set(new Uint32Array(lowestBedM.buffer), clockWords.lowestBed);
  return words;
}

/** Copies the start of a buffer after what `encoder` holds; the result waits for the GPU, then frees the copy. */
export function readBack(
  device: GPUDevice,
  encoder: GPUCommandEncoder,
  source: { readonly buffer: GPUBuffer; readonly bytes?: number },
): () => Promise<ArrayBuffer> {
  const bytes = source.bytes ?? source.buffer.size;
  const copy = device.createBuffer({ size: bytes, usage: usage.mapRead | usage.copyTarget });
  encoder.copyBufferToBuffer(source.buffer, 0, copy, 0, bytes);
  return async () => {
    await copy.mapAsync(mapModeRead);
    const result = copy.getMappedRange().slice(0);
    copy.destroy();
    return result;
  };
}
