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
  foundBad: 11,
  lowestBed: 12,
} as const;

const clockBytes = 80;

export interface BufferSizes {
  readonly cells: number;
  readonly zones: number;
  readonly inflows: number;
  readonly accounts: number;
  readonly agendaPairs: number;
  readonly samples: number;
}

/** The buffers of one flood on a device that all schemes have. */
export type FloodBuffers = Readonly<Record<BufferName, GPUBuffer>>;

type BufferName =
  | 'clock'
  | 'largest'
  | 'step'
  | 'agenda'
  | 'rises'
  | 'ledger'
  | 'inflowCells'
  | 'bed'
  | 'depth'
  | 'flags'
  | 'water'
  | 'peaks'
  | 'ground'
  | 'speeds'
  | 'edges'
  | 'exchanges'
  | 'held'
  | 'gaugeCells'
  | 'links'
  | 'linkWork'
  | 'breaches'
  | 'breachWork'
  | 'samples';

/** Pairs of rain zones that a step's numbers hold. */
export const zonePairsOf = (zones: number): number => Math.max(1, Math.ceil(zones / 2));

/** Makes buffers on a device and counts their bytes. */
export class BufferMaker {
  bytes = 0;
  readonly #device: GPUDevice;

  constructor(device: GPUDevice) {
    this.#device = device;
  }

  /** A buffer of zeros; the least size there is where no bytes are asked for. */
  readonly empty = (bytes: number, extraUsage = 0): GPUBuffer => {
    const size = Math.max(16, Math.ceil(bytes / 4) * 4);
    this.bytes += size;
    const storage = usage.storage | usage.copySource | usage.copyTarget;
    return this.#device.createBuffer({ size, usage: storage | extraUsage });
  };

  readonly filled = (values: Float32Array | Uint32Array): GPUBuffer => {
    const buffer = this.empty(values.byteLength);
    const bytes = values.buffer as ArrayBuffer;
    this.#device.queue.writeBuffer(buffer, 0, bytes, values.byteOffset, values.byteLength);
    return buffer;
  };
}

/** Makes and fills the buffers that all schemes have; those that the case does not need have the least size. */
export function createFloodBuffers(
  device: GPUDevice,
  { empty, filled }: BufferMaker,
  { fields, sizes }: { readonly fields: FloodFields; readonly sizes: BufferSizes },
): FloodBuffers {
  const { state, links } = fields;
  const stepBytes = stepHeadBytes + 16 * zonePairsOf(sizes.zones);
  const buffers: FloodBuffers = {
    clock: filled(clockAtStart(fields)),
    largest: filled(largestAtStart(fields)),
    step: empty(stepBytes, usage.uniform),
    agenda: empty(8 * sizes.agendaPairs),
    rises: empty(8 * sizes.inflows),
    ledger: empty(16 * sizes.accounts),
    inflowCells: filled(Uint32Array.from([...fields.inflowCells, ...(links?.boundCells ?? [])])),
    links: filled(links?.words ?? new Uint32Array(0)),
    linkWork: empty(links === null ? 0 : 4 * (3 * links.linkCount + links.placeCount)),
    bed: filled(state.bedM),
    depth: filled(state.depthM),
    flags: filled(fields.flags),
    water: filled(fields.water),
    peaks: filled(fields.peaks),
    ground: filled(fields.ground),
    speeds: empty(12 * sizes.cells),
    edges: filled(fields.edges),
    exchanges: filled(fields.exchanges),
    held: filled(fields.held),
    breaches: filled(fields.breaches?.words ?? new Uint32Array(0)),
    breachWork: filled(fields.breaches?.start ?? new Float32Array(0)),
    gaugeCells: filled(fields.gaugeCells),
    samples: empty(16 * sizes.samples),
  };
  // The gauges are sampled at the start too, before any step: slot 0.
  device.queue.writeBuffer(buffers.step, edgeLevelsAt, fields.edgeM);
  return buffers;
}

/** Offset of the levels at the four sides in the numbers of a step, bytes; see `Step` in `shaders/prelude.ts`. */
const edgeLevelsAt = 48;

function largestAtStart({ largest }: FloodFields): Uint32Array {
  const words = new Float32Array(deepestPlaces + 1).fill(largest);
  const bits = new Uint32Array(words.buffer);
  bits[deepestPlaces] = noneWord;
  return bits;
}

function clockAtStart({ lowestBedM }: FloodFields): Uint32Array {
  const words = new Uint32Array(clockBytes / 4);
  words[clockWords.bad] = noneWord;
  words[clockWords.foundBad] = noneWord;
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
