import { describe, expect, it } from 'vitest';
import { constantSeries } from '../../../src/domain/hazard/flood/forcing/time-series.ts';
import { floodCase, runFlood } from '../../support/flood-run.ts';

const rainMPerS = 0.1 / 3600;
const manningN = 0.1;

/**
 * A film under steady rain on a plane that leans to the south-east, s along either axis: sqrt(2) s along the fall line,
 * where Manning's law gives h^(5/3) (sqrt(2) s)^(1/2) / n, so q = h^(5/3) s^(1/2) / (2^(1/4) n) along either axis. The
 * steady balance dq/dx + dq/dy = i with no flow over the northern and western edges has the solution q = i min(x, y):
 * nearer to the western than to the northern edge, the film depends on x alone. A scheme of first order misses by an
 * amount that grows with the cell.
 */
describe('steady rain on a rough plane that leans across the grid', () => {
  for (const [cellSizeM, tolerance] of [
    [10, 0.03],
    [20, 0.04],
  ] as const) {
    it(`gives an even film of the depth that carries the rain, on cells of ${cellSizeM} m`, async () => {
      const side = 800 / cellSizeM;
      const slope = 0.0106;
      const flood = floodCase(
        {
          columns: side,
          rows: side,
          cellSizeM,
          bedM: (column, row) => 100 - slope * (column + row) * cellSizeM,
        },
        {
          rainMPerS: constantSeries(rainMPerS),
          boundary: {
            north: { kind: 'closed' },
            south: { kind: 'open' },
            east: { kind: 'open' },
            west: { kind: 'closed' },
          },
          endS: 2 * 3600,
          outputEveryS: 3600,
        },
      );
      const { frames } = await runFlood({ ...flood, manning: flood.manning.map(() => manningN) });
      const depthM = frames[frames.length - 1]?.depthM as Float32Array;
      const row = side - 6;
      for (let column = Math.floor(side / 8); column < side / 2; column++) {
        const carriedM2PerS = rainMPerS * (column + 1) * cellSizeM;
        const wantedM = ((carriedM2PerS * manningN * 2 ** 0.25) / Math.sqrt(slope)) ** 0.6;
        const here = depthM[row * side + column] as number;
        expect(Math.abs(here - wantedM)).toBeLessThan(tolerance * wantedM);
      }
    });
  }
});
