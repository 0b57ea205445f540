import type { Feature, FeatureCollection, Polygon } from 'geojson';
import { type Buildings, buildingUseOf } from '../../domain/region/buildings.ts';
import type { RegionFrame } from '../region-frame.ts';

/** Buildings as polygons in WGS84 for extrusion; the feature id is the building's index. All, or those from one to before another. */
export function buildingFeatures(
  buildings: Buildings,
  frame: RegionFrame,
  [from, to]: readonly [number, number] = [0, buildings.count],
): FeatureCollection<Polygon> {
  const features: Feature<Polygon>[] = [];
  for (let index = from; index < to; index++) {
    features.push({
      type: 'Feature',
      id: index,
      properties: {
        heightM: buildings.heightM[index] as number,
        use: buildingUseOf(buildings, index),
      },
      geometry: { type: 'Polygon', coordinates: [buildingRing(buildings, index, frame)] },
    });
  }
  return { type: 'FeatureCollection', features };
}

/** Closed outline of a building, degrees. */
export function buildingRing(buildings: Buildings, index: number, frame: RegionFrame): [number, number][] {
  const from = buildings.ringOffsets[index] as number;
  const to = buildings.ringOffsets[index + 1] as number;
  const ring: [number, number][] = [];
  for (let k = from; k < to; k++) {
    const [lngDeg, latDeg] = frame.toLngLat(
      buildings.ringXY[2 * k] as number,
      buildings.ringXY[2 * k + 1] as number,
    );
    ring.push([lngDeg, latDeg]);
  }
  const first = ring[0];
  if (first !== undefined) ring.push([first[0], first[1]]);
  return ring;
}
