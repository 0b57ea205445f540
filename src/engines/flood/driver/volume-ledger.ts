import {
  type SavedArray,
  type SavedState,
  savedNumbers,
} from '../../../domain/hazard/flood/checkpoint/saved-state.ts';
import type { FloodBalance } from '../../../domain/hazard/flood/flood-case.ts';
import { isHeld } from './cell-marks.ts';
import type { GroundVolumes } from './rain-and-soil.ts';
import type { WaterState } from './water-state.ts';

/** Volumes since the start in 64 bits, m³. */
export class VolumeLedger {
  rainM3 = 0;
  inflowM3 = 0;
  infiltratedM3 = 0;
  #outflowM3 = 0;
  #fromOutsideM3 = 0;
  readonly #state: WaterState;
  #initialM3: number;

  constructor(state: WaterState) {
    this.#state = state;
    this.#initialM3 = this.#stored();
  }

  /** Notes water that left through an edge or a shore; negative when it came in. */
  readonly passOut = (volumeM3: number): void => {
    this.#outflowM3 += volumeM3;
    if (volumeM3 < 0) this.#fromOutsideM3 -= volumeM3;
  };

  /** Adds what rain, soil and drains did; what drains lead away leaves the grid. */
  addGround({ rainM3, infiltratedM3, drainedM3 }: GroundVolumes): void {
    this.rainM3 += rainM3;
    this.infiltratedM3 += infiltratedM3;
    if (drainedM3 !== 0) this.passOut(drainedM3);
  }

  balance(): FloodBalance {
    const storedM3 = this.#stored();
    const cameIn = this.#initialM3 + this.rainM3 + this.inflowM3;
    const errorM3 = cameIn - this.infiltratedM3 - this.#outflowM3 - storedM3;
    const scale = cameIn + this.#fromOutsideM3;
    return {
      initialM3: this.#initialM3,
      rainM3: this.rainM3,
      inflowM3: this.inflowM3,
      infiltratedM3: this.infiltratedM3,
      outflowM3: this.#outflowM3,
      storedM3,
      errorM3,
      relativeError: scale > 0 ? Math.abs(errorM3) / scale : 0,
    };
  }

  save(into: Map<string, SavedArray>): void {
    const { rainM3, inflowM3, infiltratedM3 } = this;
    into.set(
      'ledger',
      Float64Array.of(rainM3, inflowM3, infiltratedM3, this.#outflowM3, this.#fromOutsideM3, this.#initialM3),
    );
  }

  restore(from: SavedState): void {
    const [rainM3, inflowM3, infiltratedM3, outflowM3, fromOutsideM3, initialM3] = savedNumbers(
      from,
      'ledger',
    ) as unknown as [number, number, number, number, number, number];
    this.rainM3 = rainM3;
    this.inflowM3 = inflowM3;
    this.infiltratedM3 = infiltratedM3;
    this.#outflowM3 = outflowM3;
    this.#fromOutsideM3 = fromOutsideM3;
    this.#initialM3 = initialM3;
  }

  #stored(): number {
    const { columns, rows, stride, marks, depthM, depthRestM, porosity, cellSizeM } = this.#state;
    let sum = 0;
    for (let row = 0; row < rows; row++) {
      const first = (row + 1) * stride + 1;
      for (let i = first; i < first + columns; i++) {
        if (isHeld(marks, i)) continue;
        const depth = (depthM[i] as number) + (depthRestM[i] as number);
        sum += porosity === null ? depth : depth * (porosity[i] as number);
      }
    }
    return sum * cellSizeM * cellSizeM;
  }
}
