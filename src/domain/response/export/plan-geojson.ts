import { ok, type Result } from '../../../core/result.ts';
import { type ExportStamp, stampMembers } from '../../exposure/export/export-stamp.ts';
import {
  type Feature,
  type FeatureCollection,
  type Geometry,
  position,
  positions,
} from '../../exposure/export/geojson-geometry.ts';
import { type Projection, projectionOf, type UnknownCrsFault } from '../../geo/projection.ts';
import type { Region } from '../../region/region.ts';
import type {
  EvacuationAssignment,
  EvacuationGroup,
  EvacuationPlan,
  EvacuationShortfall,
} from '../evacuation-plan.ts';
import { routeLineXY } from '../route-line.ts';

/**
 * A plan as GeoJSON in WGS84: one line for each stream of people from door to shelter, one point for each block with
 * people who cannot be brought to safety, one point for each shelter with its fill.
 */
export function planGeoJson(
  region: Region,
  plan: EvacuationPlan,
  stamp: ExportStamp,
): Result<FeatureCollection, UnknownCrsFault> {
  const projection = projectionOf(region.grid.epsg);
  if (!projection.ok) return projection;
  const groups = new Map(plan.groups.map((group) => [group.id, group]));
  const features = [
    ...plan.assignments.map((one) => routeFeature(region, one, groups.get(one.groupId), projection.value)),
    ...plan.shortfalls.map((one) => shortfallFeature(one, groups.get(one.groupId), projection.value)),
    ...shelterFeatures(region, plan, stamp, projection.value),
  ];
  const { options, totalPeople, assignedPeople, capacityShortPeople, clearedS } = plan;
  const summary = { totalPeople, assignedPeople, capacityShortPeople, clearedS, options };
  return ok({ type: 'FeatureCollection', ...stampMembers(stamp), plan: summary, features });
}

function routeFeature(
  region: Region,
  one: EvacuationAssignment,
  group: EvacuationGroup | undefined,
  projection: Projection,
): Feature {
  if (group === undefined || region.roads === null) throw new Error(`no group or road for ${one.groupId}`);
  const shelter = region.facilities?.find(({ id }) => id === one.shelterId);
  const roadXY = routeLineXY(region.roads, group.roadNode, one.routeEdges);
  const end = shelter === undefined ? [] : [shelter.xM, shelter.yM];
  const coordinates = positions(projection, [group.xM, group.yM, ...roadXY, ...end]);
  return {
    type: 'Feature',
    id: `${one.groupId}>${one.shelterId}`,
    geometry: { type: 'LineString', coordinates },
    properties: {
      layer: 'route',
      groupId: one.groupId,
      shelterId: one.shelterId,
      people: one.people,
      distanceM: Math.round(one.distanceM),
      travelS: Math.round(one.travelS),
      arriveS: Math.round(one.arriveS),
      lastSafeDepartureS: Math.floor(one.lastSafeDepartureS),
    },
  };
}

function shortfallFeature(
  one: EvacuationShortfall,
  group: EvacuationGroup | undefined,
  projection: Projection,
): Feature {
  if (group === undefined) throw new Error(`no group ${one.groupId}`);
  const { lastSafeDepartureS } = one;
  return {
    type: 'Feature',
    id: `${one.groupId}!`,
    geometry: { type: 'Point', coordinates: position(projection, group.xM, group.yM) },
    properties: {
      layer: 'shortfall',
      groupId: one.groupId,
      people: one.people,
      reason: one.reason,
      lastSafeDepartureS: lastSafeDepartureS === null ? null : Math.floor(lastSafeDepartureS),
    },
  };
}

function shelterFeatures(
  region: Region,
  plan: EvacuationPlan,
  { language }: ExportStamp,
  projection: Projection,
): Feature[] {
  return plan.shelters.flatMap((load) => {
    const shelter = region.facilities?.find(({ id }) => id === load.shelterId);
    if (shelter === undefined) return [];
    const geometry: Geometry = { type: 'Point', coordinates: position(projection, shelter.xM, shelter.yM) };
    const { capacityPeople, assignedPeople, state, use } = load;
    const properties = {
      layer: 'shelter',
      name: shelter.name[language],
      capacityPeople,
      assignedPeople,
      state,
      use,
    };
    return [{ type: 'Feature', id: load.shelterId, geometry, properties } as const];
  });
}
