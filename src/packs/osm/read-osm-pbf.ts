import { fail, ok, type Result } from '../../core/result.ts';
import { OsmCollector } from '../../domain/region/osm/osm-collector.ts';
import { type OsmData, type OsmMember, type OsmTags, tagOf } from '../../domain/region/osm/osm-data.ts';
import type { ByteSource } from '../bytes/byte-source.ts';
import { IdFilter } from './id-filter.ts';
import type { PbfFault } from './pbf-frames.ts';
import { type BlockEntry, type OsmPbfOptions, PbfScan, TooMuch } from './pbf-scan.ts';
import type { BlockVisitor, ElementTags } from './primitive-block.ts';

/** More than this is a window far too large for a region; 16 bytes each. */
const mostNodes = 20_000_000;
const mostWays = 4_000_000;

/**
 * Reads the elements of an OSM PBF file that touch a box, block by block.
 *
 * First pass, over the whole file: nodes in the box, then ways with a node among them, then multipolygons with such a
 * way. Where ways come before nodes (an unsorted file) their blocks are read once more. Second pass: member ways of those
 * multipolygons that lie outside the box. Third pass: nodes outside the box that the kept ways need. Later passes read
 * only blocks whose range of ids holds something wanted.
 *
 * Memory: one block (at most 32 MiB packed and 32 MiB unpacked, 16 MiB each by the advice of the format), 16 bytes for a
 * node kept, the kept ways and relations, 8 MiB of filter and about 150 bytes a block of the file; never the whole file.
 * Leaves out what surrounds the box without a node in it: ask for a box larger than the region.
 */
export async function readOsmPbf(
  source: ByteSource,
  options: OsmPbfOptions,
): Promise<Result<OsmData, PbfFault>> {
  const scan = new PbfScan(source, options);
  const selection = new Selection(options);
  const first = await scan.first((entry) => selection.firstPass(entry));
  if (!first.ok) return first;
  for (const pass of selection.retestPasses()) {
    const again = await scan.again(pass.isWanted, pass.visitor);
    if (!again.ok) return again;
  }
  const members = selection.missingWays();
  const ways = await scan.again(members.isWanted, members.visitor);
  if (!ways.ok) return ways;
  const missing = selection.missingNodes();
  const nodes = await scan.again(missing.isWanted, missing.visitor);
  if (!nodes.ok) return nodes;
  if (options.signal?.aborted === true) return fail({ kind: 'osm-cancelled' });
  return ok(selection.finish());
}

interface Pass {
  readonly isWanted: (entry: BlockEntry) => boolean;
  readonly visitor: BlockVisitor;
}

