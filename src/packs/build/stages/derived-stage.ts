import { deriveTerrain } from '../../../domain/region/terrain/derive-terrain.ts';
import { koreanTectonics } from '../../../domain/region/terrain/vs30-from-slope.ts';
import { type BuildStage, nothing } from '../build-stage.ts';

/** What follows from the terrain, computed once: drainage, height above it, slope, wetness, Vs30. */
export const derivedStage: BuildStage = {
  id: 'derived',
  version: 2,
  roles: [],
  after: ['map-features', 'land-cover'],
  run: async ({ region, mapCover }) => {
    if (region.grid.columns < 3 || region.grid.rows < 3) {
      return { output: nothing, outcome: 'left-out', files: [], facts: {}, faults: [] };
    }
    const derived = deriveTerrain(region, mapCover === null ? {} : { standingWater: mapCover.water });
    const counts = derived.conditioning.flatMap(({ step, counts: ofStep }) =>
      Object.entries(ofStep).map(([name, count]) => [`${step}.${name}`, count] as const),
    );
    const facts = {
      ...Object.fromEntries(counts),
      ...(derived.vs30MPerS === null ? {} : { vs30: koreanTectonics }),
    };
    return { output: { layers: { derived }, sources: [] }, outcome: 'built', files: [], facts, faults: [] };
  },
};
