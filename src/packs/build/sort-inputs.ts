import type { InputRole } from '../../domain/region/build/input-role.ts';
import { isTilePath } from '../../domain/region/build/tile-path.ts';
import type { ByteSource, BytesFault } from '../bytes/byte-source.ts';
import { readFacilities } from '../tables/facilities/read-facilities.ts';
import { readCensus } from '../tables/read-census.ts';
import { readObservedSeries } from '../tables/read-observed-series.ts';
import { readStationTable } from '../tables/read-stations.ts';
import { openPmtiles } from '../tiles/pmtiles-archive.ts';
import type { BuildInput } from './build-inputs.ts';
import { sourceOfFile } from './source-of-file.ts';

export interface SortedInputs {
  readonly inputs: readonly BuildInput[];
  /** Files that are no part of a region as far as we can tell. */
  readonly unknown: readonly string[];
  readonly faults: readonly BytesFault[];
}

const headBytes = 65_536;
/** Tables beyond this are not read to learn what they are. */
const mostTableBytes = 64e6;

/** Tells by name and beginning what each file of a folder gives a region. */
export async function sortInputs(files: readonly ByteSource[]): Promise<SortedInputs> {
  const inputs: BuildInput[] = [];
  const unknown: string[] = [];
  const faults: BytesFault[] = [];
  for (const file of files) {
    const head = await file.read(0, Math.min(file.sizeBytes, headBytes));
    if (!head.ok) {
      faults.push(head.fault);
      continue;
    }
    const role =
      roleByName(file.name) ??
      (await roleOfArchive(file)) ??
      roleByJson(file.name, head.value) ??
      (await roleOfTable(file));
    if (role === null) unknown.push(file.name);
    else inputs.push({ role, file, source: sourceOfFile(file.name, role) });
  }
  return { inputs, unknown, faults };
}

/** Rasters and archives tell by their name; a GeoTIFF that does not name land cover or people holds heights. */
function roleByName(name: string): InputRole | null {
  if (isTilePath(name)) return 'terrain';
  if (/\.hgt(\.gz)?$/iu.test(name)) return 'terrain';
  if (/\.pbf$/iu.test(name)) return 'map-features';
  if (/\.fgb$/iu.test(name)) return 'facilities';
  if (!/\.tiff?$/iu.test(name)) return null;
  if (/worldcover|land.?cover|lulc/iu.test(name)) return 'land-cover';
  return /ppp|ghs_pop|worldpop|population/iu.test(name) ? 'population' : 'terrain';
}

function roleByJson(name: string, head: Uint8Array): InputRole | null {
  if (!/\.(?:topo|geo)?json$/iu.test(name)) return null;
  const text = new TextDecoder().decode(head);
  if (/"type"\s*:\s*"Topology"/u.test(text)) return 'boundaries';
  if (/"elements"\s*:|"osm3s"\s*:/u.test(text)) return 'map-features';
  if (/"wlobscd"|"rfobscd"/u.test(text)) return 'stations';
  if (!/"FeatureCollection"/u.test(text)) return null;
  if (/"type"\s*:\s*"Point"/u.test(text)) return 'facilities';
  if (/"(?:height|building|levels|floors)"\s*:/iu.test(text)) return 'footprints';
  return /"(?:adm_cd2?|EMD_CD|SIG_CD|CTPRVN_CD|code)"\s*:/iu.test(text) ? 'boundaries' : null;
}

/** Pictures in an archive of tiles are heights, unless its name says that they are for the eye. */
async function roleOfArchive(file: ByteSource): Promise<InputRole | null> {
  if (!/\.pmtiles$/iu.test(file.name) || /base.?map|satellite|aerial|ortho|image/iu.test(file.name))
    return null;
  const archive = await openPmtiles(file);
  if (!archive.ok) return null;
  return archive.value.content === 'png' || archive.value.content === 'webp' ? 'terrain' : null;
}

/** Tables tell by their headings: whichever reader knows them takes them. */
async function roleOfTable(file: ByteSource): Promise<InputRole | null> {
  if (!/\.(?:csv|txt)$/iu.test(file.name) || file.sizeBytes > mostTableBytes) return null;
  const read = await file.read(0, file.sizeBytes);
  if (!read.ok) return null;
  const table = { name: file.name, bytes: read.value };
  if (readObservedSeries(table, file.name).ok) return 'observed-series';
  if (readCensus(table).ok) return 'census';
  if ((await readFacilities(table)).ok) return 'facilities';
  return readStationTable(table).ok ? 'stations' : null;
}
