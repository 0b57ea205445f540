import type { FloodCase, FloodFrame } from '../../../../domain/hazard/flood/flood-case.ts';
import type { FloodStepper, StepTrouble } from '../../driver/flood-stepper.ts';
import { PointInflows } from '../../driver/point-inflows.ts';
import { RainAndSoil } from '../../driver/rain-and-soil.ts';
import { VolumeLedger } from '../../driver/volume-ledger.ts';
import { cellOfPadded, gravityMPerS2 } from '../../driver/water-state.ts';
import { ActivityMap, type BlockRun } from './activity.ts';
import { captureFrame, eastwardMPerS, noteSpeeds, southwardMPerS } from './cell-velocity.ts';
import { limitRow, updateRow } from './depth-update.ts';
import { GridEdges } from './edge-discharge.ts';
import { rowDischarges, type StepNumbers } from './face-discharge.ts';
import { HeldWater } from './held-water.ts';
import { type InertialState, inertialStateOf } from './inertial-state.ts';

/**
 * Rain and soil act, speeds are read and the discharges of shallow faces are renewed at least this often, s; it also
 * bounds the time step. Films on hillsides, most of the cells when it rains, thus take steps of 5 s while the river
 * takes its own of about one: each face keeps the Courant condition of its own depth, and since both its cells always
 * move by the same discharge in every step, no volume is lost between them.
 */
const sourceEveryS = 5;

/** One flood in progress: its state, its clock and one method that moves both by a time step. */
export class InertialSimulation implements FloodStepper {
  readonly threads = 1;
  readonly state: InertialState;
  readonly ledger: VolumeLedger;
  timeS = 0;
  steps = 0;
  cellUpdates = 0;
  timeStepS = 0;
  readonly activity: ActivityMap;
  readonly #flood: FloodCase;
  readonly #edges: GridEdges;
  readonly #held: HeldWater;
  readonly #inflows: PointInflows;
  readonly #ground: RainAndSoil;
  readonly #oldSouthOfRowAbove: Float32Array;
  readonly #rowNeedsLimit: Uint8Array;
  readonly #run: BlockRun = { first: 0, end: 0 };
  #deepestM: number;
  #sourcesDoneS = 0;
  #shallowRenewedS = 0;
  #shallowDeepestM = 0;

