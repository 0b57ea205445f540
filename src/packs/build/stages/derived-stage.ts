import { deriveTerrain } from '../../../domain/region/terrain/derive-terrain.ts';
import type { BuildStage } from '../build-region.ts';

/** What follows from the terrain, computed once: drainage, height above it, slope, wetness, Vs30. */
export const derivedStage: BuildStage = async ({ region, mapCover }) => {
  if (region.grid.columns < 3 || region.grid.rows < 3) {
    return { draft: {}, outcome: 'left-out', files: [], facts: {}, faults: [] };
  }
  const derived = deriveTerrain(region, mapCover === null ? {} : { standingWater: mapCover.water });
  const facts = Object.fromEntries(
    derived.conditioning.flatMap(({ step, counts }) =>
      Object.entries(counts).map(([name, count]) => [`${step}.${name}`, count]),
    ),
  );
  return { draft: { region: { ...region, derived } }, outcome: 'built', files: [], facts, faults: [] };
};
