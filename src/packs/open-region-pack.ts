import { fail, ok, type Result } from '../core/result.ts';
import type { PackFault } from '../domain/region/pack-fault.ts';
import type { Region } from '../domain/region/region.ts';
import {
  type DerivedLayerId,
  type DerivedTerrain,
  derivedLayers,
} from '../domain/region/terrain/derived-terrain.ts';
import { type LoadedVectors, loadVectors } from './load-vectors.ts';
import {
  gridOfManifest,
  type ManifestFile,
  missingRole,
  type PackManifest,
  parseManifest,
} from './manifest.ts';
import { decodeObservedSeries, observedSeriesPath, observedSeriesRole } from './observed-series-file.ts';
import { manifestPath, type ReadPackFile, sha256Hex } from './pack-files.ts';
import { readGridFile } from './raster/read-grid-file.ts';
import { type RasterLayer, rasterLayers } from './region-layers.ts';

export interface PackProgress {
  /** File that was just read. */
  readonly file: string;
  /** Share of the pack's bytes read so far, 0 to 1. */
  readonly fraction: number;
}

/** Everything a pack gave: its manifest if it can be read, the region when it is whole, and every fault on the way. */
export interface LoadedPack {
  readonly manifest: PackManifest | null;
  readonly region: Region | null;
  readonly faults: readonly PackFault[];
}

/**
 * What of a pack is read: all of it, or only what was given. The grids that follow from the terrain are most of a pack's
 * bytes, and a first view needs none of them; `openDerivedTerrain` brings them later.
 */
export type PackParts = 'all' | 'given';

/** Opens a pack; the first fault stops it. Nothing is allocated for a grid that is too large. */
export async function openRegionPack(
  read: ReadPackFile,
  onProgress?: (progress: PackProgress) => void,
  parts: PackParts = 'all',
): Promise<Result<Region, PackFault>> {
  const { region, faults } = await loadPack(read, onProgress, parts);
  const fault = faults[0];
  if (fault !== undefined) return fail(fault);
  if (region === null) throw new Error('a pack without fault gave no region');
  return ok(region);
}

/** What follows from the terrain of a pack, without the rest of it; null where the pack holds none. */
export async function openDerivedTerrain(
  read: ReadPackFile,
): Promise<Result<DerivedTerrain | null, PackFault>> {
  const head = await readFile(read, manifestPath);
  if (!head.ok) return head;
  const manifest = parseManifest(head.value);
  if (!manifest.ok) return manifest;
  const { derived } = manifest.value;
  if (derived === undefined) return ok(null);
  const files = await readListedFiles(manifest.value, read, isDerived);
  const grids = await loadGrids(manifest.value, files.byRole, isDerived);
  const fault = [...files.faults, ...grids.faults][0];
  return fault === undefined ? ok(assembleDerived(derived, arraysOf(grids))) : fail(fault);
}

/** Reads all of a pack and keeps going after a fault, so that one pass names them all. */
export async function loadPack(
  read: ReadPackFile,
  onProgress?: (progress: PackProgress) => void,
  parts: PackParts = 'all',
): Promise<LoadedPack> {
  const head = await readFile(read, manifestPath);
  if (!head.ok) return { manifest: null, region: null, faults: [head.fault] };
  const manifest = parseManifest(head.value);
  if (!manifest.ok) return { manifest: null, region: null, faults: [manifest.fault] };
  const isWanted = (role: string): boolean => parts === 'all' || !isDerived(role);
  const files = await readListedFiles(manifest.value, read, isWanted, onProgress);
  const grids = await loadGrids(manifest.value, files.byRole, isWanted);
  const vectors = await loadVectors(manifest.value, files.byRole);
  const observed = loadObservedSeries(manifest.value, files.byRole);
  const faults = [...files.faults, ...grids.faults, ...vectors.faults];
  if (!observed.ok) faults.push(observed.fault);
  if (!observed.ok || faults.length > 0) return { manifest: manifest.value, region: null, faults };
  const { derived } = manifest.value;
  const region = {
    ...assembleRegion(manifest.value, grids, vectors),
    ...observed.value,
    ...(derived === undefined
      ? {}
      : parts === 'given'
        ? { derivedInPack: true as const }
        : { derived: assembleDerived(derived, arraysOf(grids)) }),
  };
  return { manifest: manifest.value, region, faults };
}

async function readFile(read: ReadPackFile, path: string): Promise<Result<Uint8Array, PackFault>> {
  try {
    const bytes = await read(path);
    return bytes === null ? fail({ kind: 'pack-file-missing', file: path }) : ok(bytes);
  } catch (error) {
    return fail({ kind: 'pack-unreachable', file: path, reason: String(error) });
  }
}

interface ListedFiles {
  readonly byRole: ReadonlyMap<string, Uint8Array>;
  readonly faults: readonly PackFault[];
}

