import { fail, ok, type Result } from '../../core/result.ts';
import { osmKeys } from '../../domain/region/osm/osm-data.ts';
import type { OsmFault } from '../../domain/region/osm/osm-fault.ts';
import type { ByteSource, BytesFault } from '../bytes/byte-source.ts';
import type { DownloadFault } from '../download/download-fault.ts';
import { downloadFile } from '../download/download-file.ts';
import type { DownloadStore } from '../download/download-store.ts';
import { openHttpSource } from '../download/http-byte-source.ts';
import type { NetworkTools } from '../download/retry-policy.ts';
import { readOverpass } from '../osm/read-overpass.ts';
import { sha256Hex } from '../pack-files.ts';
import type { BoundsDeg, RegionSource, SourceLayer } from '../sources/region-source.ts';
import { covers, queryUrl, type SourceFile, sourceFiles, tileUrl } from '../sources/source-files.ts';
import { widened } from '../terrain/tile-sources.ts';
import { terrariumTiles } from '../tiles/terrarium-source.ts';
import type { BuildInput } from './build-inputs.ts';

export interface OnlineTools {
  readonly network: NetworkTools;
  /** Where files that are fetched whole are kept between runs. */
  readonly store: DownloadStore;
  readonly signal: AbortSignal;
  /** How fine terrain of web tiles is fetched, m; 10 without. */
  readonly cellSizeM?: number;
  /** Told of each file that is opened or fetched. */
  onFile(source: RegionSource, name: string): void;
  /** Told while a file is fetched whole; `totalBytes` is null while nobody knows. */
  onBytes?(name: string, bytes: number, totalBytes: number | null): void;
}

export interface OnlineInputs {
  readonly inputs: readonly BuildInput[];
  /** Why a source gave nothing or less than it should; the next of its layer was asked then. */
  readonly faults: readonly FetchFault[];
}

type FetchFault = DownloadFault | BytesFault | OsmFault;

/**
 * The files of open data that a box needs: of each layer, those of the first source that has the place. Rasters on servers
 * with range requests are read in parts where they lie; anything else is fetched whole, and goes on where an earlier run
 * stopped. A tile that is not there is open sea.
 */
export async function onlineInputs(
  sources: readonly RegionSource[],
  boundsDeg: BoundsDeg,
  tools: OnlineTools,
): Promise<OnlineInputs> {
  const inputs: BuildInput[] = [];
  const faults: FetchFault[] = [];
  const done = new Set<SourceLayer>();
  for (const source of sources) {
    const role = source.layer;
    if (done.has(role) || !covers(source, boundsDeg)) continue;
    const { files, fault } = await filesOf(source, boundsDeg, tools);
    if (fault !== null) faults.push(fault);
    if (files.length === 0 || fault !== null) continue;
    done.add(role);
    inputs.push(...files.map((file) => ({ role, file, source: stated(source) })));
  }
  return { inputs, faults };
}

/** More web tiles than this are not fetched one by one: terrain is then coarser. */
export const mostWebTiles = 1000;
const webTilesAtOnce = 6;
const usualCellSizeM = 10;

const stated = ({ id, name, licence, attribution, vintage }: RegionSource): BuildInput['source'] => ({
  id,
  name,
  licence: `${licence}; ${attribution}`,
  date: vintage,
});

async function filesOf(
  source: RegionSource,
  boundsDeg: BoundsDeg,
  tools: OnlineTools,
): Promise<{ readonly files: readonly ByteSource[]; readonly fault: FetchFault | null }> {
  const files: ByteSource[] = [];
  const wanted = wantedFiles(source, boundsDeg, tools.cellSizeM ?? usualCellSizeM);
  const atOnce = source.tiling.kind === 'web-tiles' ? webTilesAtOnce : 1;
  const isTiled = source.tiling.kind === 'web-tiles' || source.tiling.kind === 'degree-tiles';
  for (let first = 0; first < wanted.length; first += atOnce) {
    const some = wanted.slice(first, first + atOnce);
    for (const { name } of some) tools.onFile(source, name);
    const opened = await Promise.all(some.map((one) => openFile(source, one, tools)));
    for (const [k, file] of opened.entries()) {
      if (file.ok) files.push({ ...file.value, name: (some[k] as SourceFile).name });
      else if (!isTiled || file.fault.kind !== 'download-not-found') return { files: [], fault: file.fault };
    }
  }
  return { files, fault: null };
}

function wantedFiles(source: RegionSource, boundsDeg: BoundsDeg, cellSizeM: number): readonly SourceFile[] {
  if (source.tiling.kind === 'web-tiles') return webTiles(source, source.tiling, { boundsDeg, cellSizeM });
  if (source.tiling.kind !== 'box-query') return sourceFiles(source, boundsDeg);
  return [{ url: queryUrl(source, overpassQuery(boundsDeg)), name: `${source.id}.json` }];
}

function webTiles(
  source: RegionSource,
  { tilePixels, deepestZoom }: Extract<RegionSource['tiling'], { kind: 'web-tiles' }>,
  wish: { readonly boundsDeg: BoundsDeg; readonly cellSizeM: number },
): readonly SourceFile[] {
  const set = { minimumZoom: 0, maximumZoom: deepestZoom };
  const wanted = { ...wish, boundsDeg: widened(wish.boundsDeg), mostTiles: mostWebTiles };
  return terrariumTiles(set, wanted, tilePixels).map(({ zoom, column, row }) => {
    const url = tileUrl(source, zoom, column, row);
    const kind = /\.webp(?:$|\?)/u.test(url) ? 'webp' : 'png';
    return { url, name: `${source.id}/${zoom}/${column}/${row}.${kind}` };
  });
}

/** Every element with a key that regions are made of, and the nodes of the ways among them. */
function overpassQuery([west, south, east, north]: BoundsDeg): string {
  const box = [south, west, north, east].map((degrees) => degrees.toFixed(6)).join(',');
  const wanted = [...osmKeys].map((key) => `nwr["${key}"](${box});`).join('');
  return `[out:json][timeout:180];(${wanted});out body;>;out skel qt;`;
}

async function openFile(
  source: RegionSource,
  { url, name }: SourceFile,
  { network, store, signal, onBytes }: OnlineTools,
): Promise<Result<ByteSource, FetchFault>> {
  if (source.readsRanges) {
    const opened = await openHttpSource(url, signal, network);
    if (opened.ok || opened.fault.kind !== 'download-no-ranges') return opened;
  }
  const key = (await sha256Hex(new TextEncoder().encode(url))).slice(0, 32);
  const wanted = source.format === 'overpass-json' || source.format === 'topojson' ? 'json' : 'binary';
  const fetched = await downloadFile(
    { url, wanted, mostBytes: source.mostBytes },
    { store, key, signal, onBytes: (bytes, totalBytes) => onBytes?.(name, bytes, totalBytes) },
    network,
  );
  if (!fetched.ok) return fail(fetched.fault);
  if (source.format !== 'overpass-json') return ok(fetched.value.source);
  const fault = await answerFault(source, fetched.value.source);
  if (fault === null) return ok(fetched.value.source);
  await store.drop(key);
  return fail(fault);
}

/** A server of queries may answer with status 200 and a part of what was asked: such an answer must not be kept. */
async function answerFault(source: RegionSource, file: ByteSource): Promise<FetchFault | null> {
  const bytes = await file.read(0, file.sizeBytes);
  if (!bytes.ok) return bytes.fault;
  const answer = readOverpass(source.id, bytes.value);
  return answer.ok ? null : answer.fault;
}
