import type { LayerId } from '../../store/map-view.ts';
import { waterLayerId } from './source-ids.ts';

/** Map layers that each switch of the layer panel turns on and off. */
export const layerGroups: Readonly<Record<LayerId, readonly string[]>> = {
  water: [waterLayerId],
  buildings: ['buildings'],
  roads: ['road-casing', 'road', 'road-tunnel', 'bridge-casing', 'bridge', 'road-cut', 'road-labels'],
  'land-cover': ['land-cover'],
  contours: ['contour', 'contour-labels'],
  labels: ['place-labels', 'river-labels', 'road-labels', 'facility-labels'],
  landslide: ['landslide'],
  evacuation: [
    'evacuation-casing',
    'evacuation-route',
    'evacuation-arrows',
    'closures',
    'shelter-load-labels',
  ],
  facilities: ['facility-icons', 'gauge-icons', 'facility-labels', 'shelter-load-labels'],
  replay: ['replay-labels'],
  admin: ['admin-boundary'],
};

/** A layer shows only while every switch that names it is on. */
export function layerVisible(layerId: string, visible: Readonly<Record<LayerId, boolean>>): boolean {
  for (const [group, ids] of Object.entries(layerGroups)) {
    if (ids.includes(layerId) && !visible[group as LayerId]) return false;
  }
  return true;
}

export const groupedLayerIds: readonly string[] = [...new Set(Object.values(layerGroups).flat())];
