import type { StoreApi } from 'zustand/vanilla';
import { type BuildHere, createBuildHereStore } from './build-here.ts';
import { createFloodSessionStore, type FloodSession } from './flood-session.ts';
import { createLandslideSessionStore, type LandslideSession } from './landslide-session.ts';
import { createLibraryStore, type Library } from './library.ts';
import { createMachineStore, type Machine, type MachineFacts } from './machine.ts';
import { createMapViewStore, type MapView } from './map-view.ts';
import { createNoticesStore, type Notices } from './notices.ts';
import { createObservedSessionStore, type ObservedSession } from './observed-session.ts';
import { createPanelLayoutStore, type PanelLayout } from './panel-layout.ts';
import { createPreferencesStore, type Preferences } from './preferences.ts';
import { createRegionSessionStore, type RegionState } from './region-session.ts';
import { createResponseSessionStore, type ResponseSession } from './response-session.ts';
import { RunRegistry } from './run-registry.ts';

/** The light state of one window, slice by slice. */
export interface SessionState {
  readonly region: RegionState;
  readonly mapView: MapView;
  readonly flood: FloodSession;
  readonly landslide: LandslideSession;
  readonly library: Library;
  readonly observed: ObservedSession;
  readonly build: BuildHere;
  readonly response: ResponseSession;
  readonly preferences: Preferences;
  readonly layout: PanelLayout;
  readonly notices: Notices;
  readonly machine: Machine;
}

export type SessionStores = { readonly [Name in keyof SessionState]: StoreApi<SessionState[Name]> };

/** All light state of one window, and the registry of its big arrays. */
export interface Session extends SessionStores {
  readonly registry: RunRegistry;
}

export interface SessionStart {
  readonly machine: MachineFacts;
  readonly preferences?: Preferences;
  readonly layout?: PanelLayout;
}

export const createSession = ({ machine, preferences, layout }: SessionStart): Session => ({
  region: createRegionSessionStore(),
  mapView: createMapViewStore(),
  flood: createFloodSessionStore(),
  landslide: createLandslideSessionStore(),
  library: createLibraryStore(),
  observed: createObservedSessionStore(),
  build: createBuildHereStore(),
  response: createResponseSessionStore(),
  preferences: createPreferencesStore(preferences),
  layout: createPanelLayoutStore(layout),
  notices: createNoticesStore(),
  machine: createMachineStore(machine),
  registry: new RunRegistry(),
});
