import { ColumnType } from 'flatgeobuf/lib/mjs/flat-geobuf/column-type.js';
import type { Feature } from 'flatgeobuf/lib/mjs/flat-geobuf/feature.js';
import { GeometryType } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry-type.js';
import { buildFeature, parseProperties } from 'flatgeobuf/lib/mjs/generic/feature.js';
import { buildHeader, deserialize } from 'flatgeobuf/lib/mjs/generic/featurecollection.js';
import type { HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js';
import { fail, ok, type Result } from '../../core/result.ts';
import { requireSoundHeader } from './sound-header.ts';

export type FieldValue = string | number | boolean | null;

/** Type of each attribute column, by its name. `float` keeps Float32 values exactly, `double` any number. */
export type Columns = Readonly<Record<string, 'text' | 'flag' | 'integer' | 'float' | 'double'>>;

/** Shapes of a file: polygons are single rings, areas are one or more rings. */
export type Shape = 'point' | 'line' | 'polygon' | 'area';

/** One feature. Each part is x and y alternating; points and lines have one part, areas one per ring. Rings are open. */
export interface FeatureRecord {
  readonly parts: readonly ArrayLike<number>[];
  readonly fields: Readonly<Record<string, FieldValue>>;
}

export interface FeatureFile {
  /** EPSG code in the header, or null. */
  readonly epsg: number | null;
  readonly shape: Shape | null;
  readonly records: readonly FeatureRecord[];
}

/** A polygon part or a whole geometry in the form the library's builder takes. */
type BuiltGeometry = Parameters<typeof buildFeature>[0];

const columnTypes = {
  text: ColumnType.String,
  flag: ColumnType.Bool,
  integer: ColumnType.Int,
  float: ColumnType.Float,
  double: ColumnType.Double,
} as const;

const geometryTypes = {
  point: GeometryType.Point,
  line: GeometryType.LineString,
  polygon: GeometryType.Polygon,
  area: GeometryType.MultiPolygon,
} as const;

/** Bytes of the format's signature and of the length before the header. Source: FlatGeobuf specification 3.0. */
const signature = [0x66, 0x67, 0x62, 3, 0x66, 0x67, 0x62, 0];

/** Writes records as FlatGeobuf, in their order and without an index. A null field is left out of its record. */
export function encodeFeatureFile(
  epsg: number,
  shape: Shape,
  columns: Columns,
  records: readonly FeatureRecord[],
): Uint8Array {
  const header = headerMeta(shape, columns, records.length);
  const chunks = [Uint8Array.from(signature), buildHeader(header, epsg)];
  for (const record of records) {
    chunks.push(buildFeature(buildGeometry(shape, record.parts), { ...record.fields }, header));
  }
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

/** Reads a FlatGeobuf file; fails with the library's words when it is not one or ends early. */
export async function decodeFeatureFile(bytes: Uint8Array): Promise<Result<FeatureFile, string>> {
  let header: HeaderMeta | null = null;
  const records: FeatureRecord[] = [];
  const context = {
    headerMetaFn: (meta: HeaderMeta) => {
      requireSoundHeader(meta, bytes.length);
      header = meta;
    },
    fromFeature: (_: number, feature: Feature, meta: HeaderMeta) => {
      records.push(readRecord(feature, meta));
      return {};
    },
  };
  try {
    // Coordinates are viewed in place, which needs a buffer that starts at a multiple of eight.
    const features = deserialize(bytes.slice(), context);
    while (!(await features.next()).done);
  } catch (error) {
    return fail(String(error));
  }
  const meta = header as HeaderMeta | null;
  if (meta === null) return fail('no header');
  if (records.length !== meta.featuresCount) {
    return fail(`${records.length} features of ${meta.featuresCount}`);
  }
  return ok({ epsg: meta.crs?.code || null, shape: shapeOf(meta.geometryType), records });
}

function headerMeta(shape: Shape, columns: Columns, count: number): HeaderMeta {
  return {
    geometryType: geometryTypes[shape],
    columns: Object.entries(columns).map(([name, type]) => ({
      name,
      type: columnTypes[type],
      title: null,
      description: null,
      width: -1,
      precision: -1,
      scale: -1,
      nullable: true,
      unique: false,
      primary_key: false,
    })),
    envelope: null,
    featuresCount: count,
    indexNodeSize: 0,
    crs: null,
    title: null,
    description: null,
    metadata: null,
  };
}

function buildGeometry(shape: Shape, parts: readonly ArrayLike<number>[]): BuiltGeometry {
  const simple = (xy: number[], type: GeometryType): BuiltGeometry =>
    ({ xy, type }) as unknown as BuiltGeometry;
  if (shape === 'area') {
    const rings = parts.map((part) => simple(closeRing(part), GeometryType.Polygon));
    return { parts: rings, type: GeometryType.MultiPolygon } as unknown as BuiltGeometry;
  }
  const part = parts[0];
  if (part === undefined || parts.length > 1) throw new RangeError(`${parts.length} parts in a ${shape}`);
  return simple(shape === 'polygon' ? closeRing(part) : Array.from(part), geometryTypes[shape]);
}

const closeRing = (xy: ArrayLike<number>): number[] =>
  xy.length === 0 ? [] : [...Array.from(xy), xy[0] as number, xy[1] as number];

const shapeOf = (type: GeometryType): Shape | null =>
  (Object.keys(geometryTypes) as Shape[]).find((shape) => geometryTypes[shape] === type) ?? null;

function readRecord(feature: Feature, meta: HeaderMeta): FeatureRecord {
  const geometry = feature.geometry();
  if (geometry === null) throw new Error('a feature has no geometry');
  const fields = parseProperties(feature, meta.columns) as Record<string, FieldValue>;
  const copy = (xy: Float64Array | null): Float64Array => (xy === null ? new Float64Array(0) : xy.slice());
  if (meta.geometryType === GeometryType.MultiPolygon) {
    const parts: Float64Array[] = [];
    for (let i = 0; i < geometry.partsLength(); i++) {
      parts.push(openRing(copy(geometry.parts(i)?.xyArray() ?? null)));
    }
    return { parts, fields };
  }
  const xy = copy(geometry.xyArray());
  return { parts: [meta.geometryType === GeometryType.Polygon ? openRing(xy) : xy], fields };
}

const openRing = (xy: Float64Array): Float64Array => xy.slice(0, Math.max(0, xy.length - 2));
