import type { InputRole } from '../../domain/region/build/input-role.ts';
import { type DataSource, unknownLicence } from '../../domain/region/region.ts';
import type { RegionSource } from '../sources/region-source.ts';
import { defaultSources } from '../sources/source-table.ts';

/**
 * Where a file comes from. The publishers of open data name their files, so a name tells source, licence and date; a map of
 * OpenStreetMap is under its licence whoever cut it. Any other file is the user's own, its licence and date unknown.
 */
export function sourceOfFile(name: string, role: InputRole): DataSource {
  const known = defaultSources.find((source) => isNamedBy(source, name));
  if (known !== undefined) return stated(name, known);
  const map = defaultSources.find((source) => source.layer === 'map-features');
  if (role === 'map-features' && map !== undefined) {
    const { licence, attribution } = map;
    return {
      id: name,
      name: { ko: `오픈스트리트맵 (${name})`, en: `OpenStreetMap (${name})` },
      licence: `${licence}; ${attribution}`,
      date: null,
    };
  }
  return { id: name, name: { ko: name, en: name }, licence: unknownLicence, date: null };
}

const stated = (file: string, { name, licence, attribution, vintage }: RegionSource): DataSource => ({
  id: file,
  name,
  licence: `${licence}; ${attribution}`,
  date: vintage,
});

/** Whether a file is named as the files of a source are: the last part of its address, with any place in it. */
function isNamedBy({ tiling, urlTemplate }: RegionSource, name: string): boolean {
  if (tiling.kind === 'web-tiles' || tiling.kind === 'box-query') return false;
  const last = urlTemplate.split('/').at(-1) ?? '';
  const pattern = last
    .split(/\{\w+\}/u)
    .map(escaped)
    .join('\\w+');
  return new RegExp(`^${pattern}$`, 'iu').test(name);
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
