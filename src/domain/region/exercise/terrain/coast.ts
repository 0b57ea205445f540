import type { Random } from '../../../../core/random.ts';
import { cellCount, columnCentreM, type GridSpec, rowCentreM } from '../../../geo/grid.ts';
import { fractalNoise } from './gradient-noise.ts';
import type { Point } from './smooth-line.ts';

/** Roughly the distance from the shore, m: positive on land, negative at sea. */
export type CoastField = (xM: number, yM: number) => number;

const bump = (dxM: number, dyM: number, radiusM: number): number => {
  const r2 = (dxM * dxM + dyM * dyM) / (radiusM * radiusM);
  return r2 >= 1 ? 0 : (1 - r2) * (1 - r2);
};

/**
 * A coast in the east that runs towards the south-west, with a bay where the river comes out between two headlands.
 * It is shifted until the sea takes `seaShare` of the grid.
 */
export function coastField(random: Random, grid: GridSpec, mouthAt: Point, seaShare: number): CoastField {
  const large = fractalNoise(random.fork('coast'), { wavelengthM: 1900, octaves: 6, gain: 0.55 });
  const lean = random.between(0.1, 0.2);
  const north = random.between(1500, 2100);
  const south = random.between(1500, 2000);
  const raw: CoastField = (xM, yM) => {
    const southM = grid.northM - yM;
    const dx = xM - mouthAt[0];
    const dy = yM - mouthAt[1];
    return (
      grid.westM +
      7600 -
      lean * southM -
      xM +
      large(xM, yM) * 420 -
      900 * bump(dx - 500, dy, 1700) +
      650 * bump(dx - 700, dy - north, 1150) +
      500 * bump(dx - 500, dy + south, 1000)
    );
  };
  const samples = Float64Array.from({ length: 100 * 100 }, (_, i) =>
    raw(
      grid.westM + (((i % 100) + 0.5) / 100) * grid.columns * grid.cellSizeM,
      grid.northM - ((Math.floor(i / 100) + 0.5) / 100) * grid.rows * grid.cellSizeM,
    ),
  ).sort();
  const shift = samples[Math.floor(samples.length * seaShare)] as number;
  return (xM, yM) => raw(xM, yM) - shift;
}

/** 1 on the sea: cells below the coast field that hang together with the eastern edge, and islets too small to keep. */
export function seaMask(grid: GridSpec, coast: CoastField): Uint8Array {
  const below = new Uint8Array(cellCount(grid));
  for (let cell = 0; cell < below.length; cell++) {
    const row = Math.floor(cell / grid.columns);
    const column = cell - row * grid.columns;
    below[cell] = coast(columnCentreM(grid, column), rowCentreM(grid, row)) < 0 ? 1 : 0;
  }
  const sea = connectedFrom(grid, below, 1, grid.columns - 1);
  const land = connectedFrom(grid, sea, 0, 0);
  return land.map((onLand) => 1 - onLand);
}

/** 1 on the cells of `value` joined by their sides to a cell of that value in the given column. */
function connectedFrom(grid: GridSpec, mask: Uint8Array, value: 0 | 1, column: number): Uint8Array {
  const found = new Uint8Array(mask.length);
  const queue: number[] = [];
  for (let row = 0; row < grid.rows; row++) queue.push(row * grid.columns + column);
  while (queue.length > 0) {
    const cell = queue.pop() as number;
    if (found[cell] === 1 || mask[cell] !== value) continue;
    found[cell] = 1;
    const c = cell % grid.columns;
    if (c > 0) queue.push(cell - 1);
    if (c < grid.columns - 1) queue.push(cell + 1);
    if (cell >= grid.columns) queue.push(cell - grid.columns);
    if (cell < mask.length - grid.columns) queue.push(cell + grid.columns);
  }
  return found;
}
