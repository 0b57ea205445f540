import { NodeTable } from './node-table.ts';
import type { OsmData, OsmMember, OsmRelation, OsmTags, OsmWay } from './osm-data.ts';

const noTags: OsmTags = [];

/** Gathers the elements of one or more answers or blocks; `finish` resolves which node of the columns each way means. */
export class OsmCollector {
  readonly nodes: NodeTable;
  readonly #tagged = new Map<number, OsmTags>();
  readonly #ways = new Map<number, { tags: OsmTags; nodeIds: ArrayLike<number> }>();
  readonly #relations = new Map<number, { tags: OsmTags; members: readonly OsmMember[] }>();
  #duplicateWays = 0;
  #duplicateRelations = 0;
  #impossibleNodes = 0;

  constructor(nodes = new NodeTable()) {
    this.nodes = nodes;
  }

  /** False when the position is not on the Earth; such a node counts as not given. */
  addNode(id: number, latE7: number, lonE7: number, tags: OsmTags = noTags): boolean {
    if (!isOnEarth(latE7, lonE7) || !Number.isSafeInteger(id)) {
      this.#impossibleNodes++;
      return false;
    }
    this.nodes.add(id, latE7, lonE7);
    if (tags.length > 0 && !this.#tagged.has(id)) this.#tagged.set(id, tags);
    return true;
  }

  get wayCount(): number {
    return this.#ways.size;
  }

  wayIds(): Iterable<number> {
    return this.#ways.keys();
  }

  relationIds(): Iterable<number> {
    return this.#relations.keys();
  }

  hasWay(id: number): boolean {
    return this.#ways.has(id);
  }

  /** Of ways with one id the first counts; what it lacks, tags or nodes, comes from the others. */
  addWay(id: number, nodeIds: ArrayLike<number>, tags: OsmTags): void {
    const known = this.#ways.get(id);
    if (known === undefined) {
      this.#ways.set(id, { tags, nodeIds });
      return;
    }
    this.#duplicateWays++;
    if (known.tags.length === 0) known.tags = tags;
    if (known.nodeIds.length === 0) known.nodeIds = nodeIds;
  }

  addRelation(id: number, members: readonly OsmMember[], tags: OsmTags): void {
    if (this.#relations.has(id)) this.#duplicateRelations++;
    else this.#relations.set(id, { tags, members });
  }

  relations(): Iterable<{ readonly members: readonly OsmMember[] }> {
    return this.#relations.values();
  }

  /** Node ids of every way, for readers that still have to find the nodes. */
  wayNodeIds(): readonly ArrayLike<number>[] {
    return Array.from(this.#ways.values(), ({ nodeIds }) => nodeIds);
  }

  finish(): OsmData {
    this.nodes.sort();
    let missingNodes = 0;
    const ways = Array.from(this.#ways, ([id, { tags, nodeIds }]): OsmWay => {
      const nodes = new Int32Array(nodeIds.length);
      for (let k = 0; k < nodes.length; k++) {
        const node = this.nodes.indexOf(nodeIds[k] as number);
        nodes[k] = node;
        if (node < 0) missingNodes++;
      }
      return { id, tags, nodes };
    });
    return {
      ...this.nodes.columns(),
      taggedNodes: Array.from(this.#tagged, ([id, tags]) => ({ id, node: this.nodes.indexOf(id), tags })),
      ways,
      relations: Array.from(this.#relations, ([id, rest]): OsmRelation => ({ id, ...rest })),
      counts: {
        duplicateNodes: this.nodes.duplicates,
        duplicateWays: this.#duplicateWays,
        duplicateRelations: this.#duplicateRelations,
        impossibleNodes: this.#impossibleNodes,
        missingNodes,
      },
    };
  }
}

const isOnEarth = (latE7: number, lonE7: number): boolean =>
  Math.abs(latE7) <= 90e7 && Math.abs(lonE7) <= 180e7;