/** What is kept so far, and the visitors that add to it. */
class Selection {
  readonly #collector = new OsmCollector();
  readonly #inBox = new IdFilter();
  readonly #box: {
    readonly west: number;
    readonly south: number;
    readonly east: number;
    readonly north: number;
  };
  /** Ways in the box without a wanted key: a multipolygon may need them. */
  readonly #plainWays = new Set<number>();
  #isSorted = true;
  #stage: 'node' | 'way' | 'relation' = 'node';

  constructor({ boundsDeg: [west, south, east, north] }: OsmPbfOptions) {
    this.#box = { west: west * 1e7, south: south * 1e7, east: east * 1e7, north: north * 1e7 };
  }

  firstPass(entry: BlockEntry): BlockVisitor {
    return {
      kind: (kind) => this.#noteKind(entry, kind),
      node: (id, latE7, lonE7, tags) => {
        entry.lowestNodeId = Math.min(entry.lowestNodeId, id);
        entry.highestNodeId = Math.max(entry.highestNodeId, id);
        if (this.#isInBox(latE7, lonE7)) this.#keepNode(id, latE7, lonE7, tags);
      },
      way: (id, nodeIds, tags) => {
        entry.lowestWayId = Math.min(entry.lowestWayId, id);
        entry.highestWayId = Math.max(entry.highestWayId, id);
        if (this.#isSorted && this.#nodes.isAscending) this.#testWay(id, nodeIds, tags);
      },
      relation: (id, members, tags) => {
        if (this.#isSorted && this.#nodes.isAscending) this.#testRelation(id, members, tags);
      },
    };
  }

  /** Passes over ways and relations again, where they were read before all of the nodes were known. */
  retestPasses(): readonly Pass[] {
    if (this.#isSorted && this.#nodes.isAscending) return [];
    this.#nodes.sort();
    const ways = new Set(this.#collector.wayIds());
    const relations = new Set(this.#collector.relationIds());
    return [
      {
        isWanted: ({ hasWays }) => hasWays,
        visitor: {
          way: (id, nodeIds, tags) => {
            if (!ways.delete(id)) this.#testWay(id, nodeIds, tags);
          },
        },
      },
      {
        isWanted: ({ hasRelations }) => hasRelations,
        visitor: {
          relation: (id, members, tags) => {
            if (!relations.delete(id)) this.#testRelation(id, members, tags);
          },
        },
      },
    ];
  }

  missingWays(): Pass {
    const missing = new Set<number>();
    for (const { members } of this.#collector.relations()) {
      for (const { type, id } of members) if (type === 'way' && !this.#collector.hasWay(id)) missing.add(id);
    }
    const ids = Float64Array.from(missing).sort();
    return {
      isWanted: (entry) => entry.hasWays && hasBetween(ids, entry.lowestWayId, entry.highestWayId),
      visitor: {
        way: (id, nodeIds, tags) => {
          if (missing.delete(id)) this.#keepWay(id, nodeIds, tags.areWanted() ? tags.read() : []);
        },
      },
    };
  }

  missingNodes(): Pass {
    const missing: number[] = [];
    this.#nodes.sort();
    for (const nodeIds of this.#collector.wayNodeIds()) {
      for (let k = 0; k < nodeIds.length; k++) {
        const id = nodeIds[k] as number;
        if (!this.#inBox.mayHave(id) || this.#nodes.indexOf(id) < 0) missing.push(id);
      }
    }
    const ids = Float64Array.from(missing).sort();
    return {
      isWanted: (entry) => entry.hasNodes && hasBetween(ids, entry.lowestNodeId, entry.highestNodeId),
      visitor: {
        node: (id, latE7, lonE7) => {
          if (ids[firstNotBelow(ids, id)] === id) this.#addNode(id, latE7, lonE7, []);
        },
      },
    };
  }

  finish(): OsmData {
    return this.#collector.finish();
  }

  get #nodes(): OsmCollector['nodes'] {
    return this.#collector.nodes;
  }

  #noteKind(entry: BlockEntry, kind: 'node' | 'way' | 'relation'): void {
    if (kind === 'node') entry.hasNodes = true;
    else if (kind === 'way') entry.hasWays = true;
    else entry.hasRelations = true;
    if (rank[kind] < rank[this.#stage]) this.#isSorted = false;
    else this.#stage = kind;
  }

  #isInBox(latE7: number, lonE7: number): boolean {
    const { west, south, east, north } = this.#box;
    return latE7 >= south && latE7 <= north && lonE7 >= west && lonE7 <= east;
  }

  #keepNode(id: number, latE7: number, lonE7: number, tags: ElementTags): void {
    this.#addNode(id, latE7, lonE7, tags.areWanted() ? tags.read() : []);
    this.#inBox.add(id);
  }

  #addNode(id: number, latE7: number, lonE7: number, tags: OsmTags): void {
    this.#collector.addNode(id, latE7, lonE7, tags);
    if (this.#nodes.count > mostNodes) throw new TooMuch('nodes', this.#nodes.count, mostNodes);
  }

  #testWay(id: number, nodeIds: readonly number[], tags: ElementTags): void {
    if (!nodeIds.some((node) => this.#inBox.mayHave(node) && this.#nodes.indexOf(node) >= 0)) return;
    if (tags.areWanted()) this.#keepWay(id, nodeIds, tags.read());
    else this.#plainWays.add(id);
  }

  #keepWay(id: number, nodeIds: readonly number[], tags: OsmTags): void {
    this.#collector.addWay(id, Float64Array.from(nodeIds), tags);
    if (this.#collector.wayCount > mostWays) throw new TooMuch('ways', this.#collector.wayCount, mostWays);
  }

  #testRelation(id: number, members: () => readonly OsmMember[], tags: ElementTags): void {
    if (!tags.areWanted()) return;
    const read = tags.read();
    if (tagOf(read, 'type') !== 'multipolygon') return;
    const listed = members();
    const touches = listed.some(
      (member) =>
        member.type === 'way' && (this.#collector.hasWay(member.id) || this.#plainWays.has(member.id)),
    );
    if (touches) this.#collector.addRelation(id, listed, read);
  }
}

const rank = { node: 0, way: 1, relation: 2 } as const;

/** Position of the first of ascending ids that is not below `id`. */
function firstNotBelow(ids: Float64Array, id: number): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ids[middle] as number) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

const hasBetween = (ids: Float64Array, lowest: number, highest: number): boolean =>
  (ids[firstNotBelow(ids, lowest)] ?? Number.POSITIVE_INFINITY) <= highest;
