import type { DataSource, Region } from '../../../domain/region/region.ts';

/** A region that names these sources too, each once. */
export function withSources(region: Region, sources: readonly DataSource[]): Region {
  const byId = new Map([...region.sources, ...sources].map((source) => [source.id, source]));
  return { ...region, sources: [...byId.values()] };
}
