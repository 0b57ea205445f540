import { ok, type Result } from '../../../core/result.ts';
import type { StageReport } from '../../../domain/region/build/stage-report.ts';
import type { Region } from '../../../domain/region/region.ts';
import type { TerrainFault } from '../../../domain/region/terrain-import.ts';
import { terrainRegion } from '../../terrain/import-terrain.ts';
import { openSources } from '../../terrain/open-sources.ts';
import { type BuildInput, inputsOf } from '../build-inputs.ts';
import type { BuildWish } from '../build-region.ts';

/** The terrain of a region, which every other layer lies on. */
export async function buildTerrain(
  inputs: readonly BuildInput[],
  wish: BuildWish,
): Promise<Result<{ readonly region: Region; readonly report: Omit<StageReport, 'wallS'> }, TerrainFault>> {
  const used = inputsOf(inputs, 'terrain');
  const opened = await openSources(used.map((input) => input.file));
  if (!opened.ok) return opened;
  const made = await terrainRegion(opened.value, {
    name: wish.name,
    cellSizeM: wish.cellSizeM,
    ...(wish.epsg === null ? {} : { epsg: wish.epsg }),
    ...(wish.boundsDeg === null ? {} : { boxDeg: wish.boundsDeg }),
  });
  if (!made.ok) return made;
  const { region, warnings, nativeCellSizeM, sourceEpsg, crsDecision } = made.value;
  const { columns, rows, epsg } = region.grid;
  return ok({
    region: { ...region, sources: used.map((input) => input.source) },
    report: {
      stage: 'terrain',
      outcome: 'built',
      files: used.map((input) => input.file.name),
      facts: { columns, rows, epsg, sourceEpsg, crsDecision, nativeCellSizeM },
      faults: warnings,
    },
  });
}
