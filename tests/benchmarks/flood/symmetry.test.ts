import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/core/random.ts';
import { constantSeries } from '../../../src/domain/hazard/flood/forcing/time-series.ts';
import { floodCase, lastFrame, runFlood } from '../../engines/flood/flood-run.ts';

const size = 70;
const random = seededRandom('symmetry');
const bed = Array.from({ length: size }, () => Array.from({ length: size }, () => random.between(0, 3)));

/** The same valley, wider than two blocks of the activity map so that what sleeps differs too, looked at through a change of axes. */
async function depthsOf(source: (column: number, row: number) => [column: number, row: number]) {
  const height = (column: number, row: number): number => {
    const [c, r] = source(column, row);
    return (bed[r] as number[])[c] as number;
  };
  const flood = floodCase({ columns: size, rows: size, cellSizeM: 10, bedM: height });
  const initialDepthM = flood.bedM.map((_, i) => {
    const [c, r] = source(i % size, Math.floor(i / size));
    return c < 15 && r > 5 && r < 25 ? 2 : 0;
  });
  const open = { kind: 'open' } as const;
  const run = await runFlood({
    ...flood,
    initialDepthM,
    boundary: { north: open, south: open, east: open, west: open },
    rainMPerS: constantSeries(2e-5),
    endS: 900,
    outputEveryS: 900,
  });
  return lastFrame(run).depthM;
}

describe('symmetry', () => {
  it.each([
    ['mirrored east-west', (column: number, row: number): [number, number] => [size - 1 - column, row]],
    ['mirrored north-south', (column: number, row: number): [number, number] => [column, size - 1 - row]],
    ['transposed', (column: number, row: number): [number, number] => [row, column]],
    ['turned by a right angle', (column: number, row: number): [number, number] => [row, size - 1 - column]],
  ] as const)('gives the same bits when the case is %s', async (_, source) => {
    const plain = await depthsOf((column, row) => [column, row]);
    const changed = await depthsOf(source);
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) {
        const [c, r] = source(column, row);
        expect(changed[row * size + column]).toBe(plain[r * size + c]);
      }
    }
  });
});
