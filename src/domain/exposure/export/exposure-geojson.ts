import { ok, type Result } from '../../../core/result.ts';
import { projectionOf, type UnknownCrsFault } from '../../geo/projection.ts';
import { type Buildings, buildingId, buildingUseOf } from '../../region/buildings.ts';
import type { Region } from '../../region/region.ts';
import { type Roads, roadId, roadStructureOf } from '../../region/roads.ts';
import type { Exposure, ExposureThresholds } from '../exposure.ts';
import { type ExportStamp, stampMembers } from './export-stamp.ts';
import { type Feature, type FeatureCollection, polygon, position, positions } from './geojson-geometry.ts';

/**
 * What is hit, as GeoJSON in WGS84: buildings that water has reached or whose roads are cut, roads closed to cars, and
 * all facilities with their state. Layers that the region lacks are named under `missingLayers`.
 */
export function exposureGeoJson(
  region: Region,
  exposure: Exposure,
  thresholds: ExposureThresholds,
  stamp: ExportStamp,
): Result<FeatureCollection, UnknownCrsFault> {
  const projection = projectionOf(region.grid.epsg);
  if (!projection.ok) return projection;
  const { buildings, roads } = region;
  const facilities = region.facilities ?? [];
  const features = [
    ...(buildings === null
      ? []
      : buildingFeatures(buildings, exposure, thresholds, (ring) => polygon(projection.value, ring))),
    ...(roads === null
      ? []
      : roadFeatures(roads, exposure, thresholds, (line) => ({
          type: 'LineString',
          coordinates: positions(projection.value, line),
        }))),
    ...facilities.map(
      (one, k): Feature => ({
        type: 'Feature',
        id: one.id,
        geometry: { type: 'Point', coordinates: position(projection.value, one.xM, one.yM) },
        properties: {
          layer: 'facility',
          type: one.type,
          name: one.name[stamp.language],
          depthM: rounded(exposure.facilities?.[k]?.depthM),
          state: exposure.facilities?.[k]?.state ?? null,
        },
      }),
    ),
  ];
  const missingLayers = (['buildings', 'roads', 'facilities'] as const).filter(
    (layer) => region[layer] === null,
  );
  return ok({ type: 'FeatureCollection', ...stampMembers(stamp), missingLayers, features });
}

type Draw = (xy: Float64Array) => Feature['geometry'];

function buildingFeatures(
  buildings: Buildings,
  { buildingDepthM, buildingIsolated, timeOfDay }: Exposure,
  { hitDepthM }: ExposureThresholds,
  draw: Draw,
): Feature[] {
  const people = timeOfDay === 'day' ? buildings.dayPeople : buildings.nightPeople;
  const features: Feature[] = [];
  for (let i = 0; i < buildings.count; i++) {
    const depthM = buildingDepthM?.[i] ?? 0;
    const isolated = buildingIsolated?.[i] === 1;
    if (depthM < hitDepthM && !isolated) continue;
    const first = 2 * (buildings.ringOffsets[i] as number);
    const last = 2 * (buildings.ringOffsets[i + 1] as number);
    features.push({
      type: 'Feature',
      id: buildingId(i),
      geometry: draw(buildings.ringXY.subarray(first, last)),
      properties: {
        layer: 'building',
        use: buildingUseOf(buildings, i),
        people: people[i] as number,
        depthM: rounded(depthM),
        isolated: buildingIsolated === null ? null : isolated,
        basementFloors: buildings.basementFloors[i] as number,
      },
    });
  }
  return features;
}

function roadFeatures(
  roads: Roads,
  { roadDepthM }: Exposure,
  { carDepthM, largeVehicleDepthM }: ExposureThresholds,
  draw: Draw,
): Feature[] {
  const features: Feature[] = [];
  for (let edge = 0; edge < roads.edgeCount; edge++) {
    const depthM = roadDepthM?.[edge] ?? 0;
    if (depthM < carDepthM) continue;
    const first = 2 * (roads.lineOffsets[edge] as number);
    const last = 2 * (roads.lineOffsets[edge + 1] as number);
    features.push({
      type: 'Feature',
      id: roadId(edge),
      geometry: draw(roads.lineXY.subarray(first, last)),
      properties: {
        layer: 'road',
        structure: roadStructureOf(roads, edge),
        lengthM: rounded(roads.lengthM[edge]),
        depthM: rounded(depthM),
        closedToLargeVehicles: depthM >= largeVehicleDepthM,
      },
    });
  }
  return features;
}

const rounded = (value: number | undefined): number | null =>
  value === undefined ? null : Number(value.toFixed(3));
