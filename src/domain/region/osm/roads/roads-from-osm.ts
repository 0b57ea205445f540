import type { LocalizedName } from '../../../../core/localized.ts';
import { type Roads, roadClasses, roadStructures } from '../../roads.ts';
import type { PlacedOsm } from '../placed-osm.ts';
import { type Counts, type OsmUse, Tally } from '../tally.ts';
import { type RoadComponents, roadComponents } from './road-components.ts';
import { type GraphEdge, type RoadDrop, splitRoads } from './road-graph.ts';
import { type EdgeLevel, edgeLevels, type GroundAt } from './road-levels.ts';
import type { RoadAssumption } from './road-way.ts';

type EdgeAssumption = RoadAssumption | 'sag-by-clearance';

export interface OsmRoads {
  readonly roads: Roads;
  readonly components: RoadComponents;
  readonly report: OsmUse<RoadDrop> & {
    readonly edges: number;
    readonly oneWayEdges: number;
    /** Breaks of ways at nodes that the file does not give. */
    readonly gaps: number;
    /** Edges by what was assumed of them. */
    readonly assumed: Counts<EdgeAssumption>;
  };
}

/** Two nodes may lie in one place; an edge between them is still a way through, m. */
const shortestM = 0.01;

/**
 * The road graph of a map inside the window. Edges run in the direction of traffic where they are one-way.
 * @param groundAt elevation of the terrain of the region, m, at any place in the window
 */
export function roadsFromOsm(placed: PlacedOsm, groundAt: GroundAt): OsmRoads {
  const { graph, ways, dropped, gaps } = splitRoads(placed);
  const levels = edgeLevels(graph, groundAt);
  const roads = toRoads(graph.nodeXM, graph.nodeYM, graph.edges, levels);
  const assumed = new Tally<EdgeAssumption>();
  for (const { traits } of graph.edges) for (const one of traits.assumed) assumed.add(one);
  for (const { isSagAssumed } of levels) if (isSagAssumed) assumed.add('sag-by-clearance');
  return {
    roads,
    components: roadComponents(roads),
    report: {
      used: ways,
      dropped: dropped.counts(),
      edges: roads.edgeCount,
      oneWayEdges: roads.oneWay.reduce((sum, flag) => sum + flag, 0),
      gaps,
      assumed: assumed.counts(),
    },
  };
}

function toRoads(
  nodeXM: readonly number[],
  nodeYM: readonly number[],
  edges: readonly GraphEdge[],
  levels: readonly EdgeLevel[],
): Roads {
  const lineOffsets = new Uint32Array(edges.length + 1);
  for (const [edge, { xy }] of edges.entries()) {
    lineOffsets[edge + 1] = (lineOffsets[edge] as number) + xy.length / 2;
  }
  const lineXY = new Float64Array(2 * (lineOffsets[edges.length] as number));
  for (const [edge, { xy }] of edges.entries()) lineXY.set(xy, 2 * (lineOffsets[edge] as number));
  const { nameIndex, names } = nameTable(edges);
  return {
    nodeCount: nodeXM.length,
    nodeXM: Float64Array.from(nodeXM),
    nodeYM: Float64Array.from(nodeYM),
    edgeCount: edges.length,
    edgeFrom: Uint32Array.from(edges, ({ from }) => from),
    edgeTo: Uint32Array.from(edges, ({ to }) => to),
    lengthM: Float32Array.from(edges, ({ xy }) => Math.max(lengthOf(xy), shortestM)),
    roadClass: Uint8Array.from(edges, ({ traits }) =>
      roadClasses.findIndex(({ id }) => id === traits.roadClass),
    ),
    lanes: Uint8Array.from(edges, ({ traits }) => traits.lanes),
    widthM: Float32Array.from(edges, ({ traits }) => traits.widthM),
    oneWay: Uint8Array.from(edges, ({ traits }) => (traits.oneWay ? 1 : 0)),
    structure: Uint8Array.from(levels, ({ structure }) => roadStructures.indexOf(structure)),
    lowestM: Float32Array.from(levels, ({ lowestM }) => lowestM),
    speedKmH: Float32Array.from(edges, ({ traits }) => traits.speedKmH),
    laneCapacityPerH: Float32Array.from(edges, ({ traits }) => traits.laneCapacityPerH),
    nameIndex,
    names,
    lineOffsets,
    lineXY,
  };
}

function nameTable(edges: readonly GraphEdge[]): {
  readonly nameIndex: Int32Array;
  readonly names: readonly LocalizedName[];
} {
  const known = new Map<string, number>();
  const names: LocalizedName[] = [];
  const nameIndex = Int32Array.from(edges, ({ traits: { name } }) => {
    if (name === null) return -1;
    const key = JSON.stringify([name.ko, name.en]);
    const index = known.get(key);
    if (index !== undefined) return index;
    known.set(key, names.length);
    names.push(name);
    return names.length - 1;
  });
  return { nameIndex, names };
}

function lengthOf(xy: readonly number[]): number {
  let lengthM = 0;
  for (let k = 2; k < xy.length; k += 2) {
    lengthM += Math.hypot(
      (xy[k] as number) - (xy[k - 2] as number),
      (xy[k + 1] as number) - (xy[k - 1] as number),
    );
  }
  return lengthM;
}
