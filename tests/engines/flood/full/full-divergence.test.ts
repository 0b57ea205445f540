import { describe, expect, it } from 'vitest';
import type { FloodCase } from '../../../../src/domain/hazard/flood/flood-case.ts';
import type { FloodEngine } from '../../../../src/domain/ports.ts';
import { fullCase, orders } from '../../../support/flood-cases/full-case.ts';
import { tryFlood } from '../../../support/flood-run.ts';
import { fullEngines } from '../../../support/full-engines.ts';

const [columns, rows] = [12, 9];
const racing = { column: 7, row: 4 };

/** Still water but for one cell, which runs eastward; no two cells have the same bed. */
function racingCase(order: 1 | 2, speedMPerS: number): FloodCase {
  const cells = columns * rows;
  const xMPerS = new Float32Array(cells);
  xMPerS[racing.row * columns + racing.column] = speedMPerS;
  const ground = {
    columns,
    rows,
    cellSizeM: 10,
    bedM: (column: number, row: number) => 50 + 0.01 * (row * columns + column),
  };
  return fullCase(ground, order, {
    initialDepthM: new Float32Array(cells).fill(0.5),
    initialVelocity: { xMPerS, yMPerS: new Float32Array(cells) },
  });
}

/** How far to the east and south of the racing cell a run stopped; the bed that it tells must be that of its cell. */
async function stoppedAt(
  engine: FloodEngine,
  flood: FloodCase,
): Promise<{ readonly cause: string; readonly eastward: number; readonly southward: number }> {
  const result = await tryFlood(flood, engine);
  if (result.ok || result.fault.kind !== 'flood-diverged') throw new Error('should have stopped');
  const { cause, cell, bedM } = result.fault;
  expect(bedM).toBe(flood.bedM[cell]);
  return {
    cause,
    eastward: (cell % columns) - racing.column,
    southward: Math.floor(cell / columns) - racing.row,
  };
}

describe.each(fullEngines)('the $name full equations', ({ name, engine }) => {
  it.each(orders)(
    'stop at the cell whose water is faster than any water, or beside it, order %i',
    async (order) => {
      const { cause, eastward, southward } = await stoppedAt(engine, racingCase(order, 3000));
      expect(cause).toBe('time-step-collapsed');
      expect(Math.abs(eastward)).toBeLessThanOrEqual(1);
      expect(Math.abs(southward)).toBeLessThanOrEqual(1);
    },
  );

  it.each(orders)('stop at the cell whose numbers run away, or beside it, order %i', async (order) => {
    const { cause, eastward, southward } = await stoppedAt(engine, racingCase(order, 1e25));
    expect(cause).toBe('depth-not-finite');
    expect(Math.abs(southward)).toBeLessThanOrEqual(1);
    expect(eastward).toBeLessThanOrEqual(1);
    // The compiled kernel names the first of four cells that it moves at once.
    expect(eastward).toBeGreaterThanOrEqual(name === 'compiled' ? -4 : -1);
  });
});
