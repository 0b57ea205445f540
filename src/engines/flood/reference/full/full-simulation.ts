import type { FloodCase, FloodFrame } from '../../../../domain/hazard/flood/flood-case.ts';
import type { FloodStepper, StepTrouble } from '../../driver/flood-stepper.ts';
import { PointInflows } from '../../driver/point-inflows.ts';
import { RainAndSoil } from '../../driver/rain-and-soil.ts';
import { VolumeLedger } from '../../driver/volume-ledger.ts';
import { cellOfPadded, gravityMPerS2 } from '../../driver/water-state.ts';
import { ActiveBlocks, blockColumns } from './active-blocks.ts';
import type { StageWork } from './cell-update.ts';
import { captureFrame, eastwardMPerS, noteSpeeds, southwardMPerS } from './cell-velocity.ts';
import { EdgeWater } from './edge-water.ts';
import { type FullState, fullStateOf } from './full-state.ts';
import { HeldLevel } from './held-level.ts';
import { Sweep } from './sweep.ts';

/** Rain and soil act and speeds are read at least this often, s; it also bounds the time step. */
const sourceEveryS = 5;

/** The same in steps, for tanks and fast waves whose whole story takes seconds. */
const sourceEverySteps = 8;

/** Largest Courant number of second order: a side may hold up to twice the depth of its cell. */
const secondOrderCourant = 0.5;

/**
 * Sum of the wave speeds in both directions over which the water is no longer water, m/s: a wave on the deepest ocean
 * reaches 330 m/s each way. Waiting for such a cell would stop the run for good.
 */
const fastestSensibleMPerS = 1000;

/** The full shallow-water equations in progress: first order, or second order in space and time. */
export class FullSimulation implements FloodStepper {
  readonly threads = 1;
  readonly state: FullState;
  readonly ledger: VolumeLedger;
  timeS = 0;
  steps = 0;
  cellUpdates = 0;
  timeStepS = 0;
  readonly #courant: number;
  readonly #blocks: ActiveBlocks;
  readonly #sweep: Sweep;
  readonly #edges: EdgeWater;
  readonly #held: HeldLevel;
  readonly #inflows: PointInflows;
  readonly #ground: RainAndSoil;
  #fastestMPerS: number;
  #fastestIndex = 0;
  #sourcesDoneS = 0;
  #stepsSinceSources = 0;

  constructor(flood: FloodCase) {
    const order = flood.scheme.kind === 'full' ? flood.scheme.order : 1;
    this.#courant = order === 1 ? flood.courant : Math.min(flood.courant, secondOrderCourant);
    this.state = fullStateOf(flood, order);
    this.#edges = new EdgeWater(this.state, flood);
    this.#held = new HeldLevel(this.state, flood);
    this.#held.set(0);
    this.#inflows = new PointInflows(this.state, flood);
    this.#ground = new RainAndSoil(this.state, flood);
    this.ledger = new VolumeLedger(this.state);
    this.#blocks = new ActiveBlocks(this.state, [...this.#held.shore, ...this.#edges.wakingIndices()]);
    this.#sweep = new Sweep(this.state, this.#blocks);
    this.#fastestMPerS = this.#fastestAtStart();
  }

