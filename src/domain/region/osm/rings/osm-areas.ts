import { type OsmMember, type OsmRelation, type OsmTags, type OsmWay, tagOf } from '../osm-data.ts';
import type { PlacedOsm } from '../placed-osm.ts';
import { assembleRings } from './assemble-rings.ts';

/** A closed way or a multipolygon; rings as drawn, x and y alternating, m, last point not repeated. */
export interface OsmArea {
  readonly element: 'way' | 'relation';
  readonly id: number;
  readonly tags: OsmTags;
  readonly outer: readonly (readonly number[])[];
  readonly inner: readonly (readonly number[])[];
  /** Member lines that close no ring, and members the file does not give. */
  readonly leftOver: number;
}

/** Ways by id, for members of relations. */
export const waysById = (placed: PlacedOsm): ReadonlyMap<number, OsmWay> =>
  new Map(placed.data.ways.map((way) => [way.id, way]));

export interface AreaChoice {
  wants(tags: OsmTags): boolean;
}

/**
 * Closed ways and multipolygons that are wanted by their tags. A way that is an outer line of a wanted multipolygon and
 * repeats one of its tags does not count again: an old habit of mapping writes both.
 */
export function* areasOf(placed: PlacedOsm, { wants }: AreaChoice): Generator<OsmArea> {
  const ways = waysById(placed);
  const repeated = new Set<number>();
  for (const relation of placed.data.relations) {
    if (tagOf(relation.tags, 'type') !== 'multipolygon' || !wants(relation.tags)) continue;
    const area = areaOfRelation(placed, ways, relation);
    for (const { type, id, role } of relation.members) {
      const own = type === 'way' && role !== 'inner' ? ways.get(id)?.tags : undefined;
      if (area.outer.length > 0 && own !== undefined && sharesTag(own, relation.tags)) repeated.add(id);
    }
    yield area;
  }
  for (const way of placed.data.ways) {
    if (!wants(way.tags) || repeated.has(way.id) || !isClosed(way)) continue;
    const ring = way.nodes.subarray(0, -1);
    const isWhole = !ring.includes(-1);
    const outer = isWhole ? [pointsOf(placed, ring)] : [];
    yield { element: 'way', id: way.id, tags: way.tags, outer, inner: [], leftOver: isWhole ? 0 : 1 };
  }
}

function sharesTag(own: OsmTags, others: OsmTags): boolean {
  for (let k = 0; k + 1 < own.length; k += 2) {
    if (tagOf(others, own[k] as string) === own[k + 1]) return true;
  }
  return false;
}

const isClosed = ({ nodes }: OsmWay): boolean => nodes.length >= 4 && nodes[0] === nodes[nodes.length - 1];

function areaOfRelation(
  placed: PlacedOsm,
  ways: ReadonlyMap<number, OsmWay>,
  relation: OsmRelation,
): OsmArea {
  const linesOf = (isWanted: (role: string) => boolean): { lines: Int32Array[]; absent: number } => {
    const members = relation.members.filter(({ type, role }: OsmMember) => type === 'way' && isWanted(role));
    const found = members.flatMap(({ id }) => ways.get(id) ?? []);
    return { lines: found.map(({ nodes }) => nodes), absent: members.length - found.length };
  };
  const outerLines = linesOf((role) => role !== 'inner');
  const innerLines = linesOf((role) => role === 'inner');
  const outer = assembleRings(outerLines.lines);
  const inner = assembleRings(innerLines.lines);
  const points = (ring: readonly number[]): number[] => pointsOf(placed, ring);
  return {
    element: 'relation',
    id: relation.id,
    tags: relation.tags,
    outer: outer.rings.map(points),
    inner: inner.rings.map(points),
    leftOver: outer.leftOver + inner.leftOver + outerLines.absent + innerLines.absent,
  };
}

/** Coordinates of nodes of the columns, x and y alternating, m. */
export function pointsOf(placed: PlacedOsm, nodes: ArrayLike<number>): number[] {
  const xy: number[] = [];
  for (let k = 0; k < nodes.length; k++) {
    const node = nodes[k] as number;
    xy.push(placed.nodeXM[node] as number, placed.nodeYM[node] as number);
  }
  return xy;
}
