import { fail, ok, type Result } from '../../core/result.ts';
import { type LngLat, projectionOf, utmEpsgAt } from '../../domain/geo/projection.ts';
import type { CrsDecision, TerrainFault, TerrainWarning } from '../../domain/region/terrain-import.ts';
import { knownSystems } from '../raster/geotiff-crs.ts';
import type { Extent } from '../raster/pixel-frame.ts';
import { rounded } from './height-source.ts';
import { isAtSheet, sheetBounds } from './sheet-number.ts';

/** Systems whose units are not metres on the ground: degrees, and Web Mercator, which stretches by 1 / cos(latitude). */
const notMetric = [4326, 3857];

/** Longitudes and latitudes of South Korea and its waters, degrees; also the area of the four belts. */
const korea = { west: 124, east: 132, south: 33, north: 39 };

/** Systems that Korean data come in, likeliest first. */
const koreanSystems = [5186, 5181, 5179, 5185, 5187, 5188, 32652, 32651, 4326, 3857];

/** The metric system of a region made from data in `sourceEpsg` around `centre`, and how it was decided. */
export function decideSystem(
  sourceEpsg: number,
  centre: LngLat,
  chosen: number | undefined,
): Result<{ readonly epsg: number; readonly decision: CrsDecision }, TerrainFault> {
  if (chosen !== undefined) {
    if (notMetric.includes(chosen)) return fail({ kind: 'terrain-crs-not-metric', epsg: chosen });
    if (!projectionOf(chosen).ok) {
      const came = `EPSG:${chosen}`;
      return fail({ kind: 'terrain-crs-unknown', file: '', came, knownEpsg: knownSystems() });
    }
    return ok({ epsg: chosen, decision: 'chosen-by-user' });
  }
  if (!notMetric.includes(sourceEpsg)) return ok({ epsg: sourceEpsg, decision: 'kept-from-files' });
  if (isInKorea(centre)) return ok({ epsg: beltAt(centre[0]), decision: 'korean-belt' });
  return ok({ epsg: utmEpsgAt(centre), decision: 'utm-zone' });
}

const isInKorea = ([lngDeg, latDeg]: LngLat): boolean =>
  lngDeg >= korea.west && lngDeg <= korea.east && latDeg >= korea.south && latDeg <= korea.north;

/** EPSG:5185-5188: belts of two degrees around 125, 127, 129 and 131 degrees east. */
const beltAt = (lngDeg: number): number => 5185 + Math.min(3, Math.max(0, Math.floor((lngDeg - 124) / 2)));

/** Longitude and latitude of the middle of an extent in some system. */
export function centreOf(epsg: number, extent: Extent): LngLat {
  const projection = projectionOf(epsg);
  if (!projection.ok) throw new RangeError(`no definition of EPSG:${epsg}`);
  return projection.value.toLngLat((extent.west + extent.east) / 2, (extent.south + extent.north) / 2);
}

/**
 * A doubt about the declared system, when another Korean one fits better: read in the declared one the data lie outside
 * Korea, or away from the map sheet that their file names carry, and read in the other they lie there. Data in EPSG:5181
 * declared as 5186 come out 100 km too far south; where that is still Korea only a sheet number can tell.
 */
export function doubtSystem(
  epsg: number,
  extent: Extent,
  fileNames: readonly string[],
): TerrainWarning | null {
  if (!koreanSystems.includes(epsg)) return null;
  const sheets = fileNames.map(sheetBounds).filter((sheet) => sheet !== null);
  const belongs = (place: LngLat | null): boolean =>
    place !== null &&
    isInKorea(place) &&
    (sheets.length === 0 || sheets.some((sheet) => isAtSheet(place, sheet)));
  const centre = centreOf(epsg, extent);
  if (belongs(centre)) return null;
  const likelyEpsg = koreanSystems.find((other) => belongs(placeIn(other, extent)));
  if (likelyEpsg === undefined) return null;
  return {
    kind: 'terrain-crs-doubtful',
    epsg,
    likelyEpsg,
    centreLngDeg: rounded(centre[0], 2),
    centreLatDeg: rounded(centre[1], 2),
  };
}

/** The middle of numbers read in a system, or null where they can be no coordinates of it. */
function placeIn(epsg: number, extent: Extent): LngLat | null {
  if (epsg === 4326 && !(Math.abs(extent.east) <= 180 && Math.abs(extent.north) <= 90)) return null;
  const place = centreOf(epsg, extent);
  return place.every(Number.isFinite) ? place : null;
}
