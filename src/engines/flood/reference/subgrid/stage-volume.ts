import { type FineTerrain, fineCellOf } from './fine-grid.ts';

/**
 * Level and volume of the water in each coarse cell over its fine terrain: water fills the cell from its lowest ground up,
 * level within the cell (Volp, van Prooijen & Stelling 2013, doi:10.1002/wrcr.20324). Volume is piecewise linear in the
 * level, with a bend at each fine bed; kept exactly as the sorted beds, so both ways close to rounding.
 */
export class StageVolume {
  readonly columns: number;
  readonly rows: number;
  /** Beds of the fine cells of each coarse cell, lowest first, m. */
  readonly #sortedM: Float64Array;
  readonly #perCell: number;
  readonly #fineAreaM2: number;

  constructor(terrain: FineTerrain) {
    const { columns, rows, ratio, cellSizeM, bedM } = terrain;
    this.columns = columns / ratio;
    this.rows = rows / ratio;
    this.#perCell = ratio * ratio;
    this.#fineAreaM2 = cellSizeM * cellSizeM;
    this.#sortedM = new Float64Array(columns * rows);
    for (let cell = 0; cell < this.columns * this.rows; cell++) {
      const coarse = { row: Math.floor(cell / this.columns), column: cell % this.columns };
      const beds = this.#bedsOf(cell);
      for (let k = 0; k < this.#perCell; k++) {
        const within = { row: Math.floor(k / ratio), column: k % ratio };
        beds[k] = bedM[fineCellOf(terrain, coarse, within)] as number;
      }
      beds.sort();
    }
  }

  /** Lowest bed of a coarse cell, m: its level while dry. */
  lowestM(cell: number): number {
    return this.#sortedM[cell * this.#perCell] as number;
  }

  /** Water in a cell that stands at a level, m³. */
  volumeM3(cell: number, levelM: number): number {
    let depthsM = 0;
    for (const bed of this.#bedsOf(cell)) {
      if (bed >= levelM) break;
      depthsM += levelM - bed;
    }
    return depthsM * this.#fineAreaM2;
  }

  /** Level of a volume in a cell, m; the lowest bed where there is none. */
  levelM(cell: number, volumeM3: number): number {
    const beds = this.#bedsOf(cell);
    let leftM = Math.max(0, volumeM3) / this.#fineAreaM2;
    let level = beds[0] as number;
    for (let wet = 1; wet < beds.length; wet++) {
      const next = beds[wet] as number;
      const fillsM = wet * (next - level);
      if (leftM <= fillsM) return level + leftM / wet;
      leftM -= fillsM;
      level = next;
    }
    return level + leftM / beds.length;
  }

  #bedsOf(cell: number): Float64Array {
    return this.#sortedM.subarray(cell * this.#perCell, (cell + 1) * this.#perCell);
  }
}
