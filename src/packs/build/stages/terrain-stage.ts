import { ok, type Result } from '../../../core/result.ts';
import type { TerrainFault } from '../../../domain/region/terrain-import.ts';
import { terrainRegion } from '../../terrain/import-terrain.ts';
import { openSources } from '../../terrain/open-sources.ts';
import type { WebpDecoder } from '../../tiles/webp-tile.ts';
import { type BuildInput, inputsOf } from '../build-inputs.ts';
import type { BuildWish } from '../build-region.ts';
import type { StageOutcome } from '../build-stage.ts';

/** Raised as the version of any stage is. */
export const terrainVersion = 1;

/** The terrain of a region, which every other layer lies on; without a name. */
export async function buildTerrain(
  inputs: readonly BuildInput[],
  wish: Omit<BuildWish, 'name'>,
  webp: WebpDecoder | null,
): Promise<Result<StageOutcome, TerrainFault>> {
  const used = inputsOf(inputs, 'terrain');
  const opened = await openSources(
    used.map((input) => input.file),
    { boundsDeg: wish.boundsDeg, cellSizeM: wish.cellSizeM, webp },
  );
  if (!opened.ok) return opened;
  const made = await terrainRegion(opened.value, {
    cellSizeM: wish.cellSizeM,
    ...(wish.epsg === null ? {} : { epsg: wish.epsg }),
    ...(wish.boundsDeg === null ? {} : { boxDeg: wish.boundsDeg }),
  });
  if (!made.ok) return made;
  const { region, warnings, nativeCellSizeM, sourceEpsg, crsDecision } = made.value;
  const { columns, rows, epsg } = region.grid;
  return ok({
    output: { layers: region, sources: used.map((input) => input.source) },
    outcome: 'built',
    files: used.map((input) => input.file.name),
    facts: { columns, rows, epsg, sourceEpsg, crsDecision, nativeCellSizeM },
    faults: warnings,
  });
}
