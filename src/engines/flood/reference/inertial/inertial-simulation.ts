import {
  type SavedArray,
  type SavedState,
  savedFloats,
  savedNumbers,
} from '../../../../domain/hazard/flood/checkpoint/saved-state.ts';
import type { FloodCase, FloodFrame } from '../../../../domain/hazard/flood/flood-case.ts';
import type { FloodStepper, StepTrouble } from '../../driver/flood-stepper.ts';
import { PointInflows } from '../../driver/point-inflows.ts';
import { restoreWater, saveWater } from '../../driver/saved-water.ts';
import { sourceEveryS, stepEndS } from '../../driver/step-end.ts';
import { Structures } from '../../driver/structures/structures.ts';
import { VolumeLedger } from '../../driver/volume-ledger.ts';
import { cellOfPadded, gravityMPerS2, intoPadded, unpadded } from '../../driver/water-state.ts';
import { captureFrame, eastwardMPerS, southwardMPerS } from './cell-velocity.ts';
import { GridEdges } from './edge-discharge.ts';
import { HeldWater } from './held-water.ts';
import type { InertialKernel, InertialKernelFactory, StepNumbers } from './inertial-kernel.ts';
import type { InertialState } from './inertial-state.ts';

/** Shortest time step, as a share of the longest: beyond it the water of a cell is out of all proportion to its size. */
const collapsedShare = 1e-6;

/** Time, steps, cell updates, step and active cells; deepest face, when sources acted and shallow faces were renewed. */
type Clock = [number, number, number, number, number, number, number, number];

/** One flood in progress by the local-inertial scheme: its state, its clock and one method that moves both by a time step. */
export class InertialSimulation implements FloodStepper {
  readonly state: InertialState;
  readonly ledger: VolumeLedger;
  timeS = 0;
  steps = 0;
  cellUpdates = 0;
  timeStepS = 0;
  activeCells = 0;
  readonly #flood: FloodCase;
  readonly #kernel: InertialKernel;
  readonly #edges: GridEdges;
  readonly #held: HeldWater;
  readonly #inflows: PointInflows;
  readonly #structures: Structures;
  readonly #wake = (index: number): void => this.#kernel.wake(index);
  /** Largest depth at a face, m; of shallow ones not renewed in the last step, what it may be at most. */
  #deepestM: number;
  #sourcesDoneS = 0;
  #shallowRenewedS = 0;

  constructor(flood: FloodCase, state: InertialState, kernelOf: InertialKernelFactory) {
    this.#flood = flood;
    this.state = state;
    this.#edges = new GridEdges(state, flood);
    this.#held = new HeldWater(state, flood);
    this.#held.setLevel(0);
    this.#inflows = new PointInflows(state, flood);
    this.#structures = new Structures(state, flood);
    this.ledger = new VolumeLedger(state);
    this.#kernel = kernelOf(state, {
      waking: [...this.#held.shore, ...this.#edges.wakingIndices()],
      restless: [...this.#held.shore, ...this.#edges.cells()],
    });
    this.#deepestM = this.#held.deepestMovingM();
  }

  get threads(): number {
    return this.#kernel.threads;
  }

  get memoryBytes(): number {
    return this.#kernel.memoryBytes;
  }

