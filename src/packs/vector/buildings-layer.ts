import { type Buildings, buildingId, buildingUses } from '../../domain/region/buildings.ts';
import type { FeatureRecord } from './feature-file.ts';
import { type VectorLayer, wordOfCode } from './layer.ts';
import type { RecordReader } from './record-reader.ts';

const uint8Maximum = 255;
const uint16Maximum = 65_535;

/** Buildings as polygons, one record each; the use is written as its word. */
export const buildingsLayer: VectorLayer<Buildings> = {
  file: 'vectors/buildings.fgb',
  shape: 'polygon',
  columns: {
    id: 'text',
    use: 'text',
    height_m: 'float',
    floors: 'integer',
    basement_floors: 'integer',
    day_people: 'integer',
    night_people: 'integer',
    footprint_m2: 'float',
    centroid_x_m: 'double',
    centroid_y_m: 'double',
    admin_index: 'integer',
  },
  records: (buildings) => Array.from({ length: buildings.count }, (_, i) => recordOf(buildings, i)),
  rebuild: rebuildBuildings,
};

function recordOf(buildings: Buildings, i: number): FeatureRecord {
  const start = (buildings.ringOffsets[i] as number) * 2;
  const end = (buildings.ringOffsets[i + 1] as number) * 2;
  return {
    parts: [buildings.ringXY.subarray(start, end)],
    fields: {
      id: buildingId(i),
      use: wordOfCode(buildingUses, buildings.use[i]),
      height_m: buildings.heightM[i] as number,
      floors: buildings.floors[i] as number,
      basement_floors: buildings.basementFloors[i] as number,
      day_people: buildings.dayPeople[i] as number,
      night_people: buildings.nightPeople[i] as number,
      footprint_m2: buildings.footprintM2[i] as number,
      centroid_x_m: buildings.centroidXM[i] as number,
      centroid_y_m: buildings.centroidYM[i] as number,
      admin_index: buildings.adminIndex[i] as number,
    },
  };
}

function rebuildBuildings(records: readonly FeatureRecord[], reader: RecordReader): Buildings {
  const count = records.length;
  const rings: Float64Array[] = [];
  const ringOffsets = new Uint32Array(count + 1);
  const columns = {
    centroidXM: new Float64Array(count),
    centroidYM: new Float64Array(count),
    footprintM2: new Float32Array(count),
    heightM: new Float32Array(count),
    floors: new Uint8Array(count),
    basementFloors: new Uint8Array(count),
    use: new Uint8Array(count),
    dayPeople: new Uint16Array(count),
    nightPeople: new Uint16Array(count),
    adminIndex: new Uint16Array(count),
  };
  for (const [i, record] of records.entries()) {
    reader.at(i, record).expectId(buildingId(i));
    const ring = reader.part(6);
    rings.push(ring);
    ringOffsets[i + 1] = (ringOffsets[i] as number) + ring.length / 2;
    columns.centroidXM[i] = reader.number('centroid_x_m');
    columns.centroidYM[i] = reader.number('centroid_y_m');
    columns.footprintM2[i] = reader.number('footprint_m2');
    columns.heightM[i] = reader.number('height_m');
    columns.floors[i] = reader.integer('floors', 0, uint8Maximum);
    columns.basementFloors[i] = reader.integer('basement_floors', 0, uint8Maximum);
    columns.use[i] = buildingUses.indexOf(reader.oneOf('use', buildingUses));
    columns.dayPeople[i] = reader.integer('day_people', 0, uint16Maximum);
    columns.nightPeople[i] = reader.integer('night_people', 0, uint16Maximum);
    columns.adminIndex[i] = reader.integer('admin_index', 0, uint16Maximum);
  }
  return { count, ringOffsets, ringXY: joinParts(rings), ...columns };
}

/** One array of the coordinates of many parts, in their order. */
export function joinParts(parts: readonly Float64Array[]): Float64Array {
  const joined = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}
