import type { LocalizedName } from '../../core/localized.ts';
import { ok, type Result } from '../../core/result.ts';
import { type Projection, projectionOf } from '../../domain/geo/projection.ts';
import type { BuildFault, BuildStageId, StageReport } from '../../domain/region/build/stage-report.ts';
import type { Region } from '../../domain/region/region.ts';
import type { RegionCancelled, TerrainFault } from '../../domain/region/terrain-import.ts';
import type { BuildInput } from './build-inputs.ts';
import { areasStage, type BuildBoundaries } from './stages/areas-stage.ts';
import { coverStage } from './stages/cover-stage.ts';
import { derivedStage } from './stages/derived-stage.ts';
import { facilitiesStage } from './stages/facilities-stage.ts';
import { frictionStage } from './stages/friction-stage.ts';
import { gaugesStage } from './stages/gauges-stage.ts';

import { mapStage } from './stages/map-stage.ts';
import { peopleStage } from './stages/people-stage.ts';
import { buildTerrain } from './stages/terrain-stage.ts';
import { verificationStage } from './stages/verification-stage.ts';

export interface BuildWish {
  readonly name: LocalizedName;
  /** West, south, east, north, WGS84 degrees; all that the terrain covers when null. */
  readonly boundsDeg: readonly [number, number, number, number] | null;
  readonly cellSizeM: number;
  /** Metric system of the region; chosen from place and data when null. */
  readonly epsg: number | null;
}

export interface MapCover {
  /** Codes of `landCovers` per cell; 0 where the map has no area. */
  readonly codes: Uint8Array;
  readonly coveredShare: number;
  /** 1 in cells whose middle is mapped water. */
  readonly water: Uint8Array;
}

/** What stages know and make together. */
export interface BuildDraft {
  readonly region: Region;
  readonly projection: Projection;
  /** What the map says of the land, for regions and cells that no land cover says it of. */
  readonly mapCover: MapCover | null;
  /** How much of each area of the region lies inside, and the boundary files that the areas came from. */
  readonly boundaries: BuildBoundaries | null;
}

/** A step that adds to a draft. A layer that nothing gives stays null, and the report says so. */
export interface StageOutcome {
  readonly draft: Partial<BuildDraft>;
  readonly outcome: StageReport['outcome'];
  readonly files: readonly string[];
  readonly facts: StageReport['facts'];
  readonly faults: readonly BuildFault[];
}

export type BuildStage = (draft: BuildDraft, inputs: readonly BuildInput[]) => Promise<StageOutcome>;

export interface BuildHooks {
  readonly signal: AbortSignal;
  nowMs(): number;
  onStage(stage: BuildStageId, fraction: number): void;
}

export interface BuiltRegion {
  readonly region: Region;
  readonly reports: readonly StageReport[];
}

const stages: readonly (readonly [BuildStageId, BuildStage])[] = [
  ['admin-areas', areasStage],

  ['map-features', mapStage],
  ['land-cover', coverStage],
  ['friction', frictionStage],
  ['population', peopleStage],
  ['facilities', facilitiesStage],
  ['gauges', gaugesStage],
  ['derived', derivedStage],
  ['verification', verificationStage],
];

/**
 * Builds a region of files, step by step. Without terrain there is no region; any other layer that no file gives, or whose
 * files cannot be read, is left out and named in the report, never invented.
 */
export async function buildRegion(
  inputs: readonly BuildInput[],
  wish: BuildWish,
  hooks: BuildHooks,
): Promise<Result<BuiltRegion, TerrainFault | RegionCancelled>> {
  const startedMs = hooks.nowMs();
  hooks.onStage('terrain', 0);
  const terrain = await buildTerrain(inputs, wish);
  if (!terrain.ok) return terrain;
  const projection = projectionOf(terrain.value.region.grid.epsg);
  if (!projection.ok) throw new RangeError(`no definition of EPSG:${terrain.value.region.grid.epsg}`);
  let draft: BuildDraft = {
    region: terrain.value.region,
    projection: projection.value,
    mapCover: null,
    boundaries: null,
  };
  const reports: StageReport[] = [{ ...terrain.value.report, wallS: secondsSince(startedMs, hooks) }];
  for (const [k, [stage, run]] of stages.entries()) {
    if (hooks.signal.aborted) return { ok: false, fault: { kind: 'region-cancelled' } };
    hooks.onStage(stage, (k + 1) / (stages.length + 1));
    const stageStartedMs = hooks.nowMs();
    const { draft: made, ...report } = await run(draft, inputs);
    draft = { ...draft, ...made };
    reports.push({ stage, ...report, wallS: secondsSince(stageStartedMs, hooks) });
  }
  return ok({ region: draft.region, reports });
}

const secondsSince = (startedMs: number, { nowMs }: BuildHooks): number => (nowMs() - startedMs) / 1000;
