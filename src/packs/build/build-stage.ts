import type { Projection } from '../../domain/geo/projection.ts';
import type { InputRole } from '../../domain/region/build/input-role.ts';
import type { BuildFault, BuildStageId, StageReport } from '../../domain/region/build/stage-report.ts';
import type { DataSource, Region } from '../../domain/region/region.ts';
import type { BuildInput } from './build-inputs.ts';
import type { BuildBoundaries } from './stages/areas-stage.ts';

export interface MapCover {
  /** Codes of `landCovers` per cell; 0 where the map has no area. */
  readonly codes: Uint8Array;
  readonly coveredShare: number;
  /** 1 in cells whose middle is mapped water. */
  readonly water: Uint8Array;
}

/** What a stage finds: the terrain with what the stages that it comes after have given. */
export interface BuildDraft {
  readonly region: Region;
  readonly projection: Projection;
  /** What the map says of the land, for regions and cells that no land cover says it of. */
  readonly mapCover: MapCover | null;
  /** How much of each area of the region lies inside, and the boundary files that the areas came from. */
  readonly boundaries: BuildBoundaries | null;
}

/** What a stage gives: plain values and typed arrays, so that they can be kept. */
export interface StageOutput {
  /** Layers of the region that it adds or replaces. */
  readonly layers: Partial<Region>;
  /** Where they come from. */
  readonly sources: readonly DataSource[];
  readonly mapCover?: MapCover;
  readonly boundaries?: BuildBoundaries;
}

/** What a stage gives and what it tells. A layer that nothing gives stays null, and the report says so. */
export interface StageOutcome {
  readonly output: StageOutput;
  readonly outcome: StageReport['outcome'];
  readonly files: readonly string[];
  readonly facts: StageReport['facts'];
  readonly faults: readonly BuildFault[];
}

/** A step that adds to the terrain. It sees files of its roles and what its forerunners gave, and nothing else. */
export interface BuildStage {
  readonly id: BuildStageId;
  /** Raised with every change by which the same files give something else: what was kept before is then of no use. */
  readonly version: number;
  readonly roles: readonly InputRole[];
  /** Stages besides the terrain whose layers it reads. */
  readonly after: readonly BuildStageId[];
  run(draft: BuildDraft, inputs: readonly BuildInput[]): Promise<StageOutcome>;
}

/** Of a stage that gives nothing. */
export const nothing: StageOutput = { layers: {}, sources: [] };
