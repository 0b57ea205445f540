import { fail, ok, type Result } from '../../core/result.ts';
import type {
  CrsDecision,
  TerrainDescription,
  TerrainFault,
  TerrainFile,
  TerrainImportOptions,
  TerrainWarning,
} from '../../domain/region/terrain-import.ts';
import { type ByteSource, bytesInMemory } from '../bytes/byte-source.ts';
import { type Extent, extentOf, unionOf } from '../raster/pixel-frame.ts';
import { openSources, type Sources } from './open-sources.ts';
import { carrier, centreOfWindow } from './target-grid.ts';
import { centreOf, decideSystem, doubtSystem } from './target-system.ts';

/** Cell sizes that people choose, m. */
const usualCellSizesM = [1, 2, 3, 5, 10, 15, 20, 25, 30, 50, 90, 100, 200, 250, 500, 1000];

/** What opened files say, before any height is read. */
export interface SurveyedSources {
  readonly coverage: Extent;
  readonly sourceEpsg: number;
  readonly epsg: number;
  readonly decision: CrsDecision;
  readonly nativeCellSizeM: number;
  readonly warnings: readonly TerrainWarning[];
}

/** Reads the frames of terrain files in memory and proposes how to import them. No height is read. */
export const describeTerrainFiles = (
  files: readonly TerrainFile[],
): Promise<Result<TerrainDescription, TerrainFault>> =>
  describeSources(files.map(({ name, bytes }) => bytesInMemory(name, new Uint8Array(bytes))));

/** Reads the frames of terrain files and proposes how to import them. No height is read. */
export async function describeSources(
  files: readonly ByteSource[],
): Promise<Result<TerrainDescription, TerrainFault>> {
  const sources = await openSources(files);
  if (!sources.ok) return sources;
  const surveyed = surveySources(sources.value, {});
  if (!surveyed.ok) return surveyed;
  const { coverage, sourceEpsg, epsg, decision, nativeCellSizeM, warnings } = surveyed.value;
  const metric = carriedExtent(coverage, sourceEpsg, epsg);
  const degrees = carriedExtent(coverage, sourceEpsg, 4326);
  return ok({
    files: sources.value.map(({ name, frame }) => ({
      name,
      columns: frame.columns,
      rows: frame.rows,
      epsg: frame.epsg,
    })),
    epsg: sourceEpsg,
    boundsDeg: [degrees.west, degrees.south, degrees.east, degrees.north],
    widthM: metric.east - metric.west,
    heightM: metric.north - metric.south,
    nativeCellSizeM,
    suggestedCellSizeM: usualCellSizesM.find((sizeM) => sizeM >= nativeCellSizeM * 0.95) ?? nativeCellSizeM,
    suggestedEpsg: epsg,
    crsDecision: decision,
    warnings,
  });
}

/** Decides the metric system of opened files and measures their pixels on the ground. */
export function surveySources(
  sources: Sources,
  options: Pick<TerrainImportOptions, 'epsg' | 'windowKm' | 'boxDeg'>,
): Result<SurveyedSources, TerrainFault> {
  const coverage = unionOf(sources.map((source) => extentOf(source.frame)));
  const sourceEpsg = sources[0].frame.epsg;
  const window = options.windowKm ?? options.boxDeg;
  const centre = window === undefined ? centreOf(sourceEpsg, coverage) : centreOfWindow(window);
  const system = decideSystem(sourceEpsg, centre, options.epsg);
  if (!system.ok) return fail(system.fault);
  const doubt = doubtSystem(
    sourceEpsg,
    coverage,
    sources.map((source) => source.name),
  );
  return ok({
    coverage,
    sourceEpsg,
    ...system.value,
    nativeCellSizeM: Math.min(
      ...sources.map(({ frame }) => pixelOnGroundM(frame, coverage, system.value.epsg)),
    ),
    warnings: doubt === null ? [] : [doubt],
  });
}

/** Side of the square with the area of a pixel at the middle of the coverage, m. */
export function pixelOnGroundM(
  frame: { readonly epsg: number; readonly pixelWidth: number; readonly pixelHeight: number },
  coverage: Extent,
  epsg: number,
): number {
  const carry = carrier(frame.epsg, epsg);
  const x = (coverage.west + coverage.east) / 2;
  const y = (coverage.south + coverage.north) / 2;
  const origin = carry(x, y);
  const east = carry(x + frame.pixelWidth, y);
  const north = carry(x, y + frame.pixelHeight);
  const widthM = Math.hypot(east[0] - origin[0], east[1] - origin[1]);
  const heightM = Math.hypot(north[0] - origin[0], north[1] - origin[1]);
  return Math.sqrt(widthM * heightM);
}

function carriedExtent(extent: Extent, fromEpsg: number, toEpsg: number): Extent {
  const carry = carrier(fromEpsg, toEpsg);
  const corners = [
    carry(extent.west, extent.south),
    carry(extent.west, extent.north),
    carry(extent.east, extent.south),
    carry(extent.east, extent.north),
  ];
  return unionOf(corners.map(([x, y]) => ({ west: x, east: x, south: y, north: y })));
}
