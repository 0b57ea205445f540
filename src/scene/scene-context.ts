import type { Language } from '../core/localized.ts';
import type { LngLat } from '../domain/geo/projection.ts';
import type { FloodSessionStore } from '../store/flood-session.ts';
import type { LandslideSessionStore } from '../store/landslide-session.ts';
import type { CameraView, MapView, MapViewStore, Selection } from '../store/map-view.ts';
import type { ObservedSessionStore } from '../store/observed-session.ts';
import type { PreferencesStore } from '../store/preferences.ts';
import type { RegionSessionStore } from '../store/region-session.ts';
import type { ResponseSessionStore } from '../store/response-session.ts';
import type { RunRegistry } from '../store/run-registry.ts';
import type { ReplayWords } from './replay/replay-features.ts';

/** Stores the scene reads; it never writes them. */
export interface SceneStores {
  readonly region: RegionSessionStore;
  readonly view: MapViewStore;
  readonly flood: FloodSessionStore;
  readonly response: ResponseSessionStore;
  readonly landslide: LandslideSessionStore;
  readonly observed: ObservedSessionStore;
  readonly preferences: PreferencesStore;
}

/** What the scene reports; the app turns each into an action. */
export interface SceneCallbacks {
  /** A click, or Enter on the focused map; null when it met nothing of the region. */
  onSelect(selection: Selection | null): void;
  /** Position under the pointer; null when it left the region. */
  onHover(position: { readonly xM: number; readonly yM: number; readonly lngLat: LngLat } | null): void;
  /** The camera came to rest. */
  onCamera(view: CameraView): void;
  onStatus(status: MapView['sceneStatus']): void;
}

/** Words of MapLibre's own controls, by its keys, in the interface language. */
export type MapWords = Readonly<Record<string, string>>;

export interface SceneInput {
  readonly container: HTMLElement;
  readonly stores: SceneStores;
  readonly registry: RunRegistry;
  readonly callbacks: SceneCallbacks;
  readonly mapWords: (language: Language) => MapWords;
  readonly replayWords: (language: Language) => ReplayWords;
}

/** The drawn map. Owned by whoever created it, who disposes it. */
export interface Scene {
  dispose(): void;
}
