import { manningOf, unknownGroundManning } from '../../../domain/hazard/flood/ground/friction.ts';
import { type BuildStage, nothing } from '../build-stage.ts';

/** Manning n of each cell by its land cover. */
export const frictionStage: BuildStage = {
  id: 'friction',
  version: 1,
  roles: [],
  after: ['land-cover'],
  run: async ({ region }) => {
    const { landCover } = region;
    if (landCover === null) return { output: nothing, outcome: 'left-out', files: [], facts: {}, faults: [] };
    const unknownCells = landCover.reduce((sum, code) => sum + (code === 0 ? 1 : 0), 0);
    return {
      output: { layers: { manning: manningOf({ ...region, manning: null }) }, sources: [] },
      outcome: 'built',
      files: [],
      facts: { unknownCells, unknownGroundManning },
      faults: [],
    };
  },
};
