import type { BuildingUse } from '../../buildings.ts';
import { firstTagOf, type OsmTags, tagOf } from '../osm-data.ts';

/** Values of `building` that are no closed building: canopies, remains, what is not there yet or no more. */
export const notBuildings: ReadonlySet<string> = new Set([
  'no',
  'roof',
  'carport',
  'canopy',
  'ruins',
  'collapsed',
  'demolished',
  'construction',
  'proposed',
  'tent',
  'bridge',
  'wall',
]);

/** Use by the value of `building`. Values are those of the OpenStreetMap wiki, "Key:building". */
const byBuilding: Readonly<Record<string, BuildingUse>> = {
  house: 'detached-house',
  detached: 'detached-house',
  semidetached_house: 'detached-house',
  terrace: 'detached-house',
  bungalow: 'detached-house',
  cabin: 'detached-house',
  hut: 'detached-house',
  villa: 'detached-house',
  hanok: 'detached-house',
  residential: 'detached-house',
  apartments: 'apartment',
  dormitory: 'apartment',
  commercial: 'commercial',
  retail: 'commercial',
  office: 'commercial',
  shop: 'commercial',
  supermarket: 'commercial',
  mall: 'commercial',
  hotel: 'commercial',
  motel: 'commercial',
  kiosk: 'commercial',
  parking: 'commercial',
  industrial: 'industrial',
  factory: 'industrial',
  manufacture: 'industrial',
  warehouse: 'industrial',
  hangar: 'industrial',
  storage_tank: 'industrial',
  silo: 'agricultural',
  service: 'industrial',
  school: 'school',
  kindergarten: 'school',
  university: 'school',
  college: 'school',
  hospital: 'hospital',
  clinic: 'hospital',
  public: 'public',
  civic: 'public',
  government: 'public',
  townhall: 'public',
  fire_station: 'public',
  police: 'public',
  train_station: 'public',
  transportation: 'public',
  sports_hall: 'public',
  stadium: 'public',
  church: 'public',
  cathedral: 'public',
  temple: 'public',
  mosque: 'public',
  shrine: 'public',
  museum: 'public',
  library: 'public',
  farm: 'detached-house',
  farm_auxiliary: 'agricultural',
  barn: 'agricultural',
  stable: 'agricultural',
  cowshed: 'agricultural',
  sty: 'agricultural',
  livestock: 'agricultural',
  greenhouse: 'agricultural',
};

/** Use by the value of `amenity`, for buildings that only say that they are one. */
const byAmenity: Readonly<Record<string, BuildingUse>> = {
  school: 'school',
  kindergarten: 'school',
  college: 'school',
  university: 'school',
  hospital: 'hospital',
  clinic: 'hospital',
  nursing_home: 'hospital',
  townhall: 'public',
  fire_station: 'public',
  police: 'public',
  courthouse: 'public',
  library: 'public',
  community_centre: 'public',
  social_facility: 'public',
  post_office: 'public',
  place_of_worship: 'public',
  public_building: 'public',
  theatre: 'public',
  restaurant: 'commercial',
  cafe: 'commercial',
  fast_food: 'commercial',
  bank: 'commercial',
  marketplace: 'commercial',
  fuel: 'commercial',
  pharmacy: 'commercial',
  parking: 'commercial',
};

/** Use of a building that does not say what it is, by the `landuse` around it. */
export const byLandUse: Readonly<Record<string, BuildingUse>> = {
  commercial: 'commercial',
  retail: 'commercial',
  industrial: 'industrial',
  port: 'industrial',
  railway: 'industrial',
  farmyard: 'agricultural',
  greenhouse_horticulture: 'agricultural',
  education: 'school',
  institutional: 'public',
  military: 'public',
};

const lookUp = (table: Readonly<Record<string, BuildingUse>>, value: string | null): BuildingUse | null =>
  value !== null && Object.hasOwn(table, value) ? (table[value] as BuildingUse) : null;

/** Use as the element's own tags say it, or null: `building=yes` alone says nothing. */
export function taggedUse(tags: OsmTags): BuildingUse | null {
  const building = lookUp(byBuilding, tagOf(tags, 'building'));
  if (building !== null) return building;
  const amenity = lookUp(byAmenity, tagOf(tags, 'amenity'));
  if (amenity !== null) return amenity;
  if (tagOf(tags, 'office') === 'government') return 'public';
  if (firstTagOf(tags, ['shop', 'office', 'tourism', 'craft']) !== null) return 'commercial';
  if (firstTagOf(tags, ['healthcare']) !== null) return 'hospital';
  if (firstTagOf(tags, ['industrial', 'man_made', 'power']) !== null) return 'industrial';
  if (tagOf(tags, 'leisure') === 'sports_centre') return 'public';
  return null;
}

export const usedAsLand = (landUse: string | null): BuildingUse | null => lookUp(byLandUse, landUse);

/**
 * What is assumed of a building whose source does not say it: height of a storey, m, and floors. Storeys are what is
 * common in Korea for the use; five floors are the least that make a block an apartment house (Enforcement Decree of the
 * Building Act, table 1, item 2). Rules of ours, counted wherever they are used.
 */
export const assumedOf: Readonly<Record<BuildingUse, { readonly storeyM: number; readonly floors: number }>> =
  {
    'detached-house': { storeyM: 2.9, floors: 1 },
    apartment: { storeyM: 2.9, floors: 5 },
    commercial: { storeyM: 3.6, floors: 2 },
    industrial: { storeyM: 6, floors: 1 },
    school: { storeyM: 3.6, floors: 4 },
    hospital: { storeyM: 3.9, floors: 4 },
    public: { storeyM: 3.6, floors: 2 },
    agricultural: { storeyM: 4, floors: 1 },
  };

/** A building of unknown use with this many floors or more is taken for apartments. */
export const leastApartmentFloors = 5;
/** A building of unknown use and fewer floors is a house up to this footprint, a shop above it, m². */
export const mostHouseM2 = 300;
