import { fail, ok, type Result } from '../../core/result.ts';
import { OsmCollector } from '../../domain/region/osm/osm-collector.ts';
import type { OsmData, OsmMember, OsmTags } from '../../domain/region/osm/osm-data.ts';
import type { OsmFault } from '../../domain/region/osm/osm-fault.ts';

/** A larger answer is a country: that comes as PBF. */
const mostBytes = 512 * 1024 * 1024;

/**
 * Reads the JSON answer of an Overpass server: `out body` with `out skel`, and `out geom`, where ways and members carry
 * their points. Points without an id are nodes by their position, so that ways which meet there stay joined. Source:
 * OpenStreetMap wiki, "Overpass API/Overpass QL", statement `out`. Elements that are not of the form are left out.
 */
export function readOverpass(file: string, bytes: Uint8Array): Result<OsmData, OsmFault> {
  if (bytes.length > mostBytes) {
    return fail({ kind: 'osm-too-much', file, what: 'bytes', count: bytes.length, maximum: mostBytes });
  }
  const parsed = parseJson(file, bytes);
  if (!parsed.ok) return parsed;
  const answer = parsed.value;
  if (!isRecord(answer)) return fail({ kind: 'osm-not-overpass', file, field: 'elements' });
  if (typeof answer.remark === 'string' && /error/iu.test(answer.remark)) {
    return fail({ kind: 'osm-answer-incomplete', file, remark: answer.remark.slice(0, 300) });
  }
  if (!Array.isArray(answer.elements)) return fail({ kind: 'osm-not-overpass', file, field: 'elements' });
  const reader = new ElementReader();
  for (const element of answer.elements) if (isRecord(element)) reader.read(element);
  const data = reader.finish();
  const { impossibleNodes } = data.counts;
  if (reader.swappedNodes > 0 && impossibleNodes > data.nodeIds.length) {
    return fail({ kind: 'osm-coordinates-swapped', file, count: reader.swappedNodes });
  }
  return ok(data);
}

/** A JSON file, or how it begins. */
export function parseJson(file: string, bytes: Uint8Array): Result<unknown, OsmFault> {
  const text = new TextDecoder().decode(bytes);
  try {
    return ok(JSON.parse(text) as unknown);
  } catch {
    return fail({ kind: 'osm-not-json', file, came: text.slice(0, 40) });
  }
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

class ElementReader {
  readonly #collector = new OsmCollector();
  readonly #pointIds = new Map<string, number>();
  swappedNodes = 0;

  read(element: Readonly<Record<string, unknown>>): void {
    const { id, type } = element;
    if (typeof id !== 'number' || !Number.isSafeInteger(id)) return;
    const tags = tagsOf(element.tags);
    if (type === 'node') this.#addNode(id, element, tags);
    else if (type === 'way') this.#addWay(id, element, tags);
    else if (type === 'relation') this.#addRelation(id, element.members, tags);
  }

  finish(): OsmData {
    return this.#collector.finish();
  }

  #addNode(id: number, point: unknown, tags: OsmTags): boolean {
    if (!isRecord(point) || typeof point.lat !== 'number' || typeof point.lon !== 'number') return false;
    const { lat, lon } = point;
    if (Math.abs(lat) > 90 && Math.abs(lat) <= 180 && Math.abs(lon) <= 90) this.swappedNodes++;
    return this.#collector.addNode(id, Math.round(lat * 1e7), Math.round(lon * 1e7), tags);
  }

  #addWay(id: number, element: Readonly<Record<string, unknown>>, tags: OsmTags): void {
    const nodes = Array.isArray(element.nodes) ? element.nodes : null;
    const points = Array.isArray(element.geometry) ? element.geometry : null;
    const nodeIds = nodes?.map((node: unknown) => (typeof node === 'number' ? node : Number.NaN)) ?? null;
    if (nodeIds !== null && points !== null && points.length === nodeIds.length) {
      for (const [k, point] of points.entries()) {
        const node = nodeIds[k] as number;
        if (!this.#given.has(node) && this.#addNode(node, point, [])) this.#given.add(node);
      }
    }
    this.#collector.addWay(id, nodeIds ?? this.#nodesOfPoints(points ?? []), tags);
  }

  readonly #given = new Set<number>();

  #addRelation(id: number, members: unknown, tags: OsmTags): void {
    const listed: OsmMember[] = [];
    for (const member of Array.isArray(members) ? (members as readonly unknown[]) : []) {
      if (!isRecord(member) || typeof member.ref !== 'number') continue;
      const { type, ref, role } = member;
      if (type !== 'node' && type !== 'way' && type !== 'relation') continue;
      listed.push({ type, id: ref, role: typeof role === 'string' ? role : '' });
      if (type === 'way' && Array.isArray(member.geometry) && !this.#collector.hasWay(ref)) {
        this.#collector.addWay(ref, this.#nodesOfPoints(member.geometry), []);
      }
    }
    this.#collector.addRelation(id, listed, tags);
  }

  /** Nodes for points without ids; one for each position, with numbers below zero, which no server gives. */
  #nodesOfPoints(points: readonly unknown[]): number[] {
    return points.map((point) => {
      if (!isRecord(point)) return Number.NaN;
      const key = `${point.lat} ${point.lon}`;
      const known = this.#pointIds.get(key);
      if (known !== undefined) return known;
      const id = -1 - this.#pointIds.size;
      if (!this.#addNode(id, point, [])) return Number.NaN;
      this.#pointIds.set(key, id);
      return id;
    });
  }
}

function tagsOf(tags: unknown): OsmTags {
  if (!isRecord(tags)) return [];
  return Object.entries(tags).flatMap(([key, value]) => (typeof value === 'string' ? [key, value] : []));
}
