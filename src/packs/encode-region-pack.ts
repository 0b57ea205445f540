import { gridBounds } from '../domain/geo/grid.ts';
import { projectionOf } from '../domain/geo/projection.ts';
import type { Region } from '../domain/region/region.ts';
import { type ManifestFile, type PackManifest, packFormat, packVersion, wgs84Bounds } from './manifest.ts';
import { encodeObservedSeries, observedSeriesPath, observedSeriesRole } from './observed-series-file.ts';
import { manifestPath, type PackFile, sha256Hex } from './pack-files.ts';
import { encodeGeotiff } from './raster/encode-geotiff.ts';
import { peopleOf, rasterLayers, roadNamesOf, vectorLayersOf } from './region-layers.ts';
import { encodeFeatureFile } from './vector/feature-file.ts';

/**
 * Writes a region as a pack: `region.json` first, then grids and vectors. A layer that is null has no file. The same
 * region gives the same bytes: the manifest holds no time of writing.
 * @throws RangeError for a region that breaks its own contract (array lengths, codes, a system we do not ship)
 */
export async function encodeRegionPack(region: Region): Promise<readonly PackFile[]> {
  const files: PackFile[] = [];
  const listed: ManifestFile[] = [];
  const add = async (role: string, path: string, bytes: Uint8Array): Promise<void> => {
    files.push({ path, bytes });
    listed.push({ path, role, bytes: bytes.length, sha256: await sha256Hex(bytes) });
  };
  for (const layer of rasterLayers) {
    const values = layer.valuesOf(region);
    if (values !== null) await add(layer.role, layer.file, encodeGeotiff(region.grid, values, layer));
  }
  for (const { role, layer, records } of vectorLayersOf(region)) {
    const bytes = encodeFeatureFile(region.grid.epsg, layer.shape, layer.columns, records);
    await add(role, layer.file, bytes);
  }
  if (region.observedSeries !== undefined) {
    await add(observedSeriesRole, observedSeriesPath, encodeObservedSeries(region.observedSeries));
  }
  const manifest = JSON.stringify(manifestOf(region, listed), null, 2);
  return [{ path: manifestPath, bytes: new TextEncoder().encode(`${manifest}\n`) }, ...files];
}

function manifestOf(region: Region, files: ManifestFile[]): PackManifest {
  const projection = projectionOf(region.grid.epsg);
  if (!projection.ok) throw new RangeError(`no definition of EPSG:${region.grid.epsg}`);
  const { epsg, ...grid } = region.grid;
  const { derived } = region;
  return {
    format: packFormat,
    version: packVersion,
    id: region.id,
    kind: region.kind,
    name: region.name,
    epsg,
    grid,
    boundsM: gridBounds(region.grid),
    boundsWgs84: wgs84Bounds(region.grid, projection.value),
    seaLevelM: region.seaLevelM,
    ...(region.buildingTreatment === undefined ? {} : { buildingTreatment: region.buildingTreatment }),
    ...(derived === undefined
      ? {}
      : { derived: { conditioning: [...derived.conditioning], methods: derived.methods } }),
    roadNames: roadNamesOf(region),
    people: peopleOf(region),
    files,
    sources: region.sources.map((source) => ({ ...source, name: { ...source.name } })),
  };
}
