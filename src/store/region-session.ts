import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LocalizedName } from '../core/localized.ts';
import type { TerrainDescription } from '../domain/region/terrain-import.ts';

/** Facts of the open region that panels need; its arrays lie in the run registry. */
export interface OpenRegion {
  readonly id: string;
  readonly kind: 'exercise' | 'real';
  readonly name: LocalizedName;
  readonly inputsHash: string;
}

export type RegionSession =
  | { readonly status: 'none' }
  | {
      readonly status: 'opening';
      readonly stage: string;
      readonly fraction: number;
      readonly previous: OpenRegion | null;
    }
  | { readonly status: 'open'; readonly region: OpenRegion };

export interface RegionState {
  readonly session: RegionSession;
  /** Terrain files the user brought, waiting for the choice of a cell size. Their bytes lie in the registry. */
  readonly terrainOffer: TerrainDescription | null;
  /** What follows from the terrain: still in its pack, on its way, at hand, or not there. */
  readonly derived: 'unread' | 'reading' | 'ready' | 'absent';
}

export type RegionSessionStore = StoreApi<RegionState>;

export const createRegionSessionStore = (): RegionSessionStore =>
  createStore<RegionState>(() => ({ session: { status: 'none' }, terrainOffer: null, derived: 'absent' }));
