import type { Region } from '../../region/region.ts';

/** What a flood needs to know of a region; roads, and buildings that water does not see, stay where exposure is judged. */
export type FloodRegion = Pick<
  Region,
  | 'grid'
  | 'terrainM'
  | 'seaLevelM'
  | 'landCover'
  | 'manning'
  | 'buildings'
  | 'buildingTreatment'
  | 'gauges'
  | 'inflowPoints'
  | 'places'
>;

/** The layers of a region that a flood needs, to be sent without the rest. */
export const floodRegionOf = (region: FloodRegion): FloodRegion => ({
  grid: region.grid,
  terrainM: region.terrainM,
  seaLevelM: region.seaLevelM,
  landCover: region.landCover,
  manning: region.manning,
  ...buildingsOf(region),
  gauges: region.gauges,
  inflowPoints: region.inflowPoints,
  places: region.places,
});

const buildingsOf = ({
  buildings,
  buildingTreatment = 'none',
}: FloodRegion): Pick<FloodRegion, 'buildings' | 'buildingTreatment'> =>
  buildingTreatment === 'none' ? { buildings: null } : { buildings, buildingTreatment };
