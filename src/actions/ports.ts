import type { Result } from '../core/result.ts';
import type { Exposure, ExposureThresholds, TimeOfDay } from '../domain/exposure/exposure.ts';
import type { GridSpec } from '../domain/geo/grid.ts';
import type { FloodSummary } from '../domain/hazard/flood/flood-case.ts';
import type { ScenarioHooks } from '../domain/hazard/flood/run-scenario.ts';
import type { FloodScenario } from '../domain/hazard/flood/scenario.ts';
import type { ModelCard, SusceptibilityField } from '../domain/hazard/landslide/susceptibility.ts';
import type { BuildProgress } from '../domain/region/build/build-progress.ts';
import type { BuildOutcome, BuildRequest, KeptDownloads } from '../domain/region/build/build-request.ts';
import type { ChosenInputs } from '../domain/region/build/chosen-inputs.ts';
import type { InputRole } from '../domain/region/build/input-role.ts';
import type { OfferedSource } from '../domain/region/build/offered-source.ts';
import type { BoxDeg } from '../domain/region/build/region-box.ts';
import type { Region } from '../domain/region/region.ts';
import type { LibraryContent, StoredPack } from '../domain/region/stored-pack.ts';
import type { DerivedTerrain } from '../domain/region/terrain/derived-terrain.ts';
import type {
  ImportedTerrain,
  TerrainDescription,
  TerrainFile,
  TerrainImportOptions,
} from '../domain/region/terrain-import.ts';
import type { EvacuationPlan } from '../domain/response/evacuation-plan.ts';
import type { KeptWater, PlanRequest } from '../domain/response/response-questions.ts';
import type { BuildFile } from '../store/run-registry.ts';

/** Any fault of the closed unions, as far as it is only passed on to the screen. */
export interface AnyFault {
  readonly kind: string;
  /** Name of the file that the user chose, where the fault was met inside it. */
  readonly chosenFile?: string;
}

export type Outcome<T> = Promise<Result<T, AnyFault>>;

/** 0 to 1 with the name of the step, as the opener reports it. */
export type StageProgress = (stage: string, fraction: number) => void;

/** Where regions come from; what follows from their terrain stays in their pack until it is asked for. */
export interface RegionPort {
  openDefault(onProgress: StageProgress): Outcome<Region>;
  openZip(bytes: ArrayBuffer, onProgress: StageProgress): Outcome<Region>;
  /** What follows from the terrain of the pack that was opened here last; null where it holds none. */
  derivedTerrain(): Outcome<DerivedTerrain | null>;
  describeTerrain(files: readonly TerrainFile[]): Outcome<TerrainDescription>;
  importTerrain(files: readonly TerrainFile[], options: TerrainImportOptions): Outcome<ImportedTerrain>;
}

/** Where region packs are kept between visits. */
export interface LibraryPort {
  list(): Outcome<LibraryContent>;
  saveZip(bytes: ArrayBuffer): Outcome<StoredPack>;
  /** Files of one folder; paths use forward slashes. Only those that the pack lists are read. */
  saveFiles(
    files: readonly {
      readonly path: string;
      readonly file: { arrayBuffer(): Promise<ArrayBuffer> };
    }[],
  ): Outcome<StoredPack>;
  saveRegion(region: Region): Outcome<StoredPack>;
  /** What follows from its terrain stays in the pack until it is asked for. */
  open(hash: string, onProgress: StageProgress): Outcome<Region>;
  derivedTerrain(hash: string): Outcome<DerivedTerrain | null>;
  zipOf(hash: string): Outcome<Uint8Array>;
  check(hash: string): Outcome<StoredPack>;
  /** Removes earlier packs of the same place once this one has passed a check of all its files. */
  replace(hash: string, older: readonly string[]): Outcome<StoredPack>;
  /** Notes that other packs of the same place are wanted beside this one. */
  keepBeside(hash: string, others: readonly string[]): Outcome<StoredPack>;
  remove(hash: string): Outcome<void>;
  /** Asks the browser never to clear what is kept; false when it does not promise. */
  keepForever(): Promise<boolean>;
}

/** Where regions are built of files and of open data. */
export interface BuildPort {
  describe(files: readonly BuildFile[]): Outcome<ChosenInputs>;
  /** The data sets that a build of a box may ask for what files of these roles lack. */
  offer(boundsDeg: BoxDeg, had: readonly InputRole[]): Outcome<readonly OfferedSource[]>;
  build(
    request: BuildRequest,
    files: readonly BuildFile[],
    hooks: { readonly signal: AbortSignal; onProgress(progress: BuildProgress): void },
  ): Outcome<BuildOutcome>;
  keptDownloads(): Outcome<KeptDownloads>;
  forgetDownloads(): Outcome<KeptDownloads>;
}

/** Where floods are computed, for the open region. */
export interface FloodPort {
  /** The region of the runs to come. */
  setRegion(region: Region): void;
  run(scenario: FloodScenario, hooks: ScenarioHooks): Outcome<FloodSummary>;
}

/** Where the susceptibility of slopes is computed. */
export interface LandslidePort {
  card(): Outcome<ModelCard>;
  compute(
    grid: GridSpec,
    terrainM: Float32Array,
    hooks: {
      readonly signal: AbortSignal;
      onProgress(stage: 'features' | 'model', fraction: number): void;
    },
  ): Outcome<{ readonly field: SusceptibilityField; readonly threads: number }>;
}

/** Who judges a depth field and plans the way out, for the open region. */
export interface ResponsePort {
  setRegion(region: Region): Outcome<null>;
  exposure(
    water: KeptWater,
    options: { readonly timeOfDay: TimeOfDay; readonly thresholds: ExposureThresholds },
  ): Outcome<Exposure>;
  plan(request: PlanRequest): Outcome<EvacuationPlan>;
}

/** The clock of the machine: instants for provenance, intervals for figures. */
export interface ClockPort {
  nowMs(): number;
}

/** All that the verbs need beyond the stores. */
export interface Ports {
  readonly region: RegionPort;
  readonly library: LibraryPort;
  readonly build: BuildPort;
  readonly flood: FloodPort;
  readonly landslide: LandslidePort;
  readonly response: ResponsePort;
  readonly clock: ClockPort;
}
