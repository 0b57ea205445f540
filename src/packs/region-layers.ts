import type { LocalizedName } from '../core/localized.ts';
import { unknownHandM } from '../domain/geo/hydrology/drainage-network.ts';
import type { Region } from '../domain/region/region.ts';
import type { StatedPeople } from '../domain/region/region-checks.ts';
import { type DerivedLayerId, derivedLayers } from '../domain/region/terrain/derived-terrain.ts';
import type { GeotiffOptions, GridValues } from './raster/encode-geotiff.ts';
import { buildingsLayer } from './vector/buildings-layer.ts';
import { facilitiesLayer } from './vector/facilities-layer.ts';
import type { FeatureRecord } from './vector/feature-file.ts';
import type { VectorLayer } from './vector/layer.ts';
import { adminAreasLayer, placesLayer } from './vector/place-layers.ts';
import { roadEdgesLayer, roadNodesLayer } from './vector/roads-layer.ts';
import { gaugesLayer, inflowPointsLayer, riversLayer } from './vector/water-layers.ts';

/** A grid of a region and the file it lies in. */
export interface RasterLayer extends GeotiffOptions {
  readonly role: 'terrain' | 'void-mask' | 'land-cover' | 'manning' | 'population' | DerivedLayerId;
  readonly file: string;
  valuesOf(region: Region): GridValues | null;
}

/** How the layers that follow from the terrain are written. Means of codes and of areas along streams say nothing. */
const derivedContents: Readonly<Record<DerivedLayerId, GeotiffOptions>> = {
  'conditioned-terrain': { content: 'surface', noData: null },
  'flow-direction': { content: 'patches', noData: null },
  'contributing-area': { content: 'patches', noData: null },
  drainage: { content: 'patches', noData: null },
  'height-above-drainage': { content: 'surface', noData: unknownHandM },
  slope: { content: 'surface', noData: null },
  'plan-curvature': { content: 'surface', noData: null },
  'profile-curvature': { content: 'surface', noData: null },
  'wetness-index': { content: 'surface', noData: null },
  vs30: { content: 'surface', noData: 0 },
};

export const rasterLayers: readonly RasterLayer[] = [
  {
    role: 'terrain',
    file: 'grids/terrain.tif',
    content: 'surface',
    noData: null,
    valuesOf: (region) => region.terrainM,
  },
  {
    role: 'void-mask',
    file: 'grids/void-mask.tif',
    content: 'patches',
    noData: null,
    valuesOf: (region) => region.voidMask,
  },
  {
    role: 'land-cover',
    file: 'grids/land-cover.tif',
    content: 'patches',
    noData: 0,
    valuesOf: (region) => region.landCover,
  },
  {
    role: 'manning',
    file: 'grids/manning.tif',
    content: 'patches',
    noData: null,
    valuesOf: (region) => region.manning,
  },
  {
    role: 'population',
    file: 'grids/population.tif',
    content: 'surface',
    noData: null,
    valuesOf: (region) => region.populationPerCell ?? null,
  },
  ...derivedLayers.map(
    ({ id, field }): RasterLayer => ({
      role: id,
      file: `grids/${id}.tif`,
      ...derivedContents[id],
      valuesOf: (region) => region.derived?.[field] ?? null,
    }),
  ),
];

/** A vector layer with its contents, ready to be written. */
interface FilledLayer {
  readonly role: VectorRole;
  readonly layer: Pick<VectorLayer<unknown>, 'file' | 'shape' | 'columns'>;
  readonly records: readonly FeatureRecord[];
}

export type VectorRole =
  | 'buildings'
  | 'roads'
  | 'road-nodes'
  | 'facilities'
  | 'gauges'
  | 'rivers'
  | 'inflow-points'
  | 'places'
  | 'admin-areas';

/** The vector layers that a region has, in the order of the pack. */
export function vectorLayersOf(region: Region): readonly FilledLayer[] {
  const { roads } = region;
  const nodes = roads === null ? null : { xM: roads.nodeXM, yM: roads.nodeYM };
  return [
    fill('admin-areas', adminAreasLayer, region.adminAreas),
    fill('buildings', buildingsLayer, region.buildings),
    fill('facilities', facilitiesLayer, region.facilities),
    fill('gauges', gaugesLayer, region.gauges),
    fill('inflow-points', inflowPointsLayer, region.inflowPoints),
    fill('places', placesLayer, region.places),
    fill('rivers', riversLayer, region.rivers),
    fill('road-nodes', roadNodesLayer, nodes),
    fill('roads', roadEdgesLayer(roads?.names ?? [], roads?.nodeCount ?? 0, roads), roads),
  ].filter((filled) => filled !== null);
}

function fill<T>(role: VectorRole, layer: VectorLayer<T>, contents: T | null): FilledLayer | null {
  return contents === null ? null : { role, layer, records: layer.records(contents) };
}

/** Names of the roads as the manifest keeps them. */
export const roadNamesOf = (region: Region): LocalizedName[] | null =>
  region.roads === null ? null : region.roads.names.map(({ ko, en }) => ({ ko, en }));

/** People of all buildings together, stated in the manifest so that a check can tell when buildings were lost. */
export function peopleOf(region: Region): StatedPeople | null {
  if (region.buildings === null) return null;
  const sum = (people: Uint16Array): number => people.reduce((total, count) => total + count, 0);
  return { dayPeople: sum(region.buildings.dayPeople), nightPeople: sum(region.buildings.nightPeople) };
}
