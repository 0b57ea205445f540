import { expose, transfer } from 'comlink';
import { fail, ok, type Result } from '../core/result.ts';
import type { PackFault } from '../domain/region/pack-fault.ts';
import type { Region } from '../domain/region/region.ts';
import type { LibraryFault } from '../domain/region/stored-pack.ts';
import { encodeRegionPack } from '../packs/encode-region-pack.ts';
import { openBrowserLibrary, storageRoom } from '../packs/library/browser-library.ts';
import type { PackLibrary } from '../packs/library/pack-library.ts';
import { openRegionPack, type PackProgress } from '../packs/open-region-pack.ts';
import { filesIn, type PackFile } from '../packs/pack-files.ts';
import { readZip, writeZip } from '../packs/zip.ts';
import { regionBuffers } from './region-buffers.ts';

const opening = openBrowserLibrary();
const withLibrary = async <T>(
  work: (library: PackLibrary) => Promise<Result<T, LibraryFault | PackFault>>,
): Promise<Result<T, LibraryFault | PackFault>> => {
  const library = await opening;
  return library.ok ? work(library.value) : library;
};

const api = {
  list: () => withLibrary(async (library) => ok({ packs: await library.list(), room: await storageRoom() })),
  saveZip: (bytes: ArrayBuffer) =>
    withLibrary(async (library) => {
      const read = readZip(new Uint8Array(bytes));
      return read.ok ? library.save(read.value) : read;
    }),
  saveFiles: (files: readonly PackFile[]) => withLibrary((library) => library.save(filesIn(files))),
  saveRegion: (region: Region) =>
    withLibrary(async (library) => library.save(filesIn(await encodeRegionPack(region)))),
  open: (hash: string, onProgress: (progress: PackProgress) => void) =>
    withLibrary(async (library) => {
      const read = await library.open(hash);
      if (read === null) return fail({ kind: 'library-pack-missing', hash });
      const opened = await openRegionPack(read, onProgress);
      return opened.ok ? transfer(opened, regionBuffers(opened.value)) : opened;
    }),
  zipOf: (hash: string) =>
    withLibrary(async (library) => {
      const files = await library.filesOf(hash);
      if (!files.ok) return files;
      const zip = writeZip(files.value);
      return transfer(ok(zip), [zip.buffer]);
    }),
  check: (hash: string) => withLibrary((library) => library.check(hash)),
  remove: (hash: string) => withLibrary(async (library) => ok(await library.remove(hash))),
};

export type LibraryApi = typeof api;
expose(api);
