import { fail, ok, type Result } from '../../../core/result.ts';
import { cellIndexAt, type GridSpec, gridBounds } from '../../geo/grid.ts';
import { builtCells } from '../../hazard/flood/ground/building-ground.ts';
import { openCellNear } from '../../hazard/flood/ground/open-cell-near.ts';
import { type Buildings, buildingId } from '../../region/buildings.ts';
import type { Facility } from '../../region/facilities.ts';
import type { Region } from '../../region/region.ts';
import { type Roads, roadId } from '../../region/roads.ts';
import type { ExposureFault } from '../exposure-fault.ts';
import { type AreaMembership, areaMembership } from './area-membership.ts';
import { cellsBesideRoofs } from './cells-beside-roofs.ts';
import { type FeatureCells, footprintCells } from './footprint-cells.ts';
import { type NearestNode, nearestNodeFinder } from './nearest-node.ts';
import { type ResidentCells, residentCells } from './resident-cells.ts';
import { type RoadAdjacency, reachedNodes, roadAdjacency } from './road-adjacency.ts';
import { type RoadCells, roadCells } from './road-cells.ts';

/** A road node this near to the border of the region is a way out of it, m. */
const exitBandM = 50;

export interface PreparedBuildings {
  readonly buildings: Buildings;
  readonly cells: FeatureCells;
  /** Nearest road node and the straight way to it; null when the region has no roads. */
  readonly access: { readonly node: Uint32Array; readonly distanceM: Float32Array } | null;
}

export interface PreparedRoads {
  readonly roads: Roads;
  readonly cells: RoadCells;
  readonly graph: RoadAdjacency;
  /** Road nodes at the border of the region. */
  readonly exitNodes: readonly number[];
  /** Index into the facilities, and node, of each fire station. */
  readonly fireStations: readonly { readonly facility: number; readonly node: number }[];
  /** 1 for each node that is linked to an exit or a fire station while everything is dry. */
  readonly linkedWhenDry: Uint8Array;
}

export interface PreparedFacility {
  readonly facility: Facility;
  readonly cell: number;
  readonly access: NearestNode | null;
}

/** A region laid onto one computation grid, so that judging a depth field only reads cells. */
export interface PreparedExposure {
  readonly region: Region;
  readonly grid: GridSpec;
  readonly buildings: PreparedBuildings | null;
  readonly roads: PreparedRoads | null;
  readonly facilities: readonly PreparedFacility[] | null;
  readonly areas: AreaMembership | null;
  /** Residents in no building; null where the region has no such grid. */
  readonly residents: ResidentCells | null;
}

/** Lays buildings, roads and facilities onto the grid of a flood run; once per region and grid. */
export function prepareExposure(region: Region, grid: GridSpec): Result<PreparedExposure, ExposureFault> {
  const nearest =
    region.roads === null || region.roads.edgeCount === 0 ? null : nearestNodeFinder(region.roads);
  const built =
    region.buildings === null ? null : builtCells(grid, region.buildings, region.buildingTreatment ?? 'none');
  const standing = { grid, openFor: built === null ? null : openCellNear(grid, built, null) };
  const buildings = region.buildings === null ? null : prepareBuildings(region.buildings, standing, nearest);
  const facilities =
    region.facilities === null
      ? null
      : region.facilities.map((one) =>
          prepareFacility(one, standing, facilityAccess(one, region.roads, nearest)),
        );
  const roads = region.roads === null ? null : prepareRoads(region, region.roads, grid, facilities);
  const outside =
    emptyFeature('buildings', buildings?.cells ?? null, buildingId) ??
    emptyFeature('roads', roads?.cells ?? null, roadId) ??
    facilityOutside(facilities);
  if (outside !== null) return fail(outside);
  const areas = region.adminAreas === null ? null : areaMembership(region.adminAreas, region.roads);
  const residents = residentCells(region, grid);
  return ok({ region, grid, buildings, roads, facilities, areas, residents });
}

