import { manningOf, unknownGroundManning } from '../../../domain/hazard/flood/ground/friction.ts';
import type { BuildStage } from '../build-region.ts';

/** Manning n of each cell by its land cover. */
export const frictionStage: BuildStage = async ({ region }) => {
  const { landCover } = region;
  if (landCover === null) return { draft: {}, outcome: 'left-out', files: [], facts: {}, faults: [] };
  const unknownCells = landCover.reduce((sum, code) => sum + (code === 0 ? 1 : 0), 0);
  return {
    draft: { region: { ...region, manning: manningOf({ ...region, manning: null }) } },
    outcome: 'built',
    files: [],
    facts: { unknownCells, unknownGroundManning },
    faults: [],
  };
};
