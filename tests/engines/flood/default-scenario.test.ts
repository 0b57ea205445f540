import { describe, expect, it } from 'vitest';
import { cellIndexAt } from '../../../src/domain/geo/grid.ts';
import { buildFloodCase } from '../../../src/domain/hazard/flood/build-case.ts';
import { defaultFloodScenario } from '../../../src/domain/hazard/flood/default-scenario.ts';
import {
  defaultExerciseSeed,
  generateExerciseRegion,
} from '../../../src/domain/region/exercise/exercise-region.ts';
import { compiledEngine } from '../../support/compiled-engine.ts';
import { runFlood } from '../../support/flood-run.ts';

/** Budget: half a minute. The scenario's own 10 m grid takes minutes and is run by `npm run bench -- flood`. */
const budgetMs = 600_000;

describe('the default storm on the exercise region, on cells of 20 m, until the flood stands', () => {
  it(
    'drowns the old town and the underpass, leaves the terrace dry, and loses no water',
    async () => {
      const region = generateExerciseRegion(defaultExerciseSeed);
      const scenario = defaultFloodScenario(region);
      expect(scenario).toMatchObject({
        storm: { totalMm: 180, durationS: 3 * 3600 },
        endS: 6 * 3600,
        computationCellSizeM: 10,
      });
      const built = buildFloodCase(region, { ...scenario, computationCellSizeM: 20, endS: 3 * 3600 });
      if (!built.ok) throw new Error(built.fault.kind);
      const { summary } = await runFlood(built.value, compiledEngine(2));
      const deepestAtM = (placeId: string): number => {
        const place = region.places?.find(({ id }) => id === placeId);
        if (place === undefined) throw new Error(`no place ${placeId}`);
        return summary.maximumDepthM[cellIndexAt(built.value.grid, place.xM, place.yM)] as number;
      };
      expect(deepestAtM('underpass')).toBeGreaterThan(0.3);
      expect(deepestAtM('old-town')).toBeGreaterThan(0.3);
      expect(deepestAtM('new-town')).toBeLessThan(0.1);
      expect(summary.balance.relativeError).toBeLessThan(1e-6);
    },
    budgetMs,
  );
});
