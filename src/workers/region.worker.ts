import { expose, transfer } from 'comlink';
import { fail, ok } from '../core/result.ts';
import type { Region } from '../domain/region/region.ts';
import type { TerrainFile, TerrainImportOptions } from '../domain/region/terrain-import.ts';
import { encodeRegionPack } from '../packs/encode-region-pack.ts';
import { packFilesAt } from '../packs/fetch-pack-file.ts';
import { openRegionPack, type PackProgress } from '../packs/open-region-pack.ts';
import { describeTerrainFiles } from '../packs/terrain/describe-terrain.ts';
import { importTerrain } from '../packs/terrain/import-terrain.ts';
import { readZip, writeZip } from '../packs/zip.ts';
import { regionBuffers } from './region-buffers.ts';

const api = {
  async openPack(baseUrl: string, onProgress: (progress: PackProgress) => void) {
    const opened = await openRegionPack(packFilesAt(baseUrl), onProgress);
    return opened.ok ? transfer(opened, regionBuffers(opened.value)) : opened;
  },
  async openZip(bytes: ArrayBuffer, onProgress: (progress: PackProgress) => void) {
    const read = readZip(new Uint8Array(bytes));
    if (!read.ok) return fail(read.fault);
    const opened = await openRegionPack(read.value, onProgress);
    return opened.ok ? transfer(opened, regionBuffers(opened.value)) : opened;
  },
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
