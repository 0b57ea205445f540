import { expose, transfer } from 'comlink';
import { ok } from '../core/result.ts';
import type { Region } from '../domain/region/region.ts';
import type { TerrainFile, TerrainImportOptions } from '../domain/region/terrain-import.ts';
import { encodeRegionPack } from '../packs/encode-region-pack.ts';
import { packFilesAt } from '../packs/fetch-pack-file.ts';
import type { PackProgress } from '../packs/open-region-pack.ts';
import type { ReadPackFile } from '../packs/pack-files.ts';
import { PackReader } from '../packs/pack-reader.ts';
import { describeTerrainFiles } from '../packs/terrain/describe-terrain.ts';
import { importTerrain } from '../packs/terrain/import-terrain.ts';
import { readZip, writeZip } from '../packs/zip.ts';
import { handOver, regionBuffers } from './region-buffers.ts';

const reader = new PackReader();

async function open(read: ReadPackFile, onProgress: (progress: PackProgress) => void) {
  const opened = await reader.open(read, onProgress);
  return opened.ok ? transfer(opened, regionBuffers(opened.value)) : opened;
}

const api = {
  openPack: (baseUrl: string, onProgress: (progress: PackProgress) => void) =>
    open(packFilesAt(baseUrl), onProgress),
  async openZip(bytes: ArrayBuffer, onProgress: (progress: PackProgress) => void) {
    const read = readZip(new Uint8Array(bytes));
    return read.ok ? open(read.value, onProgress) : read;
  },
  derivedTerrain: async () => handOver(await reader.derivedTerrain()),
  async importTerrain(files: readonly TerrainFile[], options: TerrainImportOptions) {
    const imported = await importTerrain(files, options);
    return imported.ok ? transfer(imported, regionBuffers(imported.value.region)) : imported;
  },
  describeTerrain: (files: readonly TerrainFile[]) => describeTerrainFiles(files),
  async exportZip(region: Region) {
    const zip = writeZip(await encodeRegionPack(region));
    return transfer(ok(zip), [zip.buffer]);
  },
};

export type RegionApi = typeof api;
expose(api);
