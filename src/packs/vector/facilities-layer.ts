import { exhaustive } from '../../core/result.ts';
import { type Facility, shelterTypes } from '../../domain/region/facilities.ts';
import type { FieldValue } from './feature-file.ts';
import { listLayer } from './layer.ts';
import type { RecordReader } from './record-reader.ts';

const facilityTypes = ['shelter', 'hospital', 'pump-station', 'fire-station', 'school', 'town-hall'] as const;
const shelterTypeIds = shelterTypes.map((type) => type.id);
const indexMaximum = 2 ** 31 - 1;

/** Shelters, hospitals, pump stations, fire stations, schools and town halls as points of one file. */
export const facilitiesLayer = listLayer<Facility>({
  file: 'vectors/facilities.fgb',
  shape: 'point',
  columns: {
    id: 'text',
    type: 'text',
    name_ko: 'text',
    name_en: 'text',
    building_index: 'integer',
    road_node: 'integer',
    shelter_type: 'text',
    usable_area_m2: 'double',
    capacity_people: 'double',
    underground: 'flag',
    beds: 'double',
    capacity_m3_per_s: 'double',
  },
  record: (facility) => ({
    parts: [[facility.xM, facility.yM]],
    fields: {
      ...emptyDetails,
      id: facility.id,
      type: facility.type,
      name_ko: facility.name.ko,
      name_en: facility.name.en,
      building_index: facility.buildingIndex,
      road_node: facility.roadNode,
      ...detailsOf(facility),
    },
  }),
  item: readFacility,
});

const emptyDetails = {
  shelter_type: null,
  usable_area_m2: null,
  capacity_people: null,
  underground: null,
  beds: null,
  capacity_m3_per_s: null,
};

function detailsOf(facility: Facility): Readonly<Record<string, FieldValue>> {
  switch (facility.type) {
    case 'shelter':
      return {
        shelter_type: facility.shelterType,
        usable_area_m2: facility.usableAreaM2,
        capacity_people: facility.capacityPeople,
        underground: facility.underground,
      };
    case 'hospital':
      return { beds: facility.beds };
    case 'pump-station':
      return { capacity_m3_per_s: facility.capacityM3PerS };
    case 'fire-station':
    case 'school':
    case 'town-hall':
      return {};
    default:
      return exhaustive(facility);
  }
}

function readFacility(reader: RecordReader): Facility {
  const type = reader.oneOf('type', facilityTypes);
  const base = {
    id: reader.text('id'),
    name: reader.name(),
    ...reader.point(),
    buildingIndex: reader.indexOrNull('building_index', indexMaximum),
    roadNode: reader.indexOrNull('road_node', indexMaximum),
  };
  switch (type) {
    case 'shelter':
      return {
        type,
        ...base,
        shelterType: reader.oneOf('shelter_type', shelterTypeIds),
        usableAreaM2: reader.numberOrNull('usable_area_m2'),
        capacityPeople: reader.numberOrNull('capacity_people'),
        underground: reader.flagOrNull('underground'),
      };
    case 'hospital':
      return { type, ...base, beds: reader.numberOrNull('beds') };
    case 'pump-station':
      return { type, ...base, capacityM3PerS: reader.numberOrNull('capacity_m3_per_s') };
    case 'fire-station':
    case 'school':
    case 'town-hall':
      return { type, ...base };
    default:
      return exhaustive(type);
  }
}
