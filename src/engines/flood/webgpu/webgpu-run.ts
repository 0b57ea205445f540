import { fail, ok, type Result } from '../../../core/result.ts';
import type { FloodCase, FloodSummary } from '../../../domain/hazard/flood/flood-case.ts';
import type { FloodFault } from '../../../domain/hazard/flood/flood-fault.ts';
import type { FloodHooks } from '../../../domain/ports.ts';
import type { StepTrouble } from '../driver/flood-stepper.ts';
import { GaugeRecorder } from '../driver/gauge-recorder.ts';
import { ResultHash } from '../driver/result-hash.ts';
import { VolumeLedger } from '../driver/volume-ledger.ts';
import { paddedIndex } from '../driver/water-state.ts';
import { BatchSize } from './batch-size.ts';
import { metresOfFixed } from './fixed-point.ts';
import type { ClockReading, GpuFlood } from './gpu-flood.ts';
import { type Segment, segmentsOf, stopsOf } from './output-times.ts';
import { summaryOf } from './webgpu-summary.ts';

/** A flood on a device with its output times, segment by segment. */
export class WebgpuRun {
  readonly #gpu: GpuFlood;
  readonly #flood: FloodCase;
  readonly #hooks: FloodHooks;
  readonly #ledger: VolumeLedger;
  readonly #gauges: GaugeRecorder;
  readonly #hash = new ResultHash();
  readonly #batch = new BatchSize();
  /** Velocity east and south of the gauge cells by padded index. */
  readonly #velocities = new Map<number, readonly [number, number]>();
  #frames = 0;
  #clock: ClockReading = { timeS: 0, steps: 0, timeStepS: 0, isSegmentDone: false, trouble: null };

  constructor(gpu: GpuFlood, flood: FloodCase, hooks: FloodHooks) {
    this.#gpu = gpu;
    this.#flood = flood;
    this.#hooks = hooks;
    const { state } = gpu.fields;
    this.#ledger = new VolumeLedger(state);
    this.#gauges = new GaugeRecorder(
      {
        state,
        eastwardMPerS: (index) => this.#velocities.get(index)?.[0] ?? 0,
        southwardMPerS: (index) => this.#velocities.get(index)?.[1] ?? 0,
      },
      flood,
    );
  }

  async toEnd(engine: {
    readonly id: string;
    readonly version: string;
  }): Promise<Result<FloodSummary, FloodFault>> {
    const gpu = this.#gpu;
    this.#recordGauges(await gpu.firstSamples(), [0]);
    await this.#frame(0);
    for (const segment of segmentsOf(stopsOf(this.#flood), gpu.mostStops)) {
      const fault = await this.#pass(segment);
      if (fault !== null) return fail(fault);
      const times = segment.stops.map(({ timeS }) => timeS);
      this.#recordGauges(await gpu.samples(times.length), times);
      const last = segment.stops[segment.stops.length - 1];
      if (last?.isFrame === true) await this.#frame(last.timeS);
    }
    if (this.#hooks.signal.aborted) return fail({ kind: 'flood-cancelled', timeS: this.#clock.timeS });
    const summary = await summaryOf(gpu, this.#flood, {
      ledger: this.#ledger,
      gauges: this.#gauges,
      hash: this.#hash,
      steps: this.#clock.steps,
      frames: this.#frames,
      engine,
    });
    return ok(summary);
  }

  /** Batches of steps until the segment is done. */
  async #pass(segment: Segment): Promise<FloodFault | null> {
    const endS = segment.stops[segment.stops.length - 1]?.timeS ?? segment.fromS;
    this.#gpu.begin(segment);
    this.#clock = { ...this.#clock, timeS: segment.fromS };
    do {
      const { timeS, timeStepS } = this.#clock;
      const count = this.#batch.steps(endS - timeS, timeStepS);
      const startedMs = performance.now();
      const clock = await this.#advance(count);
      if (clock === null) return { kind: 'flood-cancelled', timeS };
      this.#clock = clock;
      this.#batch.measured(count, performance.now() - startedMs);
      this.#progress();
      if (this.#clock.trouble !== null) return await this.#diverged(this.#clock.trouble);
    } while (!this.#clock.isSegmentDone);
    return null;
  }

  /** A batch of steps, or null as soon as the run is cancelled: nobody waits for the device then. */
  async #advance(count: number): Promise<ClockReading | null> {
    const { signal } = this.#hooks;
    if (signal.aborted) return null;
    let cancel = (): void => {};
    const cancelled = new Promise<null>((resolve) => {
      cancel = () => resolve(null);
      signal.addEventListener('abort', cancel);
    });
    const batch = this.#gpu.advance(count);
    // The device is given back while the batch is under way: its failure is then nobody's.
    batch.catch(() => {});
    try {
      return await Promise.race([batch, cancelled]);
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  async #frame(timeS: number): Promise<void> {
    const frame = await this.#gpu.captureFrame(this.#frames, timeS);
    this.#frames++;
    this.#hash.addFrame(frame);
    this.#hooks.onFrame(frame);
  }

  #recordGauges(samples: Float32Array, timesS: readonly number[]): void {
    const { gaugeCells, state } = this.#gpu.fields;
    for (const [slot, timeS] of timesS.entries()) {
      for (const [k, index] of gaugeCells.entries()) {
        const at = 4 * (slot * gaugeCells.length + k);
        state.depthM[index] = samples[at] as number;
        state.bedM[index] = samples[at + 3] as number;
        this.#velocities.set(index, [samples[at + 1] as number, samples[at + 2] as number]);
      }
      this.#gauges.sample(timeS);
    }
  }

  #progress(): void {
    const { timeS, steps, timeStepS } = this.#clock;
    const { endS, bedM } = this.#flood;
    this.#hooks.onProgress({ timeS, endS, steps, activeCells: bedM.length, timeStepS });
  }

  /** The state at the cell that stopped the run; of a collapsed step, the cell that bounds it most. */
  async #diverged({ cause, cell }: StepTrouble): Promise<FloodFault> {
    const { scheme, fields } = this.#gpu;
    const water = new Uint32Array(await this.#gpu.read('water'));
    const { state } = fields;
    const depthAt = (i: number): number => {
      const at = scheme.waterWords * i;
      return metresOfFixed(water[at] as number, water[at + 1] as number) / (state.porosity?.[i] ?? 1);
    };
    let blamed = cell;
    if (cause === 'time-step-collapsed') {
      let most = 0;
      for (let c = 0; c < this.#flood.bedM.length; c++) {
        const i = paddedIndex(state, c);
        const urgency = scheme.urgency(water, i, depthAt(i));
        if (urgency > most) [most, blamed] = [urgency, c];
      }
    }
    return {
      kind: 'flood-diverged',
      cause,
      timeS: this.#clock.timeS,
      cell: blamed,
      depthM: depthAt(paddedIndex(state, blamed)),
      bedM: this.#flood.bedM[blamed] as number,
      timeStepS: this.#clock.timeStepS,
    };
  }
}
