import type { Feature } from 'flatgeobuf/lib/mjs/flat-geobuf/feature.js';
import { parseProperties } from 'flatgeobuf/lib/mjs/generic/feature.js';
import { deserialize } from 'flatgeobuf/lib/mjs/generic/featurecollection.js';
import type { HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js';
import { fail, ok, type Result } from '../../../core/result.ts';
import type { PlaceFault } from '../../../domain/region/source-fault.ts';
import { requireSoundHeader } from '../../vector/sound-header.ts';
import type { NamedBytes } from '../decode-text.ts';

export interface ShapePoint {
  readonly properties: Readonly<Record<string, unknown>>;
  /** The point, or the mean of the first part of a line or polygon; null where there is none. */
  readonly xy: readonly [number, number] | null;
}

export interface Shapes {
  readonly points: readonly ShapePoint[];
  /** System that the file names, or null. */
  readonly epsg: number | null;
}

const wanted = 'GeoJSON FeatureCollection, FlatGeobuf';

/** The features of a GeoJSON or FlatGeobuf file as points with properties. */
export async function readShapes({ name: file, bytes }: NamedBytes): Promise<Result<Shapes, PlaceFault>> {
  try {
    const isFlatGeobuf = bytes[0] === 0x66 && bytes[1] === 0x67 && bytes[2] === 0x62;
    const shapes = isFlatGeobuf ? await flatGeobufShapes(bytes) : geoJsonShapes(bytes);
    if (shapes !== null) return ok(shapes);
    return fail({ kind: 'place-file-unreadable', file, wanted, reason: 'no features' });
  } catch (error) {
    return fail({ kind: 'place-file-unreadable', file, wanted, reason: String(error).slice(0, 100) });
  }
}

function geoJsonShapes(bytes: Uint8Array): Shapes | null {
  const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  if (!isRecord(json) || !Array.isArray(json.features)) return null;
  const points = json.features.flatMap((feature: unknown): ShapePoint[] => {
    if (!isRecord(feature)) return [];
    const properties = isRecord(feature.properties) ? feature.properties : {};
    const geometry = isRecord(feature.geometry) ? feature.geometry : {};
    return [{ properties, xy: pointOf(geometry.coordinates) }];
  });
  return { points, epsg: epsgOf(json.crs) };
}

/** A position, or the mean of the first innermost list of positions; never deeper than a multipolygon. */
function pointOf(coordinates: unknown, depth = 0): readonly [number, number] | null {
  if (!Array.isArray(coordinates) || coordinates.length === 0 || depth > 3) return null;
  const [x, y] = coordinates as unknown[];
  if (typeof x === 'number' && typeof y === 'number') {
    return Number.isFinite(x) && Number.isFinite(y) ? [x, y] : null;
  }
  if (!Array.isArray(x) || typeof x[0] !== 'number') return pointOf(x, depth + 1);
  return meanOf(coordinates.flatMap((position) => pointOf(position, 3) ?? []));
}

function meanOf(flat: readonly number[]): readonly [number, number] | null {
  const count = flat.length / 2;
  if (count === 0) return null;
  let [sumX, sumY] = [0, 0];
  for (let k = 0; k < flat.length; k += 2) {
    sumX += flat[k] as number;
    sumY += flat[k + 1] as number;
  }
  return [sumX / count, sumY / count];
}

/** `urn:ogc:def:crs:EPSG::5179`, `EPSG:5179`, CRS84; null where the file names nothing. */
function epsgOf(crs: unknown): number | null {
  const name = isRecord(crs) && isRecord(crs.properties) ? String(crs.properties.name ?? '') : '';
  if (/CRS84$/iu.test(name)) return 4326;
  const code = /EPSG:+(?:[\d.]*:)?(\d{4,5})$/iu.exec(name)?.[1];
  return code === undefined ? null : Number(code);
}

async function flatGeobufShapes(bytes: Uint8Array): Promise<Shapes | null> {
  const points: ShapePoint[] = [];
  let header: HeaderMeta | null = null;
  const features = deserialize(bytes.slice(), {
    headerMetaFn: (meta: HeaderMeta) => {
      requireSoundHeader(meta, bytes.length);
      header = meta;
    },
    fromFeature: (_: number, feature: Feature, meta: HeaderMeta) => {
      const geometry = feature.geometry();
      const xy = geometry?.xyArray() ?? geometry?.parts(0)?.xyArray() ?? null;
      const finite = xy?.every(Number.isFinite) === true ? meanOf([...xy]) : null;
      points.push({
        properties: parseProperties(feature, meta.columns) as Record<string, unknown>,
        xy: finite,
      });
      return {};
    },
  });
  while (!(await features.next()).done);
  const meta = header as HeaderMeta | null;
  return meta === null ? null : { points, epsg: meta.crs?.code || null };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
