import type { LocalizedName } from '../../core/localized.ts';
import { ok, type Result } from '../../core/result.ts';
import { projectionOf } from '../../domain/geo/projection.ts';
import type { BuildStageId, StageReport } from '../../domain/region/build/stage-report.ts';
import type { DataSource, Region } from '../../domain/region/region.ts';
import type { RegionCancelled, TerrainFault } from '../../domain/region/terrain-import.ts';
import type { WebpDecoder } from '../tiles/webp-tile.ts';
import type { BuildInput } from './build-inputs.ts';
import type { BuildDraft, BuildStage, StageOutput } from './build-stage.ts';
import type { StageCache } from './cache/stage-cache.ts';
import { type StageDone, StageKeeper, type StageWork } from './cache/stage-keeper.ts';
import { areasStage } from './stages/areas-stage.ts';
import { coverStage } from './stages/cover-stage.ts';
import { derivedStage } from './stages/derived-stage.ts';
import { facilitiesStage } from './stages/facilities-stage.ts';
import { frictionStage } from './stages/friction-stage.ts';
import { gaugesStage } from './stages/gauges-stage.ts';
import { mapStage } from './stages/map-stage.ts';
import { peopleStage } from './stages/people-stage.ts';
import { buildTerrain, terrainVersion } from './stages/terrain-stage.ts';
import { verificationStage } from './stages/verification-stage.ts';

export interface BuildWish {
  readonly name: LocalizedName;
  /** West, south, east, north, WGS84 degrees; all that the terrain covers when null. */
  readonly boundsDeg: readonly [number, number, number, number] | null;
  readonly cellSizeM: number;
  /** Metric system of the region; chosen from place and data when null. */
  readonly epsg: number | null;
}

export interface BuildHooks {
  readonly signal: AbortSignal;
  nowMs(): number;
  onStage(stage: BuildStageId, fraction: number): void;
  /** Where what the stages give is kept between builds; each is made anew without. */
  readonly cache?: StageCache;
  /** Decodes tiles of heights that are WebP; they cannot be read without. */
  readonly webp?: WebpDecoder;
}

export interface BuiltRegion {
  readonly region: Region;
  readonly reports: readonly StageReport[];
}

const stages: readonly BuildStage[] = [
  areasStage,
  mapStage,
  coverStage,
  frictionStage,
  peopleStage,
  facilitiesStage,
  gaugesStage,
  derivedStage,
  verificationStage,
];

/**
 * Builds a region of files, step by step. Without terrain there is no region; any other layer that no file gives, or whose
 * files cannot be read, is left out and named in the report, never invented. With a cache, a step is taken from it when its
 * files, its wish and what its forerunners gave are those of an earlier build; what is done stays when a build is stopped.
 */
export async function buildRegion(
  inputs: readonly BuildInput[],
  wish: BuildWish,
  hooks: BuildHooks,
): Promise<Result<BuiltRegion, TerrainFault | RegionCancelled>> {
  const build = new Build(inputs, hooks);
  const { name, ...terrainWish } = wish;
  const terrain = await build.run({
    id: 'terrain',
    version: terrainVersion,
    inputs: inputs.filter(({ role }) => role === 'terrain'),
    wish: terrainWish,
    upstream: [],
    run: (files) => buildTerrain(files, terrainWish, hooks.webp ?? null),
  });
  if (!terrain.ok) return terrain;
  for (const stage of stages) {
    if (hooks.signal.aborted) return { ok: false, fault: { kind: 'region-cancelled' } };
    const done = await build.runStage(stage);
    if (!done.ok) throw new Error('a stage after the terrain refused');
  }
  const { region } = build.draftAfter(stages.map(({ id }) => id));
  return ok({ region: { ...region, name }, reports: build.reports });
}

/** One build on its way: what each stage has given so far. */
class Build {
  readonly reports: StageReport[] = [];
  readonly #inputs: readonly BuildInput[];
  readonly #hooks: BuildHooks;
  readonly #keeper: StageKeeper | null;
  readonly #done = new Map<BuildStageId, StageDone>();

  constructor(inputs: readonly BuildInput[], hooks: BuildHooks) {
    this.#inputs = inputs;
    this.#hooks = hooks;
    this.#keeper = hooks.cache === undefined ? null : new StageKeeper(hooks.cache);
  }

  runStage({ id, version, roles, after, run }: BuildStage): Promise<Result<null, never>> {
    const upstream = (['terrain', ...after] as const).map((one) => this.#done.get(one)?.mark ?? '');
    const inputs = this.#inputs.filter(({ role }) => roles.includes(role));
    const draft = this.draftAfter(after);
    const work = async (files: readonly BuildInput[]) => ok(await run(draft, files));
    return this.run({ id, version, inputs, wish: null, upstream, run: work });
  }

  async run<F>(work: StageWork<F>): Promise<Result<null, F>> {
    const { nowMs, onStage } = this.#hooks;
    const startedMs = nowMs();
    onStage(work.id, this.#done.size / (stages.length + 1));
    const done = this.#keeper === null ? await runAnew(work) : await this.#keeper.run(work);
    if (!done.ok) return done;
    this.#done.set(work.id, done.value);
    const { output: _, ...told } = done.value.outcome;
    const wallS = (nowMs() - startedMs) / 1000;
    this.reports.push({ stage: work.id, ...told, wallS, isReused: done.value.isReused });
    return ok(null);
  }

  /** The terrain with what some of the stages have given, in the order in which they ran. */
  draftAfter(after: readonly BuildStageId[]): BuildDraft {
    const outputs = [...this.#done]
      .filter(([id]) => id === 'terrain' || after.includes(id))
      .map(([, { outcome }]) => outcome.output);
    const layers: Partial<Region> = Object.assign({}, ...outputs.map((output) => output.layers));
    const region = { ...(layers as Region), sources: sourcesOf(outputs) };
    const projection = projectionOf(region.grid.epsg);
    if (!projection.ok) throw new RangeError(`no definition of EPSG:${region.grid.epsg}`);
    return {
      region,
      projection: projection.value,
      mapCover: outputs.find((output) => output.mapCover !== undefined)?.mapCover ?? null,
      boundaries: outputs.find((output) => output.boundaries !== undefined)?.boundaries ?? null,
    };
  }
}

async function runAnew<F>({ run, inputs }: StageWork<F>): Promise<Result<StageDone, F>> {
  const made = await run(inputs);
  return made.ok ? ok({ outcome: made.value, mark: '', isReused: false }) : made;
}

/** Every source once, where it was named first. */
function sourcesOf(outputs: readonly StageOutput[]): readonly DataSource[] {
  const byId = new Map<string, DataSource>();
  for (const { sources } of outputs) for (const source of sources) byId.set(source.id, source);
  return [...byId.values()];
}