  constructor(flood: FloodCase) {
    this.#flood = flood;
    this.state = inertialStateOf(flood);
    this.#edges = new GridEdges(this.state, flood);
    this.#held = new HeldWater(this.state, flood);
    this.#held.setLevel(0);
    this.#inflows = new PointInflows(this.state, flood);
    this.#ground = new RainAndSoil(this.state, flood);
    this.ledger = new VolumeLedger(this.state);
    this.activity = new ActivityMap(
      this.state,
      [...this.#held.shore, ...this.#edges.wakingIndices()],
      [...this.#held.shore, ...this.#edges.cells()],
    );
    this.#oldSouthOfRowAbove = new Float32Array(this.state.stride);
    this.#rowNeedsLimit = new Uint8Array(this.state.rows + 1);
    this.#deepestM = this.#deepestAtStart();
  }

  step(untilS: number): StepTrouble | null {
    const { timeS } = this;
    const toS = this.#stepEnd(untilS);
    this.timeStepS = toS - timeS;
    const step = this.#stepNumbers();
    this.activity.refresh(step.shallowM, step.renewsShallow);
    if (step.renewsShallow) this.#rowNeedsLimit.fill(0);
    this.#edges.discharge(timeS, this.timeStepS, this.#rowNeedsLimit);
    const bad = this.#moveWater(toS, step);
    this.ledger.inflowM3 += this.#inflows.apply(timeS, toS, (index) => this.activity.wake(index));
    this.#edges.passed(this.timeStepS, this.ledger.passOut);
    this.#held.passed(this.timeStepS, this.ledger.passOut);
    this.#held.setLevel(toS);
    this.timeS = toS;
    this.steps++;
    this.cellUpdates += this.activity.dueCells;
    if (toS - this.#sourcesDoneS >= sourceEveryS || toS >= untilS) this.#applySources();
    return bad < 0 ? null : { cause: 'depth-not-finite', cell: cellOfPadded(this.state, bad) };
  }

  get activeCells(): number {
    return this.activity.dueCells;
  }

  /** Twelve 32-bit fields, two 8-bit masks and, with Green-Ampt soil, the depth soaked in. */
  get memoryBytes(): number {
    return this.state.depthM.length * (14 * 4 + 2) + this.#ground.memoryBytes;
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
    return [this.state.depthM, this.state.dischargeEast, this.state.dischargeSouth];
  }

  /** The maxima of held cells are those of their level. */
  finish(): void {
    this.#held.settleMaxima();
  }

  dispose(): void {}

  /** Courant condition of Bates, Horritt & Fewtrell 2010: dt = alpha dx / sqrt(g h), h the largest depth at a face. */
  #stepEnd(untilS: number): number {
    const { cellSizeM } = this.state;
    const limitFor = (depthM: number): number =>
      (this.#flood.courant * cellSizeM) / Math.sqrt(gravityMPerS2 * Math.max(depthM, 1e-6));
    const deepestM = Math.max(this.#deepestM, this.#edges.deepestM(this.timeS));
    let timeStepS = Math.min(sourceEveryS, limitFor(deepestM));
    timeStepS = Math.min(timeStepS, limitFor(this.#inflows.deepestAfterM(this.timeS, timeStepS)));
    const remaining = untilS - this.timeS;
    if (timeStepS >= remaining) return untilS;
    return this.timeS + (2 * timeStepS > remaining ? remaining / 2 : timeStepS);
  }

  /** Shallow faces are renewed in the first step after the sources acted. */
  #stepNumbers(): StepNumbers {
    const { timeStepS } = this;
    const shallowHoldS = sourceEveryS + timeStepS;
    const renewsShallow = this.timeS === this.#sourcesDoneS;
    const shallowStepS = renewsShallow ? this.timeS - this.#shallowRenewedS || timeStepS : 0;
    if (renewsShallow) this.#shallowRenewedS = this.timeS;
    return {
      timeStepS,
      shallowM: ((this.#flood.courant * this.state.cellSizeM) / shallowHoldS) ** 2 / gravityMPerS2,
      renewsShallow,
      shallowStepS,
      shallowHoldS,
      theta: this.#flood.theta,
      oldSouthOfRowAbove: this.#oldSouthOfRowAbove,
      rowNeedsLimit: this.#rowNeedsLimit,
    };
  }

  /** Discharges, limits and depths, row after row, each row's depths as soon as its faces are settled. */
  #moveWater(endTimeS: number, step: StepNumbers): number {
    const { state, activity } = this;
    const { rows, columns, stride } = state;
    const run = this.#run;
    const update = { timeStepS: step.timeStepS, endTimeS, deepestInBlock: activity.deepestM };
    step.oldSouthOfRowAbove.set(state.dischargeSouth.subarray(0, stride));
    let deepest = step.renewsShallow ? 0 : this.#shallowDeepestM;
    let bad = -1;
    for (let row = 0; row <= rows; row++) {
      if (row < rows) {
        deepest = Math.max(deepest, this.#rowDischarges(row, step));
        run.end = 0;
        const needsLimit = this.#rowNeedsLimit[row] === 1;
        while (needsLimit && run.end < columns && activity.nextRun(activity.active, row, run)) {
          limitRow(state, row, run, step.timeStepS);
        }
      }
      run.end = 0;
      while (row > 0 && run.end < columns && activity.nextRun(activity.active, row - 1, run)) {
        const found = updateRow(state, row - 1, run, update);
        if (found >= 0) bad = found;
      }
    }
    this.#deepestM = deepest;
    this.#shallowDeepestM = Math.min(deepest, step.shallowM);
    return bad;
  }

  /** Discharges of the due blocks of a row; those of the others stand, for the row below to see. */
  #rowDischarges(row: number, step: StepNumbers): number {
    const { state, activity } = this;
    const run = this.#run;
    let deepest = 0;
    let done = 0;
    run.end = 0;
    while (run.end < state.columns && activity.nextRun(activity.due, row, run)) {
      this.#keepSouth(row, done, run.first);
      done = run.end;
      deepest = Math.max(deepest, rowDischarges(state, row, run, step));
    }
    this.#keepSouth(row, done, state.columns);
    return deepest;
  }

  #keepSouth(row: number, first: number, end: number): void {
    const { stride, dischargeSouth } = this.state;
    const start = (row + 1) * stride;
    for (let column = first + 1; column <= end; column++) {
      this.#oldSouthOfRowAbove[column] = dischargeSouth[start + column] as number;
    }
  }

  #applySources(): void {
    const { rainM3, infiltratedM3 } = this.#ground.applyUntil(this.timeS);
    this.ledger.rainM3 += rainM3;
    this.ledger.infiltratedM3 += infiltratedM3;
    const { activity, state } = this;
    const run = { first: 0, end: 0, elapsedS: this.timeS - this.#sourcesDoneS };
    this.#sourcesDoneS = this.timeS;
    for (let row = 0; row < state.rows; row++) {
      run.end = 0;
      while (run.end < state.columns && activity.nextRun(activity.active, row, run))
        noteSpeeds(state, row, run);
    }
    activity.readDepths();
  }

  #deepestAtStart(): number {
    const { depthM, held } = this.state;
    let deepest = 0;
    for (let i = 0; i < depthM.length; i++) {
      if (held[i] === 0) deepest = Math.max(deepest, depthM[i] as number);
    }
    for (const i of this.#held.shore) deepest = Math.max(deepest, this.state.depthM[i] as number);
    return deepest;
  }
}
