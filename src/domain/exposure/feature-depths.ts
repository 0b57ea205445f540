import { fail, ok, type Result } from '../../core/result.ts';
import { cellCount } from '../geo/grid.ts';
import { type RoadStructure, roadStructureOf } from '../region/roads.ts';
import type { DepthField } from './exposure.ts';
import type { ExposureFault } from './exposure-fault.ts';
import type { FeatureCells } from './layout/footprint-cells.ts';
import type { PreparedBuildings, PreparedExposure, PreparedRoads } from './layout/prepare-exposure.ts';
import type { ResidentCells } from './layout/resident-cells.ts';

/**
 * Water at each feature at one moment, m; null for a layer that the region lacks. Small (about 80 kB for a region of
 * 15,000 buildings), so a whole run can be kept and judged again with other limits.
 */
export interface FeatureDepths {
  readonly buildingDepthM: Float32Array | null;
  /** At each cell with residents in no building; absent in a region without them. */
  readonly residentDepthM?: Float32Array;
  readonly roadDepthM: Float32Array | null;
  readonly facilityDepthM: Float32Array | null;
}

/** Water this shallow in an underpass is run-off on its way to the drains, not a body that fills the sag, m. Own choice. */
const runOffDepthM = 0.05;

/** Reads a depth field at every building, road edge and facility. */
export function sampleDepths(
  prepared: PreparedExposure,
  field: DepthField,
): Result<FeatureDepths, ExposureFault> {
  const fault = fieldFault(prepared, field);
  if (fault !== null) return fail(fault);
  const buildingDepthM =
    prepared.buildings === null ? null : buildingDepths(prepared.buildings, field.depthM);
  const { residents } = prepared;
  return ok({
    buildingDepthM,
    ...(residents === null ? {} : { residentDepthM: residentDepths(residents, field.depthM) }),
    roadDepthM: prepared.roads === null ? null : roadDepths(prepared.roads, field),
    facilityDepthM: facilityDepths(prepared, field.depthM, buildingDepthM),
  });
}

/** Why a field does not fit the prepared grid, or null. */
export function fieldFault(prepared: PreparedExposure, field: DepthField): ExposureFault | null {
  const { grid } = prepared;
  const same =
    field.grid.columns === grid.columns &&
    field.grid.rows === grid.rows &&
    field.grid.cellSizeM === grid.cellSizeM &&
    field.grid.westM === grid.westM &&
    field.grid.northM === grid.northM &&
    field.grid.epsg === grid.epsg;
  if (!same) {
    return {
      kind: 'exposure-grid-mismatch',
      columns: field.grid.columns,
      rows: field.grid.rows,
      cellSizeM: field.grid.cellSizeM,
      wantedColumns: grid.columns,
      wantedRows: grid.rows,
      wantedCellSizeM: grid.cellSizeM,
    };
  }
  const wanted = cellCount(grid);
  for (const name of ['bedM', 'depthM'] as const) {
    const { length } = field[name];
    if (length !== wanted) return { kind: 'exposure-field-length', field: name, length, wanted };
  }
  return null;
}

/**
 * Depth at each building, m: the greatest over its cells, because water enters by the lowest door. Water passes through
 * buildings in the first engine, so a cell under a building holds water like any other.
 */
export function buildingDepths(prepared: PreparedBuildings, depthM: Float32Array): Float32Array {
  const { count } = prepared.buildings;
  const depths = new Float32Array(count);
  for (let i = 0; i < count; i++) depths[i] = greatestDepth(prepared.cells, i, depthM);
  return depths;
}

/** Depth at each cell with residents, m. */
export const residentDepths = ({ cells }: ResidentCells, depthM: Float32Array): Float32Array =>
  Float32Array.from(cells, (cell) => depthM[cell] as number);

function greatestDepth({ offsets, cells }: FeatureCells, feature: number, depthM: Float32Array): number {
  let greatest = 0;
  const end = offsets[feature + 1] as number;
  for (let k = offsets[feature] as number; k < end; k++) {
    const depth = depthM[cells[k] as number] as number;
    if (depth > greatest) greatest = depth;
  }
  return greatest;
}

/**
 * Depth over the carriageway of each edge, m: how far the water surface of a cell stands over it, at most the depth itself,
 * so that run-off on a slope or a high approach does not drown what lies below it. Portals of a tunnel: the depth of the
 * cells. Underpass: the water surface over its sag, which may lie below the ground that the grid knows.
 */
function roadDepths({ roads, cells }: PreparedRoads, { bedM, depthM }: DepthField): Float32Array {
  const depths = new Float32Array(roads.edgeCount);
  for (let edge = 0; edge < roads.edgeCount; edge++) {
    const structure = roadStructureOf(roads, edge);
    let greatest = 0;
    const end = cells.offsets[edge + 1] as number;
    for (let k = cells.offsets[edge] as number; k < end; k++) {
      const cell = cells.cells[k] as number;
      const depth = depthM[cell] as number;
      const overRoad = (bedM[cell] as number) + depth - (cells.carriagewayM[k] as number);
      const counted = overCarriagewayM(structure, depth, overRoad);
      if (counted > greatest) greatest = counted;
    }
    depths[edge] = greatest;
  }
  return depths;
}

function overCarriagewayM(structure: RoadStructure, depth: number, overRoad: number): number {
  if (structure === 'tunnel') return depth;
  if (structure === 'underpass') return depth < runOffDepthM ? depth : Math.max(depth, overRoad);
  return Math.min(depth, overRoad);
}

function facilityDepths(
  { facilities }: PreparedExposure,
  depthM: Float32Array,
  buildingDepthM: Float32Array | null,
): Float32Array | null {
  if (facilities === null) return null;
  return Float32Array.from(facilities, ({ facility, cell }) => {
    const ofBuilding = facility.buildingIndex === null ? undefined : buildingDepthM?.[facility.buildingIndex];
    return ofBuilding ?? (depthM[cell] as number);
  });
}
