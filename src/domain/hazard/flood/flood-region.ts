import type { Region } from '../../region/region.ts';

/** What a flood needs to know of a region; buildings and roads stay where exposure is judged. */
export type FloodRegion = Pick<
  Region,
  'grid' | 'terrainM' | 'seaLevelM' | 'landCover' | 'manning' | 'gauges' | 'inflowPoints' | 'places'
>;

/** The layers of a region that a flood needs, to be sent without the rest. */
export const floodRegionOf = (region: FloodRegion): FloodRegion => ({
  grid: region.grid,
  terrainM: region.terrainM,
  seaLevelM: region.seaLevelM,
  landCover: region.landCover,
  manning: region.manning,
  gauges: region.gauges,
  inflowPoints: region.inflowPoints,
  places: region.places,
});
