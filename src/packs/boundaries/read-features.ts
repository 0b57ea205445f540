import { feature as topojsonFeature } from 'topojson-client';
import type { GeometryObject, Topology } from 'topojson-specification';
import { fail, ok, type Result } from '../../core/result.ts';
import type { BoundaryFault } from '../../domain/region/source-fault.ts';
import type { NamedBytes } from '../tables/decode-text.ts';

/** A feature whose shape is not yet looked at. */
export interface BoundaryFeature {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: { readonly type: unknown; readonly coordinates: unknown } | null;
}

/** The whole country by 법정리 has about 60 MB as GeoJSON. */
export const maximumBoundaryBytes = 128 * 2 ** 20;

const wanted = 'TopoJSON, GeoJSON FeatureCollection';

/** The features of a TopoJSON (all its objects) or GeoJSON file. */
export function readFeatures({
  name: file,
  bytes,
}: NamedBytes): Result<readonly BoundaryFeature[], BoundaryFault> {
  if (bytes.length > maximumBoundaryBytes) {
    return fail({
      kind: 'boundary-too-large',
      file,
      bytes: bytes.length,
      maximumBytes: maximumBoundaryBytes,
    });
  }
  const unreadable = (reason: string) => fail({ kind: 'boundary-unreadable', file, wanted, reason } as const);
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    return unreadable(String(error).slice(0, 100));
  }
  if (!isRecord(json)) return unreadable(typeof json);
  try {
    if (json.type === 'Topology') return ok(topologyFeatures(json));
    if (json.type === 'FeatureCollection' && Array.isArray(json.features)) {
      return ok(json.features.flatMap(asFeature));
    }
  } catch (error) {
    return unreadable(String(error).slice(0, 100));
  }
  return unreadable(String(json.type).slice(0, 40));
}

/** @throws what the library throws for arcs that do not exist; its types hold only for a sound file */
function topologyFeatures(json: Record<string, unknown>): BoundaryFeature[] {
  if (!Array.isArray(json.arcs) || !isRecord(json.objects)) throw new Error('no arcs or objects');
  requireFiniteTransform(json.transform);
  const topology = json as unknown as Topology;
  return Object.values(topology.objects).flatMap((object) => {
    const made = topojsonFeature(topology, object as GeometryObject) as unknown as Record<string, unknown>;
    return made.type === 'FeatureCollection'
      ? (made.features as unknown[]).flatMap(asFeature)
      : asFeature(made);
  });
}

function requireFiniteTransform(transform: unknown): void {
  if (transform === undefined) return;
  const { scale, translate } = transform as { scale: unknown; translate: unknown };
  for (const pair of [scale, translate]) {
    if (!Array.isArray(pair) || pair.length < 2 || !pair.every(Number.isFinite)) throw new Error('transform');
  }
}

function asFeature(value: unknown): BoundaryFeature[] {
  if (!isRecord(value) || value.type !== 'Feature') return [];
  const { properties, geometry } = value;
  return [
    {
      properties: isRecord(properties) ? properties : {},
      geometry: isRecord(geometry) ? { type: geometry.type, coordinates: geometry.coordinates } : null,
    },
  ];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
