import type { LocalizedName } from '../../core/localized.ts';
import { type Roads, roadClasses, roadId, roadStructures } from '../../domain/region/roads.ts';
import { joinParts } from './buildings-layer.ts';
import type { Columns, FeatureRecord } from './feature-file.ts';
import { type VectorLayer, wordOfCode } from './layer.ts';
import type { RecordReader } from './record-reader.ts';

/** Nodes of the road graph. */
export interface RoadNodes {
  readonly xM: Float64Array;
  readonly yM: Float64Array;
}

export type RoadEdges = Omit<Roads, 'nodeCount' | 'nodeXM' | 'nodeYM' | 'names'>;

const classIds = roadClasses.map((entry) => entry.id);

export const roadNodesLayer: VectorLayer<RoadNodes> = {
  file: 'vectors/road-nodes.fgb',
  shape: 'point',
  columns: { id: 'text' },
  records: (nodes) =>
    Array.from(nodes.xM, (xM, i) => ({ parts: [[xM, nodes.yM[i] as number]], fields: { id: `n${i}` } })),
  rebuild: (records, reader) => {
    const xM = new Float64Array(records.length);
    const yM = new Float64Array(records.length);
    for (const [i, record] of records.entries()) {
      reader.at(i, record).expectId(`n${i}`);
      const point = reader.point();
      xM[i] = point.xM;
      yM[i] = point.yM;
    }
    return { xM, yM };
  },
};

/** Columns of roads that only some sources give, and their fields. */
const trafficFields = { speedKmH: 'speed_kmh', laneCapacityPerH: 'lane_capacity_per_h' } as const;

type TrafficColumn = keyof typeof trafficFields;

const trafficColumnNames = Object.keys(trafficFields) as readonly TrafficColumn[];

const trafficColumns = (traffic: Pick<Roads, TrafficColumn> | null): Columns =>
  Object.fromEntries(
    trafficColumnNames
      .filter((column) => traffic?.[column] !== undefined)
      .map((column) => [trafficFields[column], 'float'] as const),
  );

/**
 * Edges of the road graph. `name_ko` and `name_en` are written for people who open the file; the names themselves are a
 * table in the manifest, to which `name_index` points.
 * @param traffic the roads to be written; columns that they lack are left out of the file
 */
export const roadEdgesLayer = (
  names: readonly LocalizedName[],
  nodeCount: number,
  traffic: Pick<Roads, TrafficColumn> | null = null,
): VectorLayer<RoadEdges> => ({
  file: 'vectors/roads.fgb',
  shape: 'line',
  columns: {
    id: 'text',
    from_node: 'integer',
    to_node: 'integer',
    class: 'text',
    structure: 'text',
    lanes: 'integer',
    width_m: 'float',
    one_way: 'flag',
    length_m: 'float',
    lowest_m: 'float',
    name_index: 'integer',
    name_ko: 'text',
    name_en: 'text',
    ...trafficColumns(traffic),
  },
  records: (edges) => Array.from({ length: edges.edgeCount }, (_, i) => edgeRecord(edges, names, i)),
  rebuild: (records, reader) => rebuildEdges(records, reader, { names: names.length, nodes: nodeCount }),
});

function edgeRecord(edges: RoadEdges, names: readonly LocalizedName[], i: number): FeatureRecord {
  const name = names[edges.nameIndex[i] as number] ?? null;
  const from = (edges.lineOffsets[i] as number) * 2;
  const to = (edges.lineOffsets[i + 1] as number) * 2;
  return {
    parts: [edges.lineXY.subarray(from, to)],
    fields: {
      id: roadId(i),
      from_node: edges.edgeFrom[i] as number,
      to_node: edges.edgeTo[i] as number,
      class: wordOfCode(classIds, edges.roadClass[i]),
      structure: wordOfCode(roadStructures, edges.structure[i]),
      lanes: edges.lanes[i] as number,
      width_m: edges.widthM[i] as number,
      one_way: edges.oneWay[i] === 1,
      length_m: edges.lengthM[i] as number,
      lowest_m: edges.lowestM[i] as number,
      name_index: edges.nameIndex[i] as number,
      name_ko: name?.ko ?? null,
      name_en: name?.en ?? null,
      ...trafficOf(edges, i),
    },
  };
}

const trafficOf = (edges: RoadEdges, i: number): FeatureRecord['fields'] =>
  Object.fromEntries(
    trafficColumnNames
      .filter((column) => edges[column] !== undefined)
      .map((column) => [trafficFields[column], edges[column]?.[i] as number]),
  );

/** The columns that the first record has; every record must then have them. */
function rebuildTraffic(
  records: readonly FeatureRecord[],
  reader: RecordReader,
): Partial<Record<TrafficColumn, Float32Array>> {
  const found: Partial<Record<TrafficColumn, Float32Array>> = {};
  for (const column of trafficColumnNames) {
    const field = trafficFields[column];
    if ((records[0]?.fields[field] ?? null) === null) continue;
    found[column] = Float32Array.from(records, (record, i) => reader.at(i, record).number(field));
  }
  return found;
}

function rebuildEdges(
  records: readonly FeatureRecord[],
  reader: RecordReader,
  counts: { readonly names: number; readonly nodes: number },
): RoadEdges {
  const edgeCount = records.length;
  const lines: Float64Array[] = [];
  const lineOffsets = new Uint32Array(edgeCount + 1);
  const columns = {
    edgeFrom: new Uint32Array(edgeCount),
    edgeTo: new Uint32Array(edgeCount),
    lengthM: new Float32Array(edgeCount),
    roadClass: new Uint8Array(edgeCount),
    lanes: new Uint8Array(edgeCount),
    widthM: new Float32Array(edgeCount),
    oneWay: new Uint8Array(edgeCount),
    structure: new Uint8Array(edgeCount),
    lowestM: new Float32Array(edgeCount),
    nameIndex: new Int32Array(edgeCount),
  };
  for (const [i, record] of records.entries()) {
    reader.at(i, record).expectId(roadId(i));
    const line = reader.part(4);
    lines.push(line);
    lineOffsets[i + 1] = (lineOffsets[i] as number) + line.length / 2;
    columns.edgeFrom[i] = reader.integer('from_node', 0, counts.nodes - 1);
    columns.edgeTo[i] = reader.integer('to_node', 0, counts.nodes - 1);
    columns.lengthM[i] = reader.number('length_m');
    columns.roadClass[i] = classIds.indexOf(reader.oneOf('class', classIds));
    columns.lanes[i] = reader.integer('lanes', 0, 255);
    columns.widthM[i] = reader.number('width_m');
    columns.oneWay[i] = reader.flag('one_way') ? 1 : 0;
    columns.structure[i] = roadStructures.indexOf(reader.oneOf('structure', roadStructures));
    columns.lowestM[i] = reader.number('lowest_m');
    columns.nameIndex[i] = reader.integer('name_index', -1, counts.names - 1);
  }
  const traffic = rebuildTraffic(records, reader);
  return { edgeCount, ...columns, ...traffic, lineOffsets, lineXY: joinParts(lines) };
}
