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
import { EdgeWater } from './edge-water.ts';
import type { FullKernel, FullKernelFactory, StageNumbers } from './full-kernel.ts';
import type { FullState } from './full-state.ts';
import { HeldLevel } from './held-level.ts';
import { fastestWaves } from './wave-speeds.ts';

/** Most steps between two looks at rain, soil and speeds, for tanks and fast waves whose whole story takes seconds. */
export const sourceEverySteps = 8;

/**
 * Largest Courant number of second order, where a side may hold up to twice the depth of its cell, and among buildings,
 * where a narrow cell may give into wider ones half as much again.
 */
export const cautiousCourant = 0.5;

/** Largest Courant number of the second of two stages: the first may have made the water faster than the step was made for. */
const mostSecondCourant = 0.75;

/** What a step came to: the padded index of a cell whose water is no longer a number, or -1, and when it ends, s. */
interface StepEnd {
  readonly bad: number;
  readonly toS: number;
}

/**
 * Sum of the wave speeds in both directions over which the water is no longer water, m/s: a wave on the deepest ocean
 * reaches 330 m/s each way. Waiting for such a cell would stop the run for good.
 */
export const fastestSensibleMPerS = 1000;

/** Time, steps, cell updates, step and active cells; fastest waves, when sources acted and steps since then. */
type Clock = [number, number, number, number, number, number, number, number];

