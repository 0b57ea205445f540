import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ModelCard } from '../domain/hazard/landslide/susceptibility.ts';

export type LandslideStatus =
  | { readonly status: 'idle' }
  | { readonly status: 'running'; readonly stage: 'features' | 'model'; readonly fraction: number }
  | {
      readonly status: 'done';
      readonly computedAtMs: number;
      readonly wallS: number;
      readonly outsideFraction: number;
      readonly executionProvider: string;
      readonly threads: number;
    }
  | { readonly status: 'failed' };

export interface LandslideSession {
  readonly card: ModelCard | null;
  readonly run: LandslideStatus;
}

export type LandslideSessionStore = StoreApi<LandslideSession>;

export const createLandslideSessionStore = (): LandslideSessionStore =>
  createStore<LandslideSession>(() => ({ card: null, run: { status: 'idle' } }));
