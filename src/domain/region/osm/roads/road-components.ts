import type { Roads } from '../../roads.ts';
import { FlatUnion } from './flat-union.ts';

/** Parts of a road graph that no edge joins, one-way signs disregarded. */
export interface RoadComponents {
  readonly count: number;
  /** Part of each node, numbered by falling length of road: part 0 is the largest. */
  readonly ofNode: Uint32Array;
  /** Length of road in each part, m, falling. */
  readonly lengthM: Float64Array;
}

export function roadComponents(
  roads: Pick<Roads, 'nodeCount' | 'edgeCount' | 'edgeFrom' | 'edgeTo' | 'lengthM'>,
): RoadComponents {
  const union = new FlatUnion(roads.nodeCount);
  for (let edge = 0; edge < roads.edgeCount; edge++) {
    union.join(roads.edgeFrom[edge] as number, roads.edgeTo[edge] as number);
  }
  const lengths = new Map<number, number>();
  for (let node = 0; node < roads.nodeCount; node++) lengths.set(union.find(node), 0);
  for (let edge = 0; edge < roads.edgeCount; edge++) {
    const root = union.find(roads.edgeFrom[edge] as number);
    lengths.set(root, (lengths.get(root) as number) + (roads.lengthM[edge] as number));
  }
  const falling = [...lengths].sort(([a, lengthA], [b, lengthB]) => lengthB - lengthA || a - b);
  const partOf = new Map(falling.map(([root], part) => [root, part]));
  return {
    count: falling.length,
    ofNode: Uint32Array.from(
      { length: roads.nodeCount },
      (_, node) => partOf.get(union.find(node)) as number,
    ),
    lengthM: Float64Array.from(falling, ([, lengthM]) => lengthM),
  };
}
