import type { BoundsDeg, RegionSource } from './region-source.ts';

/** A file of a source that a region needs. */
export interface SourceFile {
  readonly url: string;
  /** Name that the reader of the format expects: SRTM tiles are placed by their name. */
  readonly name: string;
}

/**
 * The files of a source that touch a box: one a tile of degrees, the one file, or those of the set. Empty when the source has no data there.
 * A box that ends on a tile's edge does not need the tile beyond.
 * @throws RangeError for a source cut in web tiles or asked by queries, whose files depend on more than the box
 */
export function sourceFiles(source: RegionSource, box: BoundsDeg): readonly SourceFile[] {
  if (!covers(source, box)) return [];
  const { tiling } = source;
  if (tiling.kind === 'one-file') return [fileAt(source.urlTemplate)];
  if (tiling.kind === 'file-set')
    return tiling.parts.map((part) => fileAt(fill(source.urlTemplate, { part })));
  if (tiling.kind !== 'degree-tiles') throw new RangeError(`${source.id} has no files of a box`);
  const { degrees } = tiling;
  const [west, south, east, north] = box;
  const files: SourceFile[] = [];
  for (let lat = floorTo(south, degrees); lat < north; lat += degrees) {
    for (let lng = floorTo(west, degrees); lng < east; lng += degrees) {
      files.push(fileAt(fill(source.urlTemplate, cornerWords(lat, lng))));
    }
  }
  return files;
}

/** The address of one web tile of a source. */
export const tileUrl = (source: RegionSource, z: number, x: number, y: number): string =>
  fill(source.urlTemplate, { z: String(z), x: String(x), y: String(y) });

/** The address of a query. */
export const queryUrl = (source: RegionSource, query: string): string =>
  fill(source.urlTemplate, { query: encodeURIComponent(query) });

/** Whether a source has data anywhere in a box. */
export function covers({ covers: area }: RegionSource, [west, south, east, north]: BoundsDeg): boolean {
  if (area === null) return true;
  return west < area[2] && east > area[0] && south < area[3] && north > area[1];
}

const floorTo = (value: number, step: number): number => Math.floor(value / step) * step;

function cornerWords(lat: number, lng: number): Readonly<Record<string, string>> {
  return {
    ns: lat < 0 ? 'S' : 'N',
    lat2: String(Math.abs(lat)).padStart(2, '0'),
    ew: lng < 0 ? 'W' : 'E',
    lng3: String(Math.abs(lng)).padStart(3, '0'),
  };
}

const fill = (template: string, words: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/gu, (whole, word: string) => words[word] ?? whole);

const fileAt = (url: string): SourceFile => ({
  url,
  name: decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? ''),
});
