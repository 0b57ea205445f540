import proj4 from 'proj4';
import { fail, ok, type Result } from '../../core/result.ts';

/** WGS84 longitude and latitude, degrees. */
export type LngLat = readonly [lngDeg: number, latDeg: number];

export interface UnknownCrsFault {
  readonly kind: 'unknown-crs';
  readonly epsg: number;
  readonly knownEpsg: readonly number[];
}

/** Both directions between one projected system and WGS84. */
export interface Projection {
  readonly epsg: number;
  toLngLat(xM: number, yM: number): LngLat;
  fromLngLat(lngDeg: number, latDeg: number): readonly [xM: number, yM: number];
}

const korean2010Belt = (lon0: number): string =>
  `+proj=tmerc +lat_0=38 +lon_0=${lon0} +k=1 +x_0=200000 +y_0=600000 +ellps=GRS80 +units=m +no_defs`;

/**
 * Definitions we ship besides UTM (326zz and 327zz, made on demand). EPSG:5185-5188 are the Korea 2000 belts of 2010
 * (false northing 600 km); 5181 is the older central belt with 500 km: mixing them is a silent error of 100 km.
 */
const definitions: Readonly<Record<number, string>> = {
  4326: '+proj=longlat +datum=WGS84 +no_defs',
  3857: '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs',
  5179: '+proj=tmerc +lat_0=38 +lon_0=127.5 +k=0.9996 +x_0=1000000 +y_0=2000000 +ellps=GRS80 +units=m +no_defs',
  5181: '+proj=tmerc +lat_0=38 +lon_0=127 +k=1 +x_0=200000 +y_0=500000 +ellps=GRS80 +units=m +no_defs',
  5185: korean2010Belt(125),
  5186: korean2010Belt(127),
  5187: korean2010Belt(129),
  5188: korean2010Belt(131),
};

export const knownEpsg: readonly number[] = Object.keys(definitions).map(Number);

/**
 * Systems that lists of places still use and no region should: EPSG:5174 is Korean 1985 on the Bessel ellipsoid, whose
 * published shift to WGS84 (National Geographic Information Institute) holds to a metre or two.
 */
const listDefinitions: Readonly<Record<number, string>> = {
  5174: '+proj=tmerc +lat_0=38 +lon_0=127.0028902777778 +k=1 +x_0=200000 +y_0=500000 +ellps=bessel +towgs84=-115.8,474.99,674.11,1.16,-2.31,-1.63,6.43 +units=m +no_defs',
};

/** proj4 definition of an EPSG code that we ship, or null. */
export function proj4Definition(epsg: number): string | null {
  const listed = definitions[epsg] ?? listDefinitions[epsg];
  if (listed !== undefined) return listed;
  const zone = epsg % 100;
  const family = Math.floor(epsg / 100);
  if ((family === 326 || family === 327) && zone >= 1 && zone <= 60) {
    return `+proj=utm +zone=${zone}${family === 327 ? ' +south' : ''} +datum=WGS84 +units=m +no_defs`;
  }
  return null;
}

/** The projection of an EPSG code, or which codes would have been understood. */
export function projectionOf(epsg: number): Result<Projection, UnknownCrsFault> {
  const definition = proj4Definition(epsg);
  if (definition === null) return fail({ kind: 'unknown-crs', epsg, knownEpsg });
  const converter = proj4(definition, definitions[4326] as string);
  return ok({
    epsg,
    toLngLat: (xM, yM) => converter.forward([xM, yM]) as [number, number],
    fromLngLat: (lngDeg, latDeg) => converter.inverse([lngDeg, latDeg]) as [number, number],
  });
}

/** The UTM system (EPSG:326zz or 327zz) whose zone holds a point. */
export const utmEpsgAt = ([lngDeg, latDeg]: LngLat): number =>
  (latDeg >= 0 ? 32600 : 32700) + Math.min(60, Math.max(1, Math.floor((lngDeg + 180) / 6) + 1));
