import type { Result } from '../core/result.ts';
import type { Exposure } from '../domain/exposure/exposure.ts';
import type { GridSpec } from '../domain/geo/grid.ts';
import type { CompactFrame } from '../domain/hazard/flood/compact-frame.ts';
import type { FloodSummary } from '../domain/hazard/flood/flood-case.ts';
import type { FloodScenario } from '../domain/hazard/flood/scenario.ts';
import type { SusceptibilityField } from '../domain/hazard/landslide/susceptibility.ts';
import type { Region } from '../domain/region/region.ts';
import type { DerivedTerrain } from '../domain/region/terrain/derived-terrain.ts';
import type { TerrainFile } from '../domain/region/terrain-import.ts';

/** The arrays of one flood run while it is on screen. */
export interface FloodRunData {
  /** The question that was asked, whatever the form says by now. */
  readonly scenario: FloodScenario;
  readonly grid: GridSpec;
  readonly bedM: Float32Array;
  readonly frames: CompactFrame[];
  summary: FloodSummary | null;
}

/** A file of the user's disk that waits for a build; its bytes are read when they are needed. */
export interface BuildFile {
  readonly name: string;
  readonly blob: Blob;
}

/**
 * Big arrays of the session by id, outside the stores. Owned by `app/`; a new region clears it. Readers take an entry by
 * id and must cope with null: the entry may be gone.
 */
export class RunRegistry {
  region: Region | null = null;
  /** What follows from the terrain of `region` where its pack holds it, on its way or there; null until it is asked for. */
  derived: Promise<Result<DerivedTerrain | null, { readonly kind: string }>> | null = null;
  /** Reads that out of the pack that `region` was opened from; null where that pack holds none of it. */
  readDerived: (() => NonNullable<RunRegistry['derived']>) | null = null;
  /** What follows from the terrain, once it was brought for the map. */
  derivedTerrain: DerivedTerrain | null = null;
  susceptibility: SusceptibilityField | null = null;
  exposureNow: Exposure | null = null;
  exposureMaximum: Exposure | null = null;
  /** Terrain files that wait for the user's choice of cell size; not part of the open region. */
  offeredTerrain: readonly TerrainFile[] = [];
  /** Files that the user chose for a build; opening another region leaves them. */
  buildFiles: readonly BuildFile[] = [];
  /** Cancels the build that is running. */
  cancelBuild: (() => void) | null = null;
  readonly #floods = new Map<string, FloodRunData>();

  flood(runId: string): FloodRunData | null {
    return this.#floods.get(runId) ?? null;
  }

  putFlood(runId: string, data: FloodRunData): void {
    this.#floods.set(runId, data);
  }

  dropFlood(runId: string): void {
    this.#floods.delete(runId);
  }

  clear(): void {
    this.region = null;
    this.derived = null;
    this.readDerived = null;
    this.derivedTerrain = null;
    this.susceptibility = null;
    this.exposureNow = null;
    this.exposureMaximum = null;
    this.#floods.clear();
  }
}
