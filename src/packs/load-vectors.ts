import { fail, ok, type Result } from '../core/result.ts';
import type { PackFault } from '../domain/region/pack-fault.ts';
import type { Region } from '../domain/region/region.ts';
import type { Roads } from '../domain/region/roads.ts';
import { missingRole, type PackManifest } from './manifest.ts';
import type { VectorRole } from './region-layers.ts';
import { buildingsLayer } from './vector/buildings-layer.ts';
import { facilitiesLayer } from './vector/facilities-layer.ts';
import { decodeFeatureFile, type FeatureFile } from './vector/feature-file.ts';
import { rebuildLayer, type VectorLayer } from './vector/layer.ts';
import { adminAreasLayer, placesLayer } from './vector/place-layers.ts';
import { roadEdgesLayer, roadNodesLayer } from './vector/roads-layer.ts';
import { gaugesLayer, inflowPointsLayer, riversLayer } from './vector/water-layers.ts';

type VectorLayers = Pick<
  Region,
  'buildings' | 'roads' | 'facilities' | 'gauges' | 'rivers' | 'inflowPoints' | 'places' | 'adminAreas'
>;

export interface LoadedVectors {
  readonly layers: VectorLayers;
  readonly faults: readonly PackFault[];
}

/** Reads every vector layer that the manifest lists; a layer without a file, or with a fault, is null. */
export async function loadVectors(
  manifest: PackManifest,
  byRole: ReadonlyMap<string, Uint8Array>,
): Promise<LoadedVectors> {
  const faults: PackFault[] = [];
  const load = async <T>(role: VectorRole, layer: VectorLayer<T>): Promise<T | null> => {
    const bytes = byRole.get(role);
    if (bytes === undefined) return null;
    const file = manifest.files.find((listed) => listed.role === role)?.path ?? layer.file;
    const decoded = await decodeChecked({ ...layer, file }, bytes, manifest.epsg);
    if (!decoded.ok) {
      faults.push(decoded.fault);
      return null;
    }
    const rebuilt = rebuildLayer({ ...layer, file }, decoded.value);
    faults.push(...rebuilt.faults);
    return rebuilt.faults.length > 0 ? null : rebuilt.value;
  };
  const layers = {
    adminAreas: await load('admin-areas', adminAreasLayer),
    buildings: await load('buildings', buildingsLayer),
    facilities: await load('facilities', facilitiesLayer),
    gauges: await load('gauges', gaugesLayer),
    inflowPoints: await load('inflow-points', inflowPointsLayer),
    places: await load('places', placesLayer),
    rivers: await load('rivers', riversLayer),
    roads: await loadRoads(manifest, load),
  };
  const lone = loneRoadFile(manifest);
  if (lone !== null) faults.push(missingRole(manifest, lone));
  return { layers, faults };
}

async function decodeChecked(
  layer: Pick<VectorLayer<unknown>, 'file' | 'shape'>,
  bytes: Uint8Array,
  epsg: number,
): Promise<Result<FeatureFile, PackFault>> {
  const { file } = layer;
  const decoded = await decodeFeatureFile(bytes);
  if (!decoded.ok) return fail({ kind: 'pack-file-unreadable', file, reason: decoded.fault });
  const came = decoded.value.epsg;
  if (came !== epsg) {
    return fail({
      kind: 'pack-crs-mismatch',
      file,
      came: came === null ? 'none' : `EPSG:${came}`,
      wanted: epsg,
    });
  }
  if (decoded.value.shape !== layer.shape) {
    return fail({ kind: 'pack-file-unreadable', file, reason: `${decoded.value.shape} ≠ ${layer.shape}` });
  }
  return ok(decoded.value);
}

type LoadLayer = <T>(role: VectorRole, layer: VectorLayer<T>) => Promise<T | null>;

async function loadRoads(manifest: PackManifest, load: LoadLayer): Promise<Roads | null> {
  const nodes = await load('road-nodes', roadNodesLayer);
  if (nodes === null) return null;
  const names = manifest.roadNames ?? [];
  const nodeCount = nodes.xM.length;
  const edges = await load('roads', roadEdgesLayer(names, nodeCount));
  if (edges === null) return null;
  return { nodeCount, nodeXM: nodes.xM, nodeYM: nodes.yM, names, ...edges };
}

/** A road graph is two files; the role that is missing beside the other, or null. */
function loneRoadFile(manifest: PackManifest): VectorRole | null {
  const has = (role: VectorRole): boolean => manifest.files.some((file) => file.role === role);
  if (has('roads') === has('road-nodes')) return null;
  return has('roads') ? 'road-nodes' : 'roads';
}
