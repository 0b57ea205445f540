import { describe, expect, test } from 'vitest';
import type { FloodStructure } from '../../../../src/domain/hazard/flood/flood-structure.ts';
import { floodCase, lastFrame, runFlood } from '../../../support/flood-run.ts';

describe('a weir between two ponds of the engine', () => {
  const ponds = (structures: readonly FloodStructure[]) =>
    floodCase(
      { columns: 9, rows: 3, cellSizeM: 10, bedM: (column) => (column === 4 ? 10 : 0) },
      {
        initialDepthM: Float32Array.from({ length: 27 }, (_, i) => (i % 9 < 4 ? 3 : i % 9 > 4 ? 0.5 : 0)),
        structures,
        endS: 3600,
        outputEveryS: 600,
      },
    );

  test('lets the upper pond down to its crest and no further', async () => {
    const run = await runFlood(
      ponds([{ kind: 'weir', id: 'w', fromCell: 12, toCell: 14, crestM: 2, widthM: 3, coefficient: 1.7 }]),
    );
    const { depthM } = lastFrame(run);
    // 12 cells fall to about 2 m and 12 cells rise by as much: 0.5 + 1 m.
    expect(depthM[12]).toBeGreaterThan(2);
    expect(depthM[12]).toBeLessThan(2.1);
    expect((depthM[12] as number) + (depthM[14] as number)).toBeCloseTo(3.5, 2);
    expect(run.summary.balance.relativeError).toBeLessThan(1e-6);
  });

  test('does nothing where none stands', async () => {
    expect(lastFrame(await runFlood(ponds([]))).depthM[12]).toBeCloseTo(3, 5);
  });
});