type Nearest = ((xM: number, yM: number) => NearestNode | null) | null;

/** The grid of a flood, and for each cell that the flood makes building the nearest ground, -1 for others. */
interface Standing {
  readonly grid: GridSpec;
  readonly openFor: Int32Array | null;
}

function prepareBuildings(
  buildings: Buildings,
  { grid, openFor }: Standing,
  nearest: Nearest,
): PreparedBuildings {
  const footprints = footprintCells(buildings, grid);
  const cells = openFor === null ? footprints : cellsBesideRoofs(footprints, openFor, grid);
  if (nearest === null) return { buildings, cells, access: null };
  const node = new Uint32Array(buildings.count);
  const distanceM = new Float32Array(buildings.count);
  for (let i = 0; i < buildings.count; i++) {
    const found = nearest(buildings.centroidXM[i] as number, buildings.centroidYM[i] as number);
    node[i] = found?.node ?? 0;
    distanceM[i] = found?.distanceM ?? 0;
  }
  return { buildings, cells, access: { node, distanceM } };
}

function prepareFacility(
  facility: Facility,
  { grid, openFor }: Standing,
  access: NearestNode | null,
): PreparedFacility {
  const cell = cellIndexAt(grid, facility.xM, facility.yM);
  const open = openFor?.[cell] ?? -1;
  return { facility, cell: open < 0 ? cell : open, access };
}

function facilityAccess(
  { xM, yM, roadNode }: Facility,
  roads: Roads | null,
  nearest: Nearest,
): NearestNode | null {
  if (roadNode === null || roads === null) return nearest?.(xM, yM) ?? null;
  const x = roads.nodeXM[roadNode] as number;
  const y = roads.nodeYM[roadNode] as number;
  return { node: roadNode, distanceM: Math.hypot(x - xM, y - yM) };
}

function prepareRoads(
  region: Region,
  roads: Roads,
  grid: GridSpec,
  facilities: readonly PreparedFacility[] | null,
): PreparedRoads {
  const graph = roadAdjacency(roads);
  const exitNodes = nodesAtBorder(region.grid, roads);
  const fireStations = (facilities ?? []).flatMap((one, facility) =>
    one.facility.type === 'fire-station' && one.access !== null ? [{ facility, node: one.access.node }] : [],
  );
  const starts = [...exitNodes, ...fireStations.map((station) => station.node)];
  return {
    roads,
    cells: roadCells(region, roads, grid, graph),
    graph,
    exitNodes,
    fireStations,
    linkedWhenDry: reachedNodes(graph, starts, () => true),
  };
}

function nodesAtBorder(grid: GridSpec, roads: Roads): number[] {
  const { westM, southM, eastM, northM } = gridBounds(grid);
  const nodes: number[] = [];
  for (let node = 0; node < roads.nodeCount; node++) {
    const x = roads.nodeXM[node] as number;
    const y = roads.nodeYM[node] as number;
    if (Math.min(x - westM, eastM - x, y - southM, northM - y) <= exitBandM) nodes.push(node);
  }
  return nodes;
}

function emptyFeature(
  layer: 'buildings' | 'roads',
  cells: FeatureCells | null,
  idOf: (index: number) => string,
): ExposureFault | null {
  if (cells === null) return null;
  let first = -1;
  let count = 0;
  for (let i = 0; i + 1 < cells.offsets.length; i++) {
    if (cells.offsets[i] !== cells.offsets[i + 1]) continue;
    if (first < 0) first = i;
    count++;
  }
  return first < 0 ? null : { kind: 'exposure-outside-grid', layer, id: idOf(first), count };
}

function facilityOutside(facilities: readonly PreparedFacility[] | null): ExposureFault | null {
  const outside = (facilities ?? []).filter((one) => one.cell < 0);
  const [first] = outside;
  if (first === undefined) return null;
  return {
    kind: 'exposure-outside-grid',
    layer: 'facilities',
    id: first.facility.id,
    count: outside.length,
  };
}
