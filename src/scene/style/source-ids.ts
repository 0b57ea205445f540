/** Ids of the map's sources; layers of the style name them. */
export const sourceIds = {
  terrain: 'terrain',
  hillshade: 'hillshade-terrain',
  land: 'land',
  landslide: 'landslide',
  terrainField: 'terrain-field',
  contours: 'contours',
  buildings: 'buildings',
  roads: 'roads',
  rivers: 'rivers',
  admin: 'admin',
  labels: 'labels',
  facilities: 'facilities',
  replay: 'replayed-readings',
  routes: 'evacuation-routes',
  closures: 'closures',
  selection: 'selection',
  region: 'region-edge',
} as const;

/** Id of the custom layer that draws water. */
export const waterLayerId = 'water-surface';

/** The layer below which water is inserted: the first of the labels. */
export const firstSymbolLayerId = 'evacuation-arrows';
