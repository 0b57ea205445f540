import { createStore, type StoreApi } from 'zustand/vanilla';
import { runFields } from '../domain/hazard/run-field-ramps.ts';
import type { TerrainField } from '../domain/region/terrain/terrain-fields.ts';

export const layerIds = [
  'water',
  'buildings',
  'roads',
  'land-cover',
  'contours',
  'labels',
  'landslide',
  'evacuation',
  'facilities',
  'replay',
  'admin',
] as const;
export type LayerId = (typeof layerIds)[number];

/** Water as the map can show it: the frame at the time cursor, the greatest depth of the run, or another field of it. */
export const waterFields = ['frame', 'maximum', ...runFields] as const;
export type WaterFieldId = (typeof waterFields)[number];

/** What a click on the map or a row of a table points at. */
export type Selection =
  | { readonly kind: 'cell'; readonly xM: number; readonly yM: number }
  | { readonly kind: 'building'; readonly index: number }
  | { readonly kind: 'road'; readonly edge: number }
  | { readonly kind: 'facility'; readonly facilityId: string }
  | { readonly kind: 'gauge'; readonly gaugeId: string };

export interface CameraView {
  readonly lngDeg: number;
  readonly latDeg: number;
  readonly zoom: number;
  readonly pitchDeg: number;
  readonly bearingDeg: number;
}

/** A place and an angle under a name of the user's. */
export interface SavedView {
  readonly name: string;
  readonly view: CameraView;
}

/** How the map is looked at. */
export interface MapView {
  readonly dimension: '2d' | '3d';
  readonly visible: Readonly<Record<LayerId, boolean>>;
  readonly waterField: WaterFieldId;
  /** Grid of the ground that is shown by itself; null for none. */
  readonly terrainField: TerrainField | null;
  readonly selection: Selection | null;
  readonly hover: { readonly xM: number; readonly yM: number } | null;
  /** Last known camera, for saved views. */
  readonly camera: CameraView | null;
  /** Where the camera is asked to go; `requestId` grows with each request. */
  readonly cameraRequest: { readonly requestId: number; readonly target: CameraView | 'region' } | null;
  readonly savedViews: readonly SavedView[];
  /** Fault of the drawing context, shown to the user; null when the map draws. */
  readonly sceneStatus: 'starting' | 'ready' | 'context-lost' | 'no-webgl';
}

export type MapViewStore = StoreApi<MapView>;

export const createMapViewStore = (): MapViewStore =>
  createStore<MapView>(() => ({
    dimension: '3d',
    visible: {
      water: true,
      buildings: true,
      roads: true,
      'land-cover': true,
      contours: false,
      labels: true,
      landslide: false,
      evacuation: true,
      facilities: true,
      replay: true,
      admin: true,
    },
    waterField: 'frame',
    terrainField: null,
    selection: null,
    hover: null,
    camera: null,
    cameraRequest: null,
    savedViews: [],
    sceneStatus: 'starting',
  }));
