import { seededRandom } from '../../../src/core/random.ts';
import type { FloodCase, FloodScheme } from '../../../src/domain/hazard/flood/flood-case.ts';
import { constantSeries } from '../../../src/domain/hazard/flood/forcing/time-series.ts';
import { floodCase } from '../flood-run.ts';

/** Wider than two blocks of the activity map, so that what sleeps differs too when the valley is turned. */
const size = 70;
const random = seededRandom('symmetry');
const bed = Array.from({ length: size }, () => Array.from({ length: size }, () => random.between(0, 3)));

/** Which place of the plain valley stands at a place of the changed one. */
export type AxisChange = (column: number, row: number) => readonly [column: number, row: number];

export const axisChanges: readonly (readonly [name: string, change: AxisChange])[] = [
  ['mirrored east-west', (column, row) => [size - 1 - column, row]],
  ['mirrored north-south', (column, row) => [column, size - 1 - row]],
  ['transposed', (column, row) => [row, column]],
  ['turned by a right angle', (column, row) => [row, size - 1 - column]],
];

/** Water let go on one side of a valley of random ground in rain, with open edges, seen through a change of axes. */
export function turnedValleyCase(
  scheme: FloodScheme,
  endS: number,
  change: AxisChange = (column, row) => [column, row],
): FloodCase {
  const open = { kind: 'open' } as const;
  const flood = floodCase(
    {
      columns: size,
      rows: size,
      cellSizeM: 10,
      bedM: (column, row) => {
        const [c, r] = change(column, row);
        return (bed[r] as number[])[c] as number;
      },
    },
    {
      scheme,
      boundary: { north: open, south: open, east: open, west: open },
      rainMPerS: constantSeries(2e-5),
      endS,
      outputEveryS: endS,
    },
  );
  const initialDepthM = flood.bedM.map((_, cell) => {
    const [c, r] = change(cell % size, Math.floor(cell / size));
    return c < 15 && r > 5 && r < 25 ? 2 : 0;
  });
  return { ...flood, initialDepthM };
}

/** A field of the changed valley at the places of the plain one. */
export function turnedBack(field: Float32Array, change: AxisChange): Float32Array {
  const back = new Float32Array(size * size);
  for (let cell = 0; cell < back.length; cell++) {
    const [c, r] = change(cell % size, Math.floor(cell / size));
    back[r * size + c] = field[cell] as number;
  }
  return back;
}