  step(untilS: number): StepTrouble | null {
    const { timeS, ledger } = this;
    const toS = this.#stepEnd(untilS);
    this.timeStepS = toS - timeS;
    if (this.timeStepS < collapsedShare * Math.min(sourceEveryS, untilS - timeS)) {
      return { cause: 'time-step-collapsed', cell: this.#deepestCell() };
    }
    const step = this.#stepNumbers(toS);
    this.#edges.discharge(timeS, this.timeStepS);
    const { deepestM, dueCells, badIndex } = this.#kernel.advance(step);
    this.#deepestM = Math.max(deepestM, step.renewsShallow ? 0 : Math.min(this.#deepestM, step.shallowM));
    ledger.inflowM3 += this.#inflows.apply(timeS, toS, this.#wake);
    ledger.passOut(this.#structures.apply(timeS, toS, this.#wake));
    this.#edges.passed(this.timeStepS, ledger.passOut);
    this.#held.passed(this.timeStepS, ledger.passOut);
    this.#held.setLevel(toS);
    this.timeS = toS;
    this.steps++;
    this.activeCells = dueCells;
    this.cellUpdates += dueCells;
    if (toS - this.#sourcesDoneS >= sourceEveryS || toS >= untilS) this.#applyGround();
    return badIndex < 0 ? null : { cause: 'depth-not-finite', cell: cellOfPadded(this.state, badIndex) };
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

  save(into: Map<string, SavedArray>): void {
    const { state } = this;
    saveWater(state, this.#flood, into);
    into.set('discharge east', unpadded(state, state.dischargeEast));
    into.set('discharge south', unpadded(state, state.dischargeSouth));
    const { timeS, steps, cellUpdates, timeStepS, activeCells } = this;
    const phase = [this.#deepestM, this.#sourcesDoneS, this.#shallowRenewedS];
    into.set('clock', Float64Array.of(timeS, steps, cellUpdates, timeStepS, activeCells, ...phase));
    for (const part of this.#remembering()) part.save(into);
  }

  restore(from: SavedState): void {
    const { state } = this;
    restoreWater(state, from);
    intoPadded(state, savedFloats(from, 'discharge east'), state.dischargeEast);
    intoPadded(state, savedFloats(from, 'discharge south'), state.dischargeSouth);
    const clock = [...savedNumbers(from, 'clock')] as Clock;
    [this.timeS, this.steps, this.cellUpdates, this.timeStepS, this.activeCells] = clock;
    [, , , , , this.#deepestM, this.#sourcesDoneS, this.#shallowRenewedS] = clock;
    for (const part of this.#remembering()) part.restore(from);
  }

  dispose(): void {
    this.#kernel.dispose();
  }

  #remembering(): readonly Pick<FloodStepper, 'save' | 'restore'>[] {
    return [this.#edges, this.#held, this.#structures, this.ledger, this.#kernel];
  }

  /** Courant condition of Bates, Horritt & Fewtrell 2010: dt = alpha dx / sqrt(g h), h the largest depth at a face. */
  #stepEnd(untilS: number): number {
    const { cellSizeM } = this.state;
    const limitFor = (depthM: number): number =>
      (this.#flood.courant * cellSizeM) / Math.sqrt(gravityMPerS2 * Math.max(depthM, 1e-6));
    const deepestM = Math.max(this.#deepestM, this.#edges.deepestM(this.timeS));
    let timeStepS = Math.min(sourceEveryS, limitFor(deepestM));
    timeStepS = Math.min(timeStepS, limitFor(this.#inflows.deepestAfterM(this.timeS, timeStepS)));
    timeStepS = Math.min(timeStepS, limitFor(this.#structures.deepestAfterM(timeStepS)));
    return stepEndS(this.timeS, untilS, timeStepS);
  }

  /**
   * Shallow faces are renewed in the first step after the sources acted. Films on hillsides, most of the cells when it
   * rains, thus take steps of 5 s while the river takes its own of about one: each face keeps the Courant condition of
   * its own depth, and since both its cells always move by the same discharge in every step, no volume is lost between
   * them.
   */
  #stepNumbers(endTimeS: number): StepNumbers {
    const { timeStepS } = this;
    const renewsShallow = this.timeS === this.#sourcesDoneS;
    const shallowStepS = renewsShallow ? this.timeS - this.#shallowRenewedS || timeStepS : 0;
    if (renewsShallow) this.#shallowRenewedS = this.timeS;
    return {
      timeStepS,
      endTimeS,
      shallowM:
        ((this.#flood.courant * this.state.cellSizeM) / (sourceEveryS + timeStepS)) ** 2 / gravityMPerS2,
      renewsShallow,
      shallowStepS,
      theta: this.#flood.theta,
    };
  }

  #applyGround(): void {
    this.ledger.addGround(this.#kernel.applyGround(this.#sourcesDoneS, this.timeS));
    this.#sourcesDoneS = this.timeS;
  }

  #deepestCell(): number {
    const { depthM } = this.state;
    let deepest = 0;
    for (let i = 0; i < depthM.length; i++) {
      if ((depthM[i] as number) > (depthM[deepest] as number)) deepest = i;
    }
    return Math.max(0, cellOfPadded(this.state, deepest));
  }
}
