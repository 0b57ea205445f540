import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../src/core/random.ts';
import { constantSeries } from '../../../../src/domain/hazard/flood/forcing/time-series.ts';
import { fullCase, orders } from '../../../support/flood-cases/full-case.ts';
import { lastFrame, runFlood } from '../../../support/flood-run.ts';

const size = 40;
const random = seededRandom('symmetry');
const bed = Array.from({ length: size }, () => Array.from({ length: size }, () => random.between(0, 3)));

type Source = (column: number, row: number) => readonly [column: number, row: number];

/** The same valley, wider than two blocks so that what sleeps differs too, looked at through a change of axes. */
async function depthsOf(order: 1 | 2, source: Source): Promise<Float32Array> {
  const height = (column: number, row: number): number => {
    const [c, r] = source(column, row);
    return (bed[r] as number[])[c] as number;
  };
  const flood = fullCase({ columns: size, rows: size, cellSizeM: 10, bedM: height }, order);
  const wet = (cell: number): boolean => {
    const [c, r] = source(cell % size, Math.floor(cell / size));
    return c < 15 && r > 5 && r < 25;
  };
  const open = { kind: 'open' } as const;
  const run = await runFlood({
    ...flood,
    manning: flood.manning.fill(0.03),
    initialDepthM: flood.bedM.map((_, cell) => (wet(cell) ? 4 : 0)),
    boundary: { north: open, south: open, east: open, west: open },
    rainMPerS: constantSeries(2e-5),
    endS: 150,
    outputEveryS: 150,
  });
  return lastFrame(run).depthM;
}

const changes: readonly (readonly [name: string, source: Source])[] = [
  ['mirrored east-west', (column, row) => [size - 1 - column, row]],
  ['mirrored north-south', (column, row) => [column, size - 1 - row]],
  ['transposed', (column, row) => [row, column]],
  ['turned by a right angle', (column, row) => [row, size - 1 - column]],
];

describe('symmetry of the full equations', () => {
  it.each(orders)(
    'gives the same bits when the case is mirrored, transposed or turned, order %i',
    async (order) => {
      const plain = await depthsOf(order, (column, row) => [column, row]);
      for (const [name, source] of changes) {
        const changed = await depthsOf(order, source);
        const back = new Float32Array(size * size);
        for (let cell = 0; cell < back.length; cell++) {
          const [c, r] = source(cell % size, Math.floor(cell / size));
          back[r * size + c] = changed[cell] as number;
        }
        expect(back, name).toEqual(plain);
      }
    },
  );
});