async function readListedFiles(
  manifest: PackManifest,
  read: ReadPackFile,
  isWanted: (role: string) => boolean,
  onProgress?: (progress: PackProgress) => void,
): Promise<ListedFiles> {
  const byRole = new Map<string, Uint8Array>();
  const faults: PackFault[] = [];
  const wanted = manifest.files.filter(({ role }) => isWanted(role));
  const totalBytes = wanted.reduce((sum, file) => sum + file.bytes, 0);
  let readBytes = 0;
  for (const file of wanted) {
    const checked = await readChecked(read, file);
    if (checked.ok) byRole.set(file.role, checked.value);
    else faults.push(checked.fault);
    readBytes += file.bytes;
    onProgress?.({ file: file.path, fraction: totalBytes === 0 ? 1 : readBytes / totalBytes });
  }
  return { byRole, faults };
}

async function readChecked(read: ReadPackFile, file: ManifestFile): Promise<Result<Uint8Array, PackFault>> {
  const bytes = await readFile(read, file.path);
  if (!bytes.ok) return bytes;
  const came = await sha256Hex(bytes.value);
  if (came === file.sha256) return bytes;
  return fail({ kind: 'pack-wrong-sha256', file: file.path, came, wanted: file.sha256 });
}

interface LoadedGrids {
  readonly values: ReadonlyMap<RasterLayer['role'], ArrayLike<number>>;
  readonly faults: readonly PackFault[];
}

async function loadGrids(
  manifest: PackManifest,
  byRole: ReadonlyMap<string, Uint8Array>,
  isWanted: (role: string) => boolean,
): Promise<LoadedGrids> {
  const values = new Map<RasterLayer['role'], ArrayLike<number>>();
  const faults: PackFault[] = [];
  for (const { role } of rasterLayers) {
    if (!isWanted(role)) continue;
    const path = manifest.files.find((file) => file.role === role)?.path;
    const bytes = byRole.get(role);
    if (path === undefined) {
      if (mustHave(manifest, role)) faults.push(missingRole(manifest, role));
    } else if (bytes !== undefined) {
      const grid = await readGridFile(path, bytes, gridOfManifest(manifest));
      if (grid.ok) values.set(role, grid.value);
      else faults.push(grid.fault);
    }
  }
  return { values, faults };
}

function loadObservedSeries(
  manifest: PackManifest,
  byRole: ReadonlyMap<string, Uint8Array>,
): Result<Pick<Region, 'observedSeries'>, PackFault> {
  const bytes = byRole.get(observedSeriesRole);
  if (bytes === undefined) return ok({});
  const file = manifest.files.find(({ role }) => role === observedSeriesRole)?.path ?? observedSeriesPath;
  const decoded = decodeObservedSeries(bytes);
  return decoded.ok
    ? ok({ observedSeries: decoded.value })
    : fail({ kind: 'pack-file-unreadable', file, reason: decoded.fault });
}

/** Whether a pack must have a grid: the terrain, and each derived layer of which it states the method. */
const mustHave = ({ derived }: PackManifest, role: RasterLayer['role']): boolean =>
  role === 'terrain' || (derived !== undefined && Object.hasOwn(derived.methods, role));

const isDerived = (role: string): boolean => derivedLayers.some(({ id }) => id === role);

/** The grids of a pack as arrays of the contract; null for those that it lacks. */
interface GridArrays {
  readonly bytesOf: (role: RasterLayer['role']) => Uint8Array | null;
  readonly floatsOf: (role: RasterLayer['role']) => Float32Array | null;
}

const arraysOf = ({ values }: LoadedGrids): GridArrays => ({
  bytesOf: (role) => {
    const grid = values.get(role);
    return grid === undefined ? null : Uint8Array.from(grid);
  },
  floatsOf: (role) => {
    const grid = values.get(role);
    return grid === undefined ? null : Float32Array.from(grid);
  },
});

function assembleRegion(manifest: PackManifest, grids: LoadedGrids, vectors: LoadedVectors): Region {
  const { bytesOf, floatsOf } = arraysOf(grids);
  const populationPerCell = floatsOf('population');
  return {
    id: manifest.id,
    kind: manifest.kind,
    name: manifest.name,
    grid: gridOfManifest(manifest),
    terrainM: floatsOf('terrain') as Float32Array,
    voidMask: bytesOf('void-mask'),
    seaLevelM: manifest.seaLevelM,
    ...(manifest.buildingTreatment === undefined ? {} : { buildingTreatment: manifest.buildingTreatment }),
    landCover: bytesOf('land-cover'),
    manning: floatsOf('manning'),
    ...(populationPerCell === null ? {} : { populationPerCell }),
    ...vectors.layers,
    sources: manifest.sources,
  };
}

function assembleDerived(
  { conditioning, methods }: NonNullable<PackManifest['derived']>,
  { bytesOf, floatsOf }: GridArrays,
): DerivedTerrain {
  const floats = (role: DerivedLayerId): Float32Array => floatsOf(role) as Float32Array;
  const bytes = (role: DerivedLayerId): Uint8Array => bytesOf(role) as Uint8Array;
  return {
    conditionedM: floats('conditioned-terrain'),
    flowDirection: bytes('flow-direction'),
    contributingAreaM2: floats('contributing-area'),
    drainage: bytes('drainage'),
    handM: floats('height-above-drainage'),
    slopeDeg: floats('slope'),
    planCurvature: floats('plan-curvature'),
    profileCurvature: floats('profile-curvature'),
    wetnessIndex: floats('wetness-index'),
    vs30MPerS: floatsOf('vs30'),
    conditioning,
    methods,
  };
}