  step(untilS: number): StepTrouble | null {
    const { timeS } = this;
    const outsideMPerS = Math.max(this.#edges.set(timeS), this.#held.set(timeS));
    const toS = this.#stepEnd(untilS, outsideMPerS);
    this.timeStepS = toS - timeS;
    const bad = this.state.firstStage === null ? this.#stage(0, toS) : this.#twoStages(toS);
    if (bad >= 0) return { cause: 'depth-not-finite', cell: cellOfPadded(this.state, bad) };
    this.ledger.inflowM3 += this.#inflows.apply(timeS, toS, (index) => this.#blocks.wake(index));
    this.timeS = toS;
    this.steps++;
    this.#stepsSinceSources++;
    this.#held.set(toS);
    const isDue = toS - this.#sourcesDoneS >= sourceEveryS || this.#stepsSinceSources >= sourceEverySteps;
    if (isDue || toS >= untilS) this.#applySources();
    if (this.#fastestMPerS <= fastestSensibleMPerS) return null;
    return { cause: 'time-step-collapsed', cell: cellOfPadded(this.state, this.#fastestIndex) };
  }

  get activeCells(): number {
    return this.#blocks.activeCells;
  }

  /** Eleven 32-bit fields, three more in second order, two 8-bit masks and, with Green-Ampt soil, the depth soaked in. */
  get memoryBytes(): number {
    const fields = this.state.firstStage === null ? 11 : 14;
    return this.state.depthM.length * (4 * fields + 2) + this.#ground.memoryBytes;
  }

  eastwardMPerS(index: number): number {
    return eastwardMPerS(this.state, index);
  }

  southwardMPerS(index: number): number {
    return southwardMPerS(this.state, index);
  }

  captureFrame(index: number): FloodFrame {
    return captureFrame(this.state, index, this.timeS);
  }

  stateFields(): readonly Float32Array[] {
    return [this.state.depthM, this.state.momentumEast, this.state.momentumSouth];
  }

  finish(): void {
    this.#held.settleMaxima();
  }

  dispose(): void {}

  /**
   * Heun's method: two first-order steps, whose result is averaged with the start (Shu & Osher 1988, TVD Runge-Kutta of
   * second order). It keeps lakes at rest and depths positive because each of its steps does.
   */
  #twoStages(toS: number): number {
    const bad = this.#stage(1, toS);
    if (bad >= 0) return bad;
    this.#edges.set(toS);
    this.#held.set(toS);
    return this.#stage(2, toS);
  }

  /** @returns padded index of a cell whose water is no longer a number, or -1 */
  #stage(stage: 0 | 1 | 2, endTimeS: number): number {
    const { cellSizeM } = this.state;
    this.#blocks.refresh(stage === 2, (row, block) => {
      if (stage === 2) this.#beginLate(row, block);
    });
    const work: StageWork = {
      timeStepS: this.timeStepS,
      endTimeS,
      stage,
      fastestMPerS: 0,
      fastestIndex: 0,
      badIndex: -1,
      heldGainM: 0,
    };
    const flow = this.#sweep.run(work);
    const share = stage === 0 ? this.timeStepS : this.timeStepS / 2;
    this.ledger.passOut(flow.outM2PerS * share * cellSizeM);
    this.ledger.passOut(work.heldGainM * cellSizeM * cellSizeM);
    this.cellUpdates += this.#blocks.activeCells;
    this.#fastestMPerS = work.fastestMPerS;
    this.#fastestIndex = work.fastestIndex;
    return work.badIndex;
  }

  /** A block that the first stage woke had no first stage of its own. */
  #beginLate(row: number, block: number): void {
    const { firstStage, stride, columns, momentumEast, momentumSouth } = this.state;
    if (firstStage === null) return;
    const start = (row + 1) * stride + 1;
    const first = start + block * blockColumns;
    const stop = start + Math.min((block + 1) * blockColumns, columns);
    firstStage.riseM.fill(0, first, stop);
    firstStage.momentumEast.set(momentumEast.subarray(first, stop), first);
    firstStage.momentumSouth.set(momentumSouth.subarray(first, stop), first);
  }

  /**
   * Courant condition of the unsplit scheme: dt (s_x + s_y) <= C dx, s the largest wave speed |u| + sqrt(g h) of a cell in
   * each direction. Below C = 0.75 no cell can give more water than it has, even as the only wet one.
   */
  #stepEnd(untilS: number, outsideMPerS: number): number {
    const reach = this.#courant * this.state.cellSizeM;
    let timeStepS = Math.min(sourceEveryS, reach / Math.max(this.#fastestMPerS, outsideMPerS, 1e-3));
    const fedM = this.#inflows.deepestAfterM(this.timeS, timeStepS);
    timeStepS = Math.min(timeStepS, reach / (2 * Math.sqrt(gravityMPerS2 * Math.max(fedM, 1e-6))));
    const remaining = untilS - this.timeS;
    if (timeStepS >= remaining) return untilS;
    return this.timeS + (2 * timeStepS > remaining ? remaining / 2 : timeStepS);
  }

  #applySources(): void {
    const { rainM3, infiltratedM3 } = this.#ground.applyUntil(this.timeS);
    this.ledger.rainM3 += rainM3;
    this.ledger.infiltratedM3 += infiltratedM3;
    const { state } = this;
    const blocks = this.#blocks;
    const run = { first: 0, end: 0, elapsedS: this.timeS - this.#sourcesDoneS };
    this.#sourcesDoneS = this.timeS;
    this.#stepsSinceSources = 0;
    for (let row = 0; row < state.rows; row++) {
      run.end = 0;
      while (run.end < state.columns && blocks.nextRun(blocks.active, row, run)) noteSpeeds(state, row, run);
    }
    if (rainM3 > 0 || infiltratedM3 > 0) blocks.readDepths();
  }

  #fastestAtStart(): number {
    const { depthM, momentumEast, momentumSouth, stillDepthM } = this.state;
    let fastest = 0;
    for (let i = 0; i < depthM.length; i++) {
      const depth = depthM[i] as number;
      if (depth <= stillDepthM) continue;
      const across = (Math.abs(momentumEast[i] as number) + Math.abs(momentumSouth[i] as number)) / depth;
      fastest = Math.max(fastest, across + 2 * Math.sqrt(gravityMPerS2 * depth));
    }
    return fastest;
  }
}
