import { expose, transfer } from 'comlink';
import { fail, ok } from '../core/result.ts';
import type { Region } from '../domain/region/region.ts';
import { encodeRegionPack } from '../packs/encode-region-pack.ts';
import { inBrowserLibrary, storageRoom } from '../packs/library/browser-library.ts';
import { openRegionPack, type PackProgress } from '../packs/open-region-pack.ts';
import { filesIn, type PackFile } from '../packs/pack-files.ts';
import { readZip, writeZip } from '../packs/zip.ts';
import { regionBuffers } from './region-buffers.ts';

const api = {
  list: () =>
    inBrowserLibrary(async (library) => ok({ packs: await library.list(), room: await storageRoom() })),
  saveZip: (bytes: ArrayBuffer) =>
    inBrowserLibrary(async (library) => {
      const read = readZip(new Uint8Array(bytes));
      return read.ok ? library.save(read.value) : read;
    }),
  saveFiles: (files: readonly PackFile[]) => inBrowserLibrary((library) => library.save(filesIn(files))),
  saveRegion: (region: Region) =>
    inBrowserLibrary(async (library) => library.save(filesIn(await encodeRegionPack(region)))),
  open: (hash: string, onProgress: (progress: PackProgress) => void) =>
    inBrowserLibrary(async (library) => {
      const read = await library.open(hash);
      if (read === null) return fail({ kind: 'library-pack-missing', hash });
      const opened = await openRegionPack(read, onProgress);
      return opened.ok ? transfer(opened, regionBuffers(opened.value)) : opened;
    }),
  zipOf: (hash: string) =>
    inBrowserLibrary(async (library) => {
      const files = await library.filesOf(hash);
      if (!files.ok) return files;
      const zip = writeZip(files.value);
      return transfer(ok(zip), [zip.buffer]);
    }),
  check: (hash: string) => inBrowserLibrary((library) => library.check(hash)),
  remove: (hash: string) => inBrowserLibrary(async (library) => ok(await library.remove(hash))),
};

export type LibraryApi = typeof api;
expose(api);
