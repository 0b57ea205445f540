import type { Feature, FeatureCollection, LineString, Point } from 'geojson';
import { type Roads, roadClasses, roadStructureOf } from '../../domain/region/roads.ts';
import type { RegionFrame } from '../region-frame.ts';

/** Road edges as lines in WGS84; the feature id is the edge's index. All, or those from one to before another. */
export function roadFeatures(
  roads: Roads,
  frame: RegionFrame,
  [from, to]: readonly [number, number] = [0, roads.edgeCount],
): FeatureCollection<LineString> {
  const features: Feature<LineString>[] = [];
  for (let edge = from; edge < to; edge++) {
    const name = roads.names[roads.nameIndex[edge] as number];
    features.push({
      type: 'Feature',
      id: edge,
      properties: {
        class: roadClasses[roads.roadClass[edge] as number]?.id ?? 'street',
        structure: roadStructureOf(roads, edge),
        widthM: roads.widthM[edge] as number,
        ...(name === undefined ? {} : { nameKo: name.ko, nameEn: name.en }),
      },
      geometry: { type: 'LineString', coordinates: roadLine(roads, edge, frame) },
    });
  }
  return { type: 'FeatureCollection', features };
}

/** Polyline of an edge from its first to its second node, degrees. */
export function roadLine(roads: Roads, edge: number, frame: RegionFrame): [number, number][] {
  const from = roads.lineOffsets[edge] as number;
  const to = roads.lineOffsets[edge + 1] as number;
  const line: [number, number][] = [];
  for (let k = from; k < to; k++) {
    line.push([...frame.toLngLat(roads.lineXY[2 * k] as number, roads.lineXY[2 * k + 1] as number)]);
  }
  return line;
}

/** Point half-way along an edge, m. */
export function roadMiddle(roads: Roads, edge: number): readonly [number, number] {
  const from = roads.lineOffsets[edge] as number;
  const to = roads.lineOffsets[edge + 1] as number;
  const x = (k: number): number => roads.lineXY[2 * k] as number;
  const y = (k: number): number => roads.lineXY[2 * k + 1] as number;
  let total = 0;
  for (let k = from + 1; k < to; k++) total += Math.hypot(x(k) - x(k - 1), y(k) - y(k - 1));
  let left = total / 2;
  for (let k = from + 1; k < to; k++) {
    const step = Math.hypot(x(k) - x(k - 1), y(k) - y(k - 1));
    if (step >= left && step > 0) {
      const t = left / step;
      return [x(k - 1) + (x(k) - x(k - 1)) * t, y(k - 1) + (y(k) - y(k - 1)) * t];
    }
    left -= step;
  }
  return [x(from), y(from)];
}

/** A cross in the middle of each edge closed by hand. Edges the graph does not have are left out. */
export function closureFeatures(
  roads: Roads | null,
  closedEdges: readonly number[],
  frame: RegionFrame,
): FeatureCollection<Point> {
  const features: Feature<Point>[] = [];
  for (const edge of roads === null ? [] : closedEdges) {
    if (edge < 0 || edge >= (roads as Roads).edgeCount) continue;
    const [xM, yM] = roadMiddle(roads as Roads, edge);
    features.push({
      type: 'Feature',
      id: edge,
      properties: {},
      geometry: { type: 'Point', coordinates: [...frame.toLngLat(xM, yM)] },
    });
  }
  return { type: 'FeatureCollection', features };
}
