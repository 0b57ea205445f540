import type { FloodCase } from '../../../domain/hazard/flood/flood-case.ts';
import { type ActiveRun, ActivityMap } from './activity.ts';
import { noteSpeeds } from './cell-velocity.ts';
import { limitRow, updateRow } from './depth-update.ts';
import { GridEdges } from './edge-discharge.ts';
import { rowDischarges } from './face-discharge.ts';
import { cellOfPadded, type FloodState, floodStateOf, gravityMPerS2 } from './flood-state.ts';
import { HeldWater } from './held-water.ts';
import { PointInflows } from './point-inflows.ts';
import { RainAndSoil } from './rain-and-soil.ts';
import { VolumeLedger } from './volume-ledger.ts';

/** Rain and soil act, and speeds are read, at least this often, s; it also bounds the time step. */
const sourceEveryS = 5;

/** One flood in progress: its state, its clock and one method that moves both by a time step. */
export class FloodSimulation {
  readonly state: FloodState;
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
  readonly #run: ActiveRun = { first: 0, end: 0 };
  #deepestM: number;
  #sourcesDoneS = 0;

  constructor(flood: FloodCase) {
    this.#flood = flood;
    this.state = floodStateOf(flood);
    this.#edges = new GridEdges(this.state, flood);
    this.#held = new HeldWater(this.state, flood);
    this.#held.setLevel(0);
    this.#inflows = new PointInflows(this.state, flood);
    this.#ground = new RainAndSoil(this.state, flood);
    this.ledger = new VolumeLedger(this.state);
    this.activity = new ActivityMap(this.state, [...this.#held.shore, ...this.#edges.wakingIndices()]);
    this.#oldSouthOfRowAbove = new Float32Array(this.state.stride);
    this.#rowNeedsLimit = new Uint8Array(this.state.rows + 1);
    this.#deepestM = this.#deepestAtStart();
  }

  /**
   * Advances by one step that does not pass `untilS`.
   * @returns the cell whose depth is no longer a number, or -1
   */
  step(untilS: number): number {
    const { timeS } = this;
    const toS = this.#stepEnd(untilS);
    this.timeStepS = toS - timeS;
    this.activity.refresh();
    this.#rowNeedsLimit.fill(0);
    this.#edges.discharge(timeS, this.timeStepS, this.#rowNeedsLimit);
    const bad = this.#moveWater(toS);
    this.ledger.inflowM3 += this.#inflows.apply(timeS, toS, (index) => this.activity.wake(index));
    this.#edges.passed(this.timeStepS, this.ledger.passOut);
    this.#held.passed(this.timeStepS, this.ledger.passOut);
    this.#held.setLevel(toS);
    this.timeS = toS;
    this.steps++;
    this.cellUpdates += this.activity.activeCells;
    if (toS - this.#sourcesDoneS >= sourceEveryS || toS >= untilS) this.#applySources();
    return bad < 0 ? -1 : cellOfPadded(this.state, bad);
  }

  /** Ends the run: the maxima of held cells are those of their level. */
  finish(): void {
    this.#held.settleMaxima();
  }

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

  /** Discharges, limits and depths, row after row, each row's depths as soon as its faces are settled. */
  #moveWater(endTimeS: number): number {
    const { state, activity } = this;
    const { rows, columns, stride } = state;
    const step = {
      timeStepS: this.timeStepS,
      theta: this.#flood.theta,
      oldSouthOfRowAbove: this.#oldSouthOfRowAbove,
      rowNeedsLimit: this.#rowNeedsLimit,
    };
    const update = { timeStepS: this.timeStepS, endTimeS, wetBlocks: activity.wet };
    step.oldSouthOfRowAbove.set(state.dischargeSouth.subarray(0, stride));
    let deepest = 0;
    let bad = -1;
    for (let row = 0; row <= rows; row++) {
      if (row < rows) {
        deepest = Math.max(deepest, this.#rowDischarges(row, step));
        if (this.#rowNeedsLimit[row] === 1)
          this.#eachRun(row, (run) => limitRow(state, row, run, step.timeStepS));
      }
      if (row > 0) {
        const run = this.#run;
        run.end = 0;
        while (run.end < columns && activity.nextRun(row - 1, run)) {
          const found = updateRow(state, row - 1, run, update);
          if (found >= 0) bad = found;
        }
      }
    }
    this.#deepestM = deepest;
    return bad;
  }

  #rowDischarges(row: number, step: Parameters<typeof rowDischarges>[3]): number {
    const run = this.#run;
    const above = step.oldSouthOfRowAbove;
    let deepest = 0;
    let done = 0;
    run.end = 0;
    while (run.end < this.state.columns && this.activity.nextRun(row, run)) {
      if (run.first > done) above.fill(0, done + 1, run.first + 1);
      deepest = Math.max(deepest, rowDischarges(this.state, row, run, step));
      done = run.end;
    }
    if (done < this.state.columns) above.fill(0, done + 1);
    return deepest;
  }

  #eachRun(row: number, visit: (run: ActiveRun) => void): void {
    const run = this.#run;
    run.end = 0;
    while (run.end < this.state.columns && this.activity.nextRun(row, run)) visit(run);
  }

  #applySources(): void {
    const { rainM3, infiltratedM3 } = this.#ground.applyUntil(this.timeS);
    this.ledger.rainM3 += rainM3;
    this.ledger.infiltratedM3 += infiltratedM3;
    this.#sourcesDoneS = this.timeS;
    for (let row = 0; row < this.state.rows; row++) {
      this.#eachRun(row, (run) => noteSpeeds(this.state, row, run));
    }
    if (rainM3 > 0) this.activity.noteWet();
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
