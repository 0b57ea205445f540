import { knownEpsg, proj4Definition } from '../../domain/geo/projection.ts';

/** What the GeoKeys of a file say about its system. */
export type GeotiffCrs =
  | { readonly status: 'known'; readonly epsg: number }
  | { readonly status: 'missing' }
  /** `name` is the code or the citation in the file. */
  | { readonly status: 'unknown'; readonly name: string };

/** The systems a file may be in, for the sentence that refuses one. */
export const knownSystems = (): string => `${knownEpsg.join(', ')}, 32601-32660, 32701-32760`;

type GeoKeys = Readonly<Record<string, unknown>>;

/** Value of a code key that says "defined by parameters, not by a code". Source: OGC GeoTIFF 1.1 (19-008r4). */
const userDefined = 32767;
const metre = 9001;
/** Source: OGC GeoTIFF 1.1 (19-008r4), coordinate transformation codes: CT_TransverseMercator. */
const transverseMercator = 1;

/**
 * The EPSG code of GeoTIFF keys. Files of Korean agencies and of ArcGIS often carry no code but the parameters of the
 * projection: a transverse Mercator whose parameters are those of a system we know counts as that system.
 */
export function crsOfGeoKeys(keys: GeoKeys | null): GeotiffCrs {
  if (keys === null) return { status: 'missing' };
  const projected = keys.ProjectedCSTypeGeoKey;
  const geographic = keys.GeographicTypeGeoKey;
  if (typeof projected === 'number' && projected !== userDefined) return knownCode(projected);
  if (keys.GTModelTypeGeoKey === 1 || projected === userDefined) {
    const epsg = matchTransverseMercator(keys);
    return epsg === null ? { status: 'unknown', name: citation(keys) } : { status: 'known', epsg };
  }
  if (typeof geographic !== 'number') return { status: 'missing' };
  return isWgs84Like(geographic) ? { status: 'known', epsg: 4326 } : knownCode(geographic);
}

/** Korea 2000 (EPSG:4737) and ITRF systems agree with WGS 84 to better than a metre. */
const isWgs84Like = (code: number): boolean => code === 4326 || code === 4737;

const knownCode = (epsg: number): GeotiffCrs =>
  proj4Definition(epsg) === null ? { status: 'unknown', name: `EPSG:${epsg}` } : { status: 'known', epsg };

const citation = (keys: GeoKeys): string =>
  [keys.PCSCitationGeoKey, keys.GTCitationGeoKey, keys.GeogCitationGeoKey].find(
    (text): text is string => typeof text === 'string' && text !== '',
  ) ?? 'user-defined';

function matchTransverseMercator(keys: GeoKeys): number | null {
  if (keys.ProjCoordTransGeoKey !== transverseMercator) return null;
  if (keys.ProjLinearUnitsGeoKey !== undefined && keys.ProjLinearUnitsGeoKey !== metre) return null;
  const wanted = [
    keys.ProjNatOriginLongGeoKey,
    keys.ProjNatOriginLatGeoKey ?? 0,
    keys.ProjScaleAtNatOriginGeoKey ?? 1,
    keys.ProjFalseEastingGeoKey ?? 0,
    keys.ProjFalseNorthingGeoKey ?? 0,
  ].map(Number);
  if (!isModernEllipsoid(keys)) return null;
  const candidates = [...knownEpsg, ...utmZones()];
  return candidates.find((epsg) => sameParameters(wanted, transverseMercatorOf(epsg))) ?? null;
}

/** Bessel-based systems (EPSG:2097 and kin) share the false origin but lie some 300 m off; they must not match. */
function isModernEllipsoid(keys: GeoKeys): boolean {
  const axis = keys.GeogSemiMajorAxisGeoKey;
  return typeof axis !== 'number' || Math.abs(axis - 6378137) < 0.5;
}

function sameParameters(a: readonly number[], b: readonly number[] | null): boolean {
  return b?.every((value, i) => Math.abs(value - (a[i] as number)) < 1e-6) ?? false;
}

function transverseMercatorOf(epsg: number): readonly number[] | null {
  const definition = proj4Definition(epsg) ?? '';
  const zone = /\+proj=utm \+zone=(\d+)( \+south)?/.exec(definition);
  if (zone !== null) return [Number(zone[1]) * 6 - 183, 0, 0.9996, 500000, zone[2] === undefined ? 0 : 1e7];
  if (!definition.includes('+proj=tmerc')) return null;
  return ['lon_0', 'lat_0', 'k', 'x_0', 'y_0'].map((key) =>
    Number(new RegExp(`\\+${key}=(\\S+)`).exec(definition)?.[1]),
  );
}

const utmZones = (): readonly number[] =>
  [32600, 32700].flatMap((family) => Array.from({ length: 60 }, (_, i) => family + i + 1));
