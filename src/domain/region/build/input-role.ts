/** What a file can give a region. */
export const inputRoles = [
  'terrain',
  'land-cover',
  'population',
  'map-features',
  'footprints',
  'boundaries',
  'facilities',
  'census',
  'observed-series',
  'stations',
] as const;

export type InputRole = (typeof inputRoles)[number];
