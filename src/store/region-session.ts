import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LocalizedName } from '../core/localized.ts';

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

export type RegionSessionStore = StoreApi<{ readonly session: RegionSession }>;

export const createRegionSessionStore = (): RegionSessionStore =>
  createStore(() => ({ session: { status: 'none' } as RegionSession }));
