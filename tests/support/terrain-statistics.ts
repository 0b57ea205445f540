/** A rectangular raster of heights, rows from the north; cell sizes may differ between directions. */
export interface HeightField {
  readonly heightM: ArrayLike<number>;
  readonly columns: number;
  readonly rows: number;
  readonly cellEastM: number;
  readonly cellSouthM: number;
}

/** Numbers by which geomorphologists compare landscapes; land only (above 0 m). */
export interface TerrainStatistics {
  readonly landShare: number;
  readonly reliefM: number;
  /** (mean - lowest) / (highest - lowest). */
  readonly hypsometricIntegral: number;
  readonly meanSlopeDeg: number;
  readonly slopeQuantilesDeg: readonly [q10: number, q25: number, q50: number, q75: number, q90: number];
}

const quantile = (sorted: Float64Array, share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] as number;

export function terrainStatistics(field: HeightField): TerrainStatistics {
  const { heightM, columns, rows } = field;
  const slopes: number[] = [];
  let sum = 0;
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (let row = 1; row < rows - 1; row++) {
    for (let column = 1; column < columns - 1; column++) {
      const cell = row * columns + column;
      const here = heightM[cell] as number;
      if (here <= 0) continue;
      sum += here;
      lowest = Math.min(lowest, here);
      highest = Math.max(highest, here);
      const dx = ((heightM[cell + 1] as number) - (heightM[cell - 1] as number)) / (2 * field.cellEastM);
      const dy =
        ((heightM[cell + columns] as number) - (heightM[cell - columns] as number)) / (2 * field.cellSouthM);
      slopes.push((Math.atan(Math.hypot(dx, dy)) * 180) / Math.PI);
    }
  }
  const sorted = Float64Array.from(slopes).sort();
  return {
    landShare: slopes.length / ((rows - 2) * (columns - 2)),
    reliefM: highest - lowest,
    hypsometricIntegral: (sum / slopes.length - lowest) / (highest - lowest),
    meanSlopeDeg: slopes.reduce((a, b) => a + b, 0) / slopes.length,
    slopeQuantilesDeg: [0.1, 0.25, 0.5, 0.75, 0.9].map((q) => quantile(sorted, q)) as never,
  };
}

/** Block means over `factor` x `factor` cells. */
export function coarsened(heightM: ArrayLike<number>, columns: number, rows: number, factor: number) {
  const wide = Math.floor(columns / factor);
  const high = Math.floor(rows / factor);
  const mean = new Float64Array(wide * high);
  for (let row = 0; row < high * factor; row++) {
    for (let column = 0; column < wide * factor; column++) {
      const target = Math.floor(row / factor) * wide + Math.floor(column / factor);
      mean[target] =
        (mean[target] as number) + (heightM[row * columns + column] as number) / (factor * factor);
    }
  }
  return { heightM: mean, columns: wide, rows: high };
}

const tileSize = 1201;
const metresPerArcSecond = 30.87;

/** An 8 x 8 km window of an SRTM3 tile whose south-western corner is at whole degrees. */
export function srtmWindow(
  tile: Buffer,
  southLatDeg: number,
  corner: { readonly row: number; readonly column: number },
): HeightField {
  const latDeg = southLatDeg + 1 - corner.row / 1200;
  const cellSouthM = 3 * metresPerArcSecond;
  const cellEastM = cellSouthM * Math.cos((latDeg * Math.PI) / 180);
  const rows = Math.round(8000 / cellSouthM);
  const columns = Math.round(8000 / cellEastM);
  const heightM = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = (corner.row + row) * tileSize + corner.column + column;
      heightM[row * columns + column] = tile.readInt16BE(at * 2);
    }
  }
  return { heightM, columns, rows, cellEastM, cellSouthM };
}
