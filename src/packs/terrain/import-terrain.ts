import { fnv1a } from '../../core/random.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { GridSpec } from '../../domain/geo/grid.ts';
import { type Region, unknownLicence } from '../../domain/region/region.ts';
import type {
  ImportedTerrain,
  TerrainFault,
  TerrainFile,
  TerrainImportOptions,
  TerrainWarning,
} from '../../domain/region/terrain-import.ts';
import { bytesInMemory } from '../bytes/byte-source.ts';
import { pixelOnGroundM, type SurveyedSources, surveySources } from './describe-terrain.ts';
import { fillVoids } from './fill-voids.ts';
import { type HeightSource, type Heights, rounded } from './height-source.ts';
import { mosaicOf, type NamedLevel, type OverlapDifference } from './mosaic.ts';
import { openSources, type Sources, strayFile } from './open-sources.ts';
import { maximumSamplesPerSide, resample } from './resample.ts';
import { emptyWindow, gridFor, sampledExtent } from './target-grid.ts';

/** Metres per unit of a source, for saying how far away a stray file lies; a degree of latitude is about 111 km. */
const metresPerDegree = 111_000;

/** Makes a terrain-only region of GeoTIFF and SRTM files that lie in memory. */
export async function importTerrain(
  files: readonly TerrainFile[],
  options: TerrainImportOptions,
): Promise<Result<ImportedTerrain, TerrainFault>> {
  const { cellSizeM } = options;
  if (!(cellSizeM > 0) || !Number.isFinite(cellSizeM)) return fail({ kind: 'terrain-cell-size', cellSizeM });
  const opened = await openSources(
    files.map(({ name, bytes }) => bytesInMemory(name, new Uint8Array(bytes))),
  );
  return opened.ok ? terrainRegion(opened.value, options) : opened;
}

/**
 * Makes a terrain-only region of opened sources, reading only what the region needs: joined without seams, resampled to
 * a metric grid of the wanted cell size, voids filled from their nearest neighbour and marked. Everything but the terrain
 * is null. The sea level is 0 when ground at or below 0 reaches the region's border, else null.
 */
export async function terrainRegion(
  sources: Sources,
  options: TerrainImportOptions,
): Promise<Result<ImportedTerrain, TerrainFault>> {
  const { cellSizeM } = options;
  const survey = surveySources(sources, options);
  if (!survey.ok) return survey;
  const window = options.windowKm ?? options.boxDeg ?? null;
  const grid = gridFor({ ...survey.value, cellSizeM, window });
  if (!grid.ok) return grid;
  if (window === null) {
    const apart = refuseStrayFile(sources);
    if (apart !== null) return fail(apart);
  }
  const levels = sources.map((source) => levelFor(source, survey.value, cellSizeM));
  const read = await mosaicOf(levels, sampledExtent(grid.value, survey.value.sourceEpsg));
  if (!read.ok) return read;
  if (read.value.mosaics.length === 0 && window !== null) return fail(emptyWindow(window));
  const pixelM = Math.min(...levels.map((level) => level.pixelM));
  const heights = resample(read.value.mosaics, grid.value, pixelM);
  if (!heights.valid.includes(1)) return fail({ kind: 'terrain-no-heights', file: sources[0].name });
  return ok({
    region: buildRegion(sources, grid.value, heights, options),
    sourceEpsg: survey.value.sourceEpsg,
    nativeCellSizeM: survey.value.nativeCellSizeM,
    crsDecision: survey.value.decision,
    warnings: warningsOf(survey.value, heights, read.value.overlap, cellSizeM),
  });
}

