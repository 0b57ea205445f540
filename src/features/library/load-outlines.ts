import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import nearUrl from 'world-atlas/land-50m.json?url';
import worldUrl from 'world-atlas/land-110m.json?url';

export type OverviewId = 'korea' | 'world';

/** Points of longitude and latitude, degrees, as GeoJSON has them. */
type Ring = readonly (readonly number[])[];

const urls: Readonly<Record<OverviewId, string>> = { korea: nearUrl, world: worldUrl };
const loading = new Map<OverviewId, Promise<readonly Ring[]>>();

/** Coast lines of Natural Earth, asked for once; none when they cannot be read: the packs are drawn without them. */
export function loadOutlines(id: OverviewId): Promise<readonly Ring[]> {
  const asked = loading.get(id) ?? read(urls[id]);
  loading.set(id, asked);
  return asked;
}

async function read(url: string): Promise<readonly Ring[]> {
  try {
    const response = await fetch(url);
    if (!response.ok) return [];
    const topology = (await response.json()) as Topology<{ land: GeometryCollection }>;
    return feature(topology, topology.objects.land).features.flatMap(({ geometry }) => {
      if (geometry.type === 'Polygon') return geometry.coordinates;
      return geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : [];
    });
  } catch {
    return [];
  }
}
