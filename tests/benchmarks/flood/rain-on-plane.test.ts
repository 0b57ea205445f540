import { describe, expect, it } from 'vitest';
import { constantSeries } from '../../../src/domain/hazard/flood/forcing/time-series.ts';
import { floodCase, runFlood } from '../../engines/flood/flood-run.ts';

const rainMPerS = 0.1 / 3600;
const manningN = 0.1;

/**
 * A film under steady rain on a plane that leans to the south-east. With q = h^(5/3) sqrt(s) / n along either axis, s the
 * slope along it, the steady balance dq/dx + dq/dy = i with no flow over the northern and western edges has the solution
 * q = i min(x, y): nearer to the western than to the northern edge, the film depends on x alone.
 */
describe('steady rain on a rough plane that leans across the grid', () => {
  for (const cellSizeM of [10, 20]) {
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
        const wantedM = ((carriedM2PerS * manningN) / Math.sqrt(slope)) ** 0.6;
        const here = depthM[row * side + column] as number;
        expect(Math.abs(here - wantedM)).toBeLessThan(0.03 * wantedM);
      }
    });
  }
});
