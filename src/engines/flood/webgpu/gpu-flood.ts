import type { FloodCase, FloodFrame } from '../../../domain/hazard/flood/flood-case.ts';
import type { StepTrouble } from '../driver/flood-stepper.ts';
import { cellOfPadded } from '../driver/water-state.ts';
import { type AgendaSeries, agendaCapacity, agendaOf, agendaSeries, bitsOf } from './agenda.ts';
import { type FloodFields, floodFieldsOf } from './flood-fields.ts';
import { bytesOf, clockWords, createFloodBuffers, type FloodBuffers, readBack } from './gpu-buffers.ts';
import { createFloodPasses, type FloodPasses, type Pass } from './gpu-passes.ts';
import type { Segment } from './output-times.ts';
import { noneWord, ticksPerS } from './shaders/prelude.ts';

/** Most samples (gauge cells times stops) of one segment: 1 MB. */
const mostSamples = 65_536;
const mostStops = 4096;

/** What the clock shows after a batch of steps. */
export interface ClockReading {
  readonly timeS: number;
  readonly steps: number;
  readonly timeStepS: number;
  readonly isSegmentDone: boolean;
  readonly trouble: StepTrouble | null;
}

/** A flood on a device: buffers, kernels, and the few things asked of them. */
export class GpuFlood {
  readonly fields: FloodFields;
  readonly mostStops: number;
  readonly #device: GPUDevice;
  readonly #buffers: FloodBuffers;
  readonly #passes: FloodPasses;
  readonly #series: readonly AgendaSeries[];
  readonly #cells: number;
  #segment: Segment | null = null;

  private constructor(
    device: GPUDevice,
    flood: FloodCase,
    made: { readonly fields: FloodFields; readonly buffers: FloodBuffers; readonly passes: FloodPasses },
  ) {
    this.#device = device;
    this.#cells = flood.bedM.length;
    this.#series = agendaSeries(flood);
    this.fields = made.fields;
    this.#buffers = made.buffers;
    this.#passes = made.passes;
    this.mostStops = mostStopsOf(made.fields);
  }

  static async create(device: GPUDevice, flood: FloodCase): Promise<GpuFlood> {
    const fields = floodFieldsOf(flood);
    const series = agendaSeries(flood);
    const stops = mostStopsOf(fields);
    const buffers = createFloodBuffers(device, fields, {
      cells: flood.bedM.length,
      zones: flood.rainZones?.rainMPerS.length ?? 0,
      inflows: flood.inflows.length,
      accounts: series.length + fields.exchanges.length / 2,
      agendaPairs: series.length + 1 + agendaCapacity(series, stops),
      samples: fields.gaugeCells.length * stops,
    });
    const passes = await createFloodPasses(device, buffers, { flood, fields });
    return new GpuFlood(device, flood, { fields, buffers, passes });
  }

  get memoryBytes(): number {
    return bytesOf(this.#buffers);
  }

  begin(segment: Segment): void {
    this.#segment = segment;
    const { queue } = this.#device;
    const words = new Uint32Array(clockWords.renewedAgo - clockWords.now);
    words[clockWords.baseS - clockWords.now] = bitsOf(segment.fromS);
    const { clock } = this.#buffers;
    // Steps and the time since shallow faces were renewed count on; all else of the clock starts anew.
    const steps = clockWords.steps - clockWords.now;
    queue.writeBuffer(clock, 4 * clockWords.now, words, 0, steps);
    queue.writeBuffer(clock, 4 * clockWords.lastNoted, words, steps + 1);
    queue.writeBuffer(this.#buffers.agenda, 0, agendaOf(this.#series, segment));
  }

  /** Does up to `count` steps of the segment, fewer where it ends before. */
  async advance(count: number): Promise<ClockReading> {
    const encoder = this.#device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    for (let k = 0; k < count; k++) for (const step of this.#passes.step) dispatch(pass, step);
    pass.end();
    const read = readBack(this.#device, encoder, { buffer: this.#buffers.clock });
    this.#device.queue.submit([encoder.finish()]);
    return this.#reading(new Uint32Array(await read()));
  }

  /** Depth, velocity east and velocity south of each gauge cell at the stops of the segment done, four values each. */
  async samples(stops: number): Promise<Float32Array> {
    const bytes = 16 * stops * this.fields.gaugeCells.length;
    if (bytes === 0) return new Float32Array(0);
    const encoder = this.#device.createCommandEncoder();
    const read = readBack(this.#device, encoder, { buffer: this.#buffers.samples, bytes });
    this.#device.queue.submit([encoder.finish()]);
    return new Float32Array(await read());
  }

  /** Samples the gauges as things stand at the start. */
  async firstSamples(): Promise<Float32Array> {
    const { gauges } = this.#passes;
    if (gauges === null) return new Float32Array(0);
    this.#run(gauges);
    return await this.samples(1);
  }

  async captureFrame(index: number, timeS: number): Promise<FloodFrame> {
    const encoder = this.#device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    dispatch(pass, this.#passes.frame);
    pass.end();
    const cells = this.#cells;
    const read = readBack(this.#device, encoder, { buffer: this.#buffers.frame, bytes: 12 * cells });
    this.#device.queue.submit([encoder.finish()]);
    const planes = new Float32Array(await read());
    return {
      index,
      timeS,
      depthM: planes.slice(0, cells),
      velocityXMPerS: planes.slice(cells, 2 * cells),
      velocityYMPerS: planes.slice(2 * cells, 3 * cells),
    };
  }

  /** One buffer, whole. */
  async read(name: 'water' | 'discharges' | 'peaks' | 'speeds' | 'ledger' | 'ground'): Promise<ArrayBuffer> {
    const encoder = this.#device.createCommandEncoder();
    const read = readBack(this.#device, encoder, { buffer: this.#buffers[name] });
    this.#device.queue.submit([encoder.finish()]);
    return await read();
  }

  #run(passed: Pass): void {
    const encoder = this.#device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    dispatch(pass, passed);
    pass.end();
    this.#device.queue.submit([encoder.finish()]);
  }

  #reading(words: Uint32Array): ClockReading {
    const word = (name: keyof typeof clockWords): number => words[clockWords[name]] as number;
    const bad = word('bad');
    const { state } = this.fields;
    const cell = bad === noneWord ? null : Math.max(0, cellOfPadded(state, bad));
    const trouble: StepTrouble | null =
      cell !== null
        ? { cause: 'depth-not-finite', cell }
        : word('collapsed') === 1
          ? { cause: 'time-step-collapsed', cell: 0 }
          : null;
    return {
      timeS: ((this.#segment?.fromTick ?? 0) + word('now')) / ticksPerS,
      steps: word('steps'),
      timeStepS: word('stepTicks') / ticksPerS,
      isSegmentDone: word('done') === 1,
      trouble,
    };
  }
}

const mostStopsOf = ({ gaugeCells }: FloodFields): number =>
  Math.max(1, Math.min(mostStops, Math.floor(mostSamples / Math.max(gaugeCells.length, 1))));

function dispatch(pass: GPUComputePassEncoder, { pipeline, bindings, groups }: Pass): void {
  pass.setPipeline(pipeline);
  pass.setBindGroup(0, bindings);
  pass.dispatchWorkgroups(groups[0], groups[1]);
}
