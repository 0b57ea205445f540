import { expose, transfer } from 'comlink';
import { fail, ok } from '../core/result.ts';
import type { Region } from '../domain/region/region.ts';
import { encodeRegionPack } from '../packs/encode-region-pack.ts';
import { inBrowserLibrary, storageRoom } from '../packs/library/browser-library.ts';
import { chosenFilesIn, type FolderFile } from '../packs/library/chosen-files.ts';
import { openDerivedTerrain, openRegionPack, type PackProgress } from '../packs/open-region-pack.ts';
import { filesIn } from '../packs/pack-files.ts';
import { readZip, writeZip } from '../packs/zip.ts';
import { handOver, regionBuffers } from './region-buffers.ts';

const api = {
  list: () =>
    inBrowserLibrary(async (library) => ok({ ...(await library.list()), room: await storageRoom() })),
  saveZip: (bytes: ArrayBuffer) =>
    inBrowserLibrary(async (library) => {
      const read = readZip(new Uint8Array(bytes));
      return read.ok ? library.save(read.value) : read;
    }),
  saveFiles: (files: readonly FolderFile[]) =>
    inBrowserLibrary((library) => library.save(chosenFilesIn(files))),
  saveRegion: (region: Region) =>
    inBrowserLibrary(async (library) => library.save(filesIn(await encodeRegionPack(region)))),
  open: (hash: string, onProgress: (progress: PackProgress) => void) =>
    inBrowserLibrary(async (library) => {
      const read = await library.open(hash);
      if (read === null) return fail({ kind: 'library-pack-missing', hash });
      const opened = await openRegionPack(read, onProgress, 'given');
      return opened.ok ? transfer(opened, regionBuffers(opened.value)) : opened;
    }),
  derivedTerrain: (hash: string) =>
    inBrowserLibrary(async (library) => {
      const read = await library.open(hash);
      return read === null
        ? fail({ kind: 'library-pack-missing', hash })
        : handOver(await openDerivedTerrain(read));
    }),
  zipOf: (hash: string) =>
    inBrowserLibrary(async (library) => {
      const files = await library.filesOf(hash);
      if (!files.ok) return files;
      const zip = writeZip(files.value);
      return transfer(ok(zip), [zip.buffer]);
    }),
  check: (hash: string) => inBrowserLibrary((library) => library.check(hash)),
  replace: (hash: string, older: readonly string[]) =>
    inBrowserLibrary((library) => library.replace(hash, older)),
  keepBeside: (hash: string, others: readonly string[]) =>
    inBrowserLibrary((library) => library.keepBeside(hash, others)),
  remove: (hash: string) => inBrowserLibrary(async (library) => ok(await library.remove(hash))),
};

export type LibraryApi = typeof api;
expose(api);
