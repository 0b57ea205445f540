import type { BuildFault } from '../../../domain/region/build/stage-report.ts';
import { landCoverCode } from '../../../domain/region/land-cover.ts';
import type { Region } from '../../../domain/region/region.ts';
import { withSea } from '../../../domain/region/sea-cover.ts';
import { landCoverLayer } from '../../raster/land-cover-layer.ts';
import { openPlacedRaster } from '../../raster/placed-raster.ts';
import { inputsOf } from '../build-inputs.ts';
import { type BuildStage, nothing, type StageOutcome } from '../build-stage.ts';
import { openInputs } from './read-input.ts';

/** Land cover from its own raster, with mapped water over it; else from the areas of the map where there is one. */
export const coverStage: BuildStage = {
  id: 'land-cover',
  version: 1,
  roles: ['land-cover'],
  after: ['map-features'],
  run: async ({ region, mapCover }, inputs) => {
    const opened = await openInputs(inputsOf(inputs, 'land-cover'), openPlacedRaster);
    const faults: BuildFault[] = [...opened.faults];
    const used = opened.read.map(({ input }) => input);
    if (used.length > 0) {
      const layer = await landCoverLayer(
        opened.read.map(({ value }) => value),
        region.grid,
      );
      if (layer.ok) {
        const { landCover, cellsWithoutClass } = layer.value;
        const waterCells = layWater(landCover, mapCover?.water ?? null);
        return {
          output: {
            layers: { landCover: withSeaOf(region, landCover) },
            sources: used.map((input) => input.source),
          },
          outcome: 'built',
          files: used.map((input) => input.file.name),
          facts: { cellsWithoutClass, waterCells },
          faults,
        };
      }
      faults.push(layer.fault);
    }
    const fromMap: StageOutcome = { output: nothing, outcome: 'left-out', files: [], facts: {}, faults };
    if (mapCover === null || mapCover.coveredShare === 0) return fromMap;
    const facts = { coveredPercent: Math.round(1000 * mapCover.coveredShare) / 10 };
    const landCover = withSeaOf(region, mapCover.codes);
    return { ...fromMap, output: { layers: { landCover }, sources: [] }, outcome: 'built', facts };
  },
};

const withSeaOf = ({ grid, terrainM, seaLevelM }: Region, landCover: Uint8Array): Uint8Array =>
  seaLevelM === null ? landCover : withSea({ grid, terrainM, landCover, seaLevelM });

/** Puts mapped water over land cover, and tells in how many cells that changed it. */
function layWater(landCover: Uint8Array, water: Uint8Array | null): number {
  if (water === null) return 0;
  const [river, sea] = [landCoverCode('river'), landCoverCode('sea')];
  let changed = 0;
  for (let cell = 0; cell < landCover.length; cell++) {
    if (water[cell] !== 1 || landCover[cell] === river || landCover[cell] === sea) continue;
    landCover[cell] = river;
    changed += 1;
  }
  return changed;
}
