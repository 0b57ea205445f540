import type { FloodCase, FloodFrame } from '../../../domain/hazard/flood/flood-case.ts';
import type { StepTrouble } from '../driver/flood-stepper.ts';
import { cellOfPadded } from '../driver/water-state.ts';
import { type AgendaSeries, agendaCapacity, agendaOf, agendaSeries, bitsOf } from './agenda.ts';
import type { FloodFields } from './flood-fields.ts';
import { fullScheme } from './full-scheme.ts';
import { BufferMaker, clockWords, createFloodBuffers, type FloodBuffers, readBack } from './gpu-buffers.ts';
import { createFloodPasses, type FloodPasses, type Pass } from './gpu-passes.ts';
import type { GpuScheme, SchemePlan } from './gpu-scheme.ts';
import { inertialScheme } from './inertial-scheme.ts';
import type { Segment } from './output-times.ts';
import { deepestPlaces, noneWord, ticksPerS } from './shaders/prelude.ts';

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

interface MadeFlood {
  readonly scheme: GpuScheme;
  readonly buffers: FloodBuffers;
  readonly plan: SchemePlan;
  readonly passes: FloodPasses;
  readonly memoryBytes: number;
}

/** A flood on a device: buffers, kernels, and the few things asked of them. */
export class GpuFlood {
  readonly scheme: GpuScheme;
  readonly memoryBytes: number;
  readonly mostStops: number;
  readonly #device: GPUDevice;
  readonly #buffers: FloodBuffers;
  readonly #plan: SchemePlan;
  readonly #passes: FloodPasses;
  readonly #series: readonly AgendaSeries[];
  readonly #cells: number;
  #segment: Segment | null = null;

  private constructor(device: GPUDevice, flood: FloodCase, made: MadeFlood) {
    this.#device = device;
    this.#cells = flood.bedM.length;
    this.#series = agendaSeries(flood);
    this.scheme = made.scheme;
    this.memoryBytes = made.memoryBytes;
    this.#buffers = made.buffers;
    this.#plan = made.plan;
    this.#passes = made.passes;
    this.mostStops = mostStopsOf(this.fields);
  }

  static async create(device: GPUDevice, flood: FloodCase): Promise<GpuFlood> {
    const scheme = schemeOf(flood);
    const { fields } = scheme;
    const series = agendaSeries(flood);
    const stops = mostStopsOf(fields);
    const make = new BufferMaker(device);
    const buffers = createFloodBuffers(device, make, {
      fields,
      sizes: {
        cells: flood.bedM.length,
        zones: flood.rainZones?.rainMPerS.length ?? 0,
        inflows: flood.inflows.length,
        accounts: series.length + fields.exchanges.length / 2 + (fields.links?.linkCount ?? 0),
        agendaPairs: series.length + 1 + agendaCapacity(series, stops),
        samples: fields.gaugeCells.length * stops,
      },
    });
    const plan = scheme.plan(buffers, make);
    const passes = await createFloodPasses(device, plan, { flood, fields });
    return new GpuFlood(device, flood, { scheme, buffers, plan, passes, memoryBytes: make.bytes });
  }

  get fields(): FloodFields {
    return this.scheme.fields;
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
    const { clock, largest } = this.#buffers;
    encoder.copyBufferToBuffer(largest, 4 * deepestPlaces, clock, 4 * clockWords.foundBad, 4);
    const read = readBack(this.#device, encoder, { buffer: clock });
    this.#device.queue.submit([encoder.finish()]);
    return this.#reading(new Uint32Array(await read()));
  }

  /** Depth, velocity east, velocity south and bed of each gauge cell at the stops of the segment done, four values each. */
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
    const read = readBack(this.#device, encoder, { buffer: this.#plan.frameBuffer, bytes: 12 * cells });
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
  read(name: 'water' | 'peaks' | 'speeds' | 'ledger' | 'ground'): Promise<ArrayBuffer> {
    return this.#readWhole(this.#buffers[name]);
  }

  /** Fields of the state beside the depth, in padded layout: discharges, or momenta. */
  async flowFields(): Promise<readonly Float32Array[]> {
    return this.#plan.flowFields(await this.#readWhole(this.#plan.flow));
  }

  #readWhole(buffer: GPUBuffer): Promise<ArrayBuffer> {
    const encoder = this.#device.createCommandEncoder();
    const read = readBack(this.#device, encoder, { buffer });
    this.#device.queue.submit([encoder.finish()]);
    return read();
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
    const bad = Math.min(word('bad'), word('foundBad'));
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

/** The scheme of a case, its start laid out. */
const schemeOf = (flood: FloodCase): GpuScheme =>
  flood.scheme.kind === 'inertial' ? inertialScheme(flood) : fullScheme(flood, flood.scheme.order);

const mostStopsOf = ({ gaugeCells }: FloodFields): number =>
  Math.max(1, Math.min(mostStops, Math.floor(mostSamples / Math.max(gaugeCells.length, 1))));

function dispatch(pass: GPUComputePassEncoder, { pipeline, bindings, groups }: Pass): void {
  pass.setPipeline(pipeline);
  pass.setBindGroup(0, bindings);
  pass.dispatchWorkgroups(groups[0], groups[1]);
}
