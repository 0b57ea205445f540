import { deriveTerrain } from '../../../domain/region/terrain/derive-terrain.ts';
import { type BuildStage, nothing } from '../build-stage.ts';

/** What follows from the terrain, computed once: drainage, height above it, slope, wetness, Vs30. */
export const derivedStage: BuildStage = {
  id: 'derived',
  version: 1,
  roles: [],
  after: ['map-features', 'land-cover'],
  run: async ({ region, mapCover }) => {
    if (region.grid.columns < 3 || region.grid.rows < 3) {
      return { output: nothing, outcome: 'left-out', files: [], facts: {}, faults: [] };
    }
    const derived = deriveTerrain(region, mapCover === null ? {} : { standingWater: mapCover.water });
    const facts = Object.fromEntries(
      derived.conditioning.flatMap(({ step, counts }) =>
        Object.entries(counts).map(([name, count]) => [`${step}.${name}`, count]),
      ),
    );
    return { output: { layers: { derived }, sources: [] }, outcome: 'built', files: [], facts, faults: [] };
  },
};