/** The full shallow-water equations in progress, first order or second order in space and time: their state, its clock and one method that moves both by a time step. */
export class FullSimulation implements FloodStepper {
  readonly state: FullState;
  readonly ledger: VolumeLedger;
  timeS = 0;
  steps = 0;
  cellUpdates = 0;
  timeStepS = 0;
  activeCells = 0;
  readonly #flood: FloodCase;
  readonly #courant: number;
  readonly #kernel: FullKernel;
  readonly #edges: EdgeWater;
  readonly #held: HeldLevel;
  readonly #inflows: PointInflows;
  readonly #structures: Structures;
  readonly #wake = (index: number): void => this.#kernel.wake(index);
  /** What leaves a cell takes its share of the momentum along; what comes in through a structure brings none. */
  readonly #changed = (index: number, beforeM: number, afterM: number): void => {
    this.#kernel.wake(index);
    if (afterM >= beforeM) return;
    const { momentumEast, momentumSouth, stillDepthM } = this.state;
    const kept = afterM > stillDepthM ? afterM / beforeM : 0;
    momentumEast[index] = (momentumEast[index] as number) * kept;
    momentumSouth[index] = (momentumSouth[index] as number) * kept;
  };
  #fastestMPerS: number;
  #sourcesDoneS = 0;
  #stepsSinceSources = 0;

  constructor(flood: FloodCase, state: FullState, kernelOf: FullKernelFactory) {
    this.#flood = flood;
    this.state = state;
    this.#courant =
      state.firstStage === null && state.porosity === null
        ? flood.courant
        : Math.min(flood.courant, cautiousCourant);
    this.#edges = new EdgeWater(state, flood);
    this.#held = new HeldLevel(state, flood);
    this.#held.set(0);
    this.#inflows = new PointInflows(state, flood);
    this.#structures = new Structures(state, flood);
    this.ledger = new VolumeLedger(state);
    this.#kernel = kernelOf(state, [
      ...this.#held.shore,
      ...this.#held.beside,
      ...this.#edges.wakingIndices(),
    ]);
    this.#fastestMPerS = fastestWaves(state).speedsMPerS;
  }

  get threads(): number {
    return this.#kernel.threads;
  }

  get memoryBytes(): number {
    return this.#kernel.memoryBytes;
  }

  step(untilS: number): StepTrouble | null {
    const { timeS, ledger } = this;
    const outsideMPerS = Math.max(this.#edges.set(timeS), this.#held.set(timeS));
    const plannedS = this.#stepEnd(untilS, outsideMPerS);
    const { bad, toS } =
      this.state.firstStage === null ? this.#oneStage(plannedS) : this.#twoStages(plannedS);
    this.timeStepS = toS - timeS;
    if (bad >= 0) return { cause: 'depth-not-finite', cell: cellOfPadded(this.state, bad) };
    ledger.inflowM3 += this.#inflows.apply(timeS, toS, this.#wake);
    ledger.passOut(this.#structures.apply(timeS, toS, this.#changed));
    this.timeS = toS;
    this.steps++;
    this.#stepsSinceSources++;
    this.#held.set(toS);
    const isDue = toS - this.#sourcesDoneS >= sourceEveryS || this.#stepsSinceSources >= sourceEverySteps;
    if (isDue || toS >= untilS) this.#applyGround();
    if (this.#fastestMPerS <= fastestSensibleMPerS) return null;
    return { cause: 'time-step-collapsed', cell: cellOfPadded(this.state, fastestWaves(this.state).index) };
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

  save(into: Map<string, SavedArray>): void {
    const { state } = this;
    saveWater(state, this.#flood, into);
    into.set('momentum east', unpadded(state, state.momentumEast));
    into.set('momentum south', unpadded(state, state.momentumSouth));
    const { timeS, steps, cellUpdates, timeStepS, activeCells } = this;
    const phase = [this.#fastestMPerS, this.#sourcesDoneS, this.#stepsSinceSources];
    into.set('clock', Float64Array.of(timeS, steps, cellUpdates, timeStepS, activeCells, ...phase));
    for (const part of this.#remembering()) part.save(into);
  }

  /** The ring around the grid is filled anew at the beginning of every step. */
  restore(from: SavedState): void {
    const { state } = this;
    restoreWater(state, from);
    intoPadded(state, savedFloats(from, 'momentum east'), state.momentumEast);
    intoPadded(state, savedFloats(from, 'momentum south'), state.momentumSouth);
    const clock = [...savedNumbers(from, 'clock')] as Clock;
    [this.timeS, this.steps, this.cellUpdates, this.timeStepS, this.activeCells] = clock;
    [, , , , , this.#fastestMPerS, this.#sourcesDoneS, this.#stepsSinceSources] = clock;
    for (const part of this.#remembering()) part.restore(from);
  }

  dispose(): void {
    this.#kernel.dispose();
  }

  #remembering(): readonly Pick<FloodStepper, 'save' | 'restore'>[] {
    return [this.#held, this.#structures, this.ledger, this.#kernel];
  }

  /**
   * Heun's method: two first-order steps, whose result is averaged with the start (Shu & Osher 1988, TVD Runge-Kutta of
   * second order). It keeps lakes at rest and depths positive because each of its steps does. Water that the first of them
   * made too fast for the second, as a film that comes to a drop, would give more than it has: a second step of no length
   * then leaves the average of the start and the first step, whose water has moved as in half the time.
   */
  #twoStages(plannedS: number): StepEnd {
    const timeStepS = plannedS - this.timeS;
    const bad = this.#stage({ stage: 1, timeStepS, endTimeS: plannedS });
    if (bad >= 0) return { bad, toS: plannedS };
    const isTooFast = this.#fastestMPerS * timeStepS > mostSecondCourant * this.state.cellSizeM;
    const toS = isTooFast ? this.timeS + timeStepS / 2 : plannedS;
    this.#edges.set(toS);
    this.#held.set(toS);
    return { bad: this.#stage({ stage: 2, timeStepS: isTooFast ? 0 : timeStepS, endTimeS: toS }), toS };
  }

  #oneStage(toS: number): StepEnd {
    return { bad: this.#stage({ stage: 0, timeStepS: toS - this.timeS, endTimeS: toS }), toS };
  }

  /** @returns padded index of a cell whose water is no longer a number, or -1 */
  #stage(numbers: StageNumbers): number {
    const { cellSizeM } = this.state;
    const found = this.#kernel.advance(numbers);
    const share = numbers.stage === 0 ? numbers.timeStepS : numbers.timeStepS / 2;
    this.ledger.passOut(found.outM2PerS * share * cellSizeM);
    this.ledger.passOut(found.heldGainM * cellSizeM * cellSizeM);
    this.activeCells = found.activeCells;
    this.cellUpdates += found.activeCells;
    this.#fastestMPerS = found.fastestMPerS;
    return found.badIndex;
  }

  /**
   * Courant condition of the unsplit scheme: dt (s_x + s_y) <= C dx, s the largest wave speed |u| + sqrt(g h) of a cell in
   * each direction. Below C = 0.75 no cell can give more water than it has, even as the only wet one.
   */
  #stepEnd(untilS: number, outsideMPerS: number): number {
    const reach = this.#courant * this.state.cellSizeM;
    const limitFor = (depthM: number): number =>
      reach / (2 * Math.sqrt(gravityMPerS2 * Math.max(depthM, 1e-6)));
    let timeStepS = Math.min(sourceEveryS, reach / Math.max(this.#fastestMPerS, outsideMPerS, 1e-3));
    timeStepS = Math.min(timeStepS, limitFor(this.#inflows.deepestAfterM(this.timeS, timeStepS)));
    timeStepS = Math.min(timeStepS, limitFor(this.#structures.deepestAfterM(timeStepS)));
    return stepEndS(this.timeS, untilS, timeStepS);
  }

  #applyGround(): void {
    this.ledger.addGround(this.#kernel.applyGround(this.#sourcesDoneS, this.timeS));
    this.#sourcesDoneS = this.timeS;
    this.#stepsSinceSources = 0;
  }
}