/** The finest level of a source of which a cell's samples skip no pixel, and the size of its pixels on the ground, m. */
function levelFor(
  source: HeightSource,
  survey: SurveyedSources,
  cellSizeM: number,
): NamedLevel & { readonly pixelM: number } {
  const fullM = pixelOnGroundM(source.frame, survey.coverage, survey.epsg);
  const levels = [source, ...source.overviews].map((level) => ({
    name: source.name,
    frame: level.frame,
    readHeights: level.readHeights,
    pixelM: (fullM * level.frame.pixelWidth) / source.frame.pixelWidth,
  }));
  const fitting = levels.find((level) => cellSizeM <= maximumSamplesPerSide * level.pixelM) ?? levels.at(-1);
  return fitting as NamedLevel & { readonly pixelM: number };
}

function refuseStrayFile(sources: Sources): TerrainFault | null {
  const stray = strayFile(sources);
  if (stray === null) return null;
  const metresPerUnit = stray.source.frame.epsg === 4326 ? metresPerDegree : 1;
  return {
    kind: 'terrain-files-disjoint',
    file: stray.source.name,
    distanceKm: rounded((stray.gap * metresPerUnit) / 1000, 1),
  };
}

function warningsOf(
  survey: SurveyedSources,
  heights: Heights,
  overlap: OverlapDifference,
  cellSizeM: number,
): readonly TerrainWarning[] {
  const warnings: TerrainWarning[] = [...survey.warnings];
  const voids = heights.valid.reduce((sum, valid) => sum + 1 - valid, 0);
  if (voids > 0) {
    warnings.push({ kind: 'terrain-voids-filled', cells: voids, fraction: voids / heights.valid.length });
  }
  if (overlap.pixels > 0) {
    const { pixels, largestM } = overlap;
    const largestDifferenceM = rounded(largestM, 2);
    warnings.push({ kind: 'terrain-overlap-differs', pixels, largestDifferenceM });
  }
  if (cellSizeM < survey.nativeCellSizeM / 1.5) {
    const nativeCellSizeM = rounded(survey.nativeCellSizeM, 1);
    warnings.push({ kind: 'terrain-finer-than-source', cellSizeM, nativeCellSizeM });
  }
  return warnings;
}

function buildRegion(
  sources: Sources,
  grid: GridSpec,
  heights: Heights,
  options: TerrainImportOptions,
): Region {
  const { heightsM, valid } = heights;
  const hasVoids = valid.includes(0);
  const reachesSea = lowGroundAtBorder(grid, heights);
  if (hasVoids) fillVoids(heightsM, valid, grid.columns, grid.rows);
  const names = sources.map((source) => source.name.replace(/^.*[\\/]/u, ''));
  const title = names.length === 1 ? (names[0] as string) : `${names[0]} (+${names.length - 1})`;
  return {
    id: `terrain-${fnv1a(JSON.stringify([names, grid]))
      .toString(16)
      .padStart(8, '0')}`,
    kind: 'real',
    name: options.name ?? { ko: title, en: title },
    grid,
    terrainM: heightsM,
    voidMask: hasVoids ? valid.map((flag) => 1 - flag) : null,
    seaLevelM: reachesSea ? 0 : null,
    landCover: null,
    manning: null,
    buildings: null,
    roads: null,
    facilities: null,
    gauges: null,
    rivers: null,
    inflowPoints: null,
    places: null,
    adminAreas: null,
    sources: names.map((name) => ({
      id: name,
      name: { ko: name, en: name },
      licence: unknownLicence,
      date: null,
    })),
  };
}

/** True when a border cell with a height of its own lies at or below 0: low ground connected to the outside. */
function lowGroundAtBorder({ columns, rows }: GridSpec, { heightsM, valid }: Heights): boolean {
  const isLow = (row: number, column: number): boolean => {
    const i = row * columns + column;
    return valid[i] === 1 && (heightsM[i] as number) <= 0;
  };
  for (let c = 0; c < columns; c++) if (isLow(0, c) || isLow(rows - 1, c)) return true;
  for (let r = 0; r < rows; r++) if (isLow(r, 0) || isLow(r, columns - 1)) return true;
  return false;
}
