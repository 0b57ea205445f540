import { fail, ok, type Result } from '../../core/result.ts';
import { OsmCollector } from '../../domain/region/osm/osm-collector.ts';
import { type OsmData, tagOf } from '../../domain/region/osm/osm-data.ts';
import type { OsmFault } from '../../domain/region/osm/osm-fault.ts';
import { isRecord, parseJson } from './read-overpass.ts';

/**
 * Properties of building files under the tag that means the same, by the names that Korean and common files use: the
 * building register's ground and underground floors (GRND_FLR, UGRND_FLR) among them. Names are compared in lower case.
 */
const tagOfProperty: Readonly<Record<string, string>> = {
  height: 'height',
  height_m: 'height',
  heit: 'height',
  높이: 'height',
  levels: 'building:levels',
  floors: 'building:levels',
  'building:levels': 'building:levels',
  grnd_flr: 'building:levels',
  지상층수: 'building:levels',
  'building:levels:underground': 'building:levels:underground',
  ugrnd_flr: 'building:levels:underground',
  지하층수: 'building:levels:underground',
  building: 'building',
  amenity: 'amenity',
  name: 'name',
};

/**
 * Building footprints of a GeoJSON file (RFC 7946: longitude first, WGS84) as elements of a map, so that they go the way
 * of all buildings. Each polygon is a building of its own; those with holes are multipolygons.
 */
export function readFootprints(file: string, bytes: Uint8Array): Result<OsmData, OsmFault> {
  const parsed = parseJson(file, bytes);
  if (!parsed.ok) return parsed;
  const collection = parsed.value;
  if (!isRecord(collection) || !Array.isArray(collection.features)) {
    return fail({ kind: 'osm-not-footprints', file, field: 'features' });
  }
  const reader = new FootprintReader();
  for (const feature of collection.features as readonly unknown[]) {
    if (isRecord(feature) && isRecord(feature.geometry)) reader.read(feature.geometry, feature.properties);
  }
  if (reader.polygons === 0) return fail({ kind: 'osm-not-footprints', file, field: 'geometry' });
  const data = reader.finish();
  if (reader.swapped > 0 && data.counts.impossibleNodes > data.nodeIds.length) {
    return fail({ kind: 'osm-coordinates-swapped', file, count: reader.swapped });
  }
  return ok(data);
}

class FootprintReader {
  readonly #collector = new OsmCollector();
  #nextNode = 1;
  #nextWay = 1;
  #nextRelation = 1;
  polygons = 0;
  swapped = 0;

  read(geometry: Readonly<Record<string, unknown>>, properties: unknown): void {
    const { type, coordinates } = geometry;
    if (!Array.isArray(coordinates)) return;
    const polygons = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : [];
    for (const polygon of polygons as readonly unknown[]) {
      if (Array.isArray(polygon) && polygon.length > 0) this.#addPolygon(polygon, tagsOf(properties));
    }
  }

  finish(): OsmData {
    return this.#collector.finish();
  }

  #addPolygon(rings: readonly unknown[], tags: readonly string[]): void {
    this.polygons++;
    if (rings.length === 1) {
      this.#addRing(rings[0], tags);
      return;
    }
    const members = rings.map((ring, k) => ({
      type: 'way' as const,
      id: this.#addRing(ring, []),
      role: k === 0 ? 'outer' : 'inner',
    }));
    this.#collector.addRelation(this.#nextRelation++, members, ['type', 'multipolygon', ...tags]);
  }

  /** A ring as a closed way. Its points are its own; the last, which repeats the first, is the first. */
  #addRing(ring: unknown, tags: readonly string[]): number {
    const points = Array.isArray(ring) ? (ring as readonly unknown[]) : [];
    const nodeIds = points.map((point) => this.#addPoint(point));
    if (nodeIds.length > 1 && isSamePoint(points[0], points.at(-1)))
      nodeIds[nodeIds.length - 1] = nodeIds[0] as number;
    else if (nodeIds.length > 0) nodeIds.push(nodeIds[0] as number);
    this.#collector.addWay(this.#nextWay, nodeIds, tags);
    return this.#nextWay++;
  }

  #addPoint(point: unknown): number {
    const [lon, lat] = Array.isArray(point) ? (point as readonly unknown[]) : [];
    if (typeof lon !== 'number' || typeof lat !== 'number') return Number.NaN;
    if (Math.abs(lat) > 90 && Math.abs(lat) <= 180 && Math.abs(lon) <= 90) this.swapped++;
    const id = this.#nextNode++;
    return this.#collector.addNode(id, Math.round(lat * 1e7), Math.round(lon * 1e7)) ? id : Number.NaN;
  }
}

const isSamePoint = (a: unknown, b: unknown): boolean =>
  Array.isArray(a) && Array.isArray(b) && a[0] === b[0] && a[1] === b[1];

function tagsOf(properties: unknown): string[] {
  const tags: string[] = [];
  for (const [name, value] of Object.entries(isRecord(properties) ? properties : {})) {
    const lower = name.toLowerCase();
    const key = Object.hasOwn(tagOfProperty, lower) ? (tagOfProperty[lower] as string) : null;
    const isValue = typeof value === 'string' || typeof value === 'number';
    if (key !== null && isValue && tagOf(tags, key) === null) tags.push(key, String(value));
  }
  return tagOf(tags, 'building') !== null ? tags : ['building', 'yes', ...tags];
}
