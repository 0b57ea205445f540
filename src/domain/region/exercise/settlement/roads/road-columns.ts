import type { LocalizedName } from '../../../../../core/localized.ts';
import { cellIndexAt } from '../../../../geo/grid.ts';
import { type Roads, roadClasses, roadStructures } from '../../../roads.ts';
import { type Ground, heightAt, isRiver } from '../ground.ts';
import { pointAlong, polylineLengthM, type RoadEdge, type RoadNetwork } from './road-line.ts';

/** Distance between the points at which the ground under a road is read, m. */
const sampleM = 5;

/** The network as the columns of the region contract. */
export function toRoadColumns(ground: Ground, network: RoadNetwork): Roads {
  const { nodes, edges } = network;
  const names = new Map<string, { index: number; name: LocalizedName }>();
  const nameIndex = edges.map(({ kind }) => {
    if (kind.name === null) return -1;
    const known = names.get(kind.name.ko);
    if (known !== undefined) return known.index;
    names.set(kind.name.ko, { index: names.size, name: kind.name });
    return names.size - 1;
  });
  const lineOffsets = new Uint32Array(edges.length + 1);
  edges.forEach((edge, index) => {
    lineOffsets[index + 1] = (lineOffsets[index] as number) + edge.xy.length / 2;
  });
  return {
    nodeCount: nodes.length,
    nodeXM: Float64Array.from(nodes, (node) => node.xM),
    nodeYM: Float64Array.from(nodes, (node) => node.yM),
    edgeCount: edges.length,
    edgeFrom: Uint32Array.from(edges, (edge) => edge.from),
    edgeTo: Uint32Array.from(edges, (edge) => edge.to),
    lengthM: Float32Array.from(edges, (edge) => polylineLengthM(edge.xy)),
    roadClass: Uint8Array.from(edges, (edge) =>
      roadClasses.findIndex(({ id }) => id === edge.kind.roadClass),
    ),
    lanes: Uint8Array.from(edges, (edge) => edge.kind.lanes),
    widthM: Float32Array.from(edges, (edge) => edge.kind.widthM),
    oneWay: Uint8Array.from(edges, (edge) => (edge.oneWay ? 1 : 0)),
    structure: Uint8Array.from(edges, (edge) => roadStructures.indexOf(edge.structure)),
    lowestM: Float32Array.from(edges, (edge) => edge.structureM ?? lowestGroundM(ground, edge)),
    nameIndex: Int32Array.from(nameIndex),
    names: [...names.values()].map(({ name }) => name),
    lineOffsets,
    lineXY: Float64Array.from(edges.flatMap((edge) => edge.xy)),
  };
}

function lowestGroundM(ground: Ground, edge: RoadEdge): number {
  const length = polylineLengthM(edge.xy);
  let lowest = Number.POSITIVE_INFINITY;
  for (let at = 0; at <= length; at += Math.min(sampleM, Math.max(length / 2, 0.5))) {
    const point = pointAlong(edge.xy, at);
    const cell = cellIndexAt(ground.grid, point.xM, point.yM);
    if (cell >= 0 && !isRiver(ground, cell)) lowest = Math.min(lowest, ground.terrainM[cell] as number);
  }
  return lowest === Number.POSITIVE_INFINITY
    ? heightAt(ground, edge.xy[0] as number, edge.xy[1] as number)
    : lowest;
}
