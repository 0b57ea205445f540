import type { LibraryPort } from '../../src/actions/ports.ts';
import { fail, ok } from '../../src/core/result.ts';
import { encodeRegionPack } from '../../src/packs/encode-region-pack.ts';
import { chosenFilesIn } from '../../src/packs/library/chosen-files.ts';
import { PackLibrary } from '../../src/packs/library/pack-library.ts';
import { openDerivedTerrain, openRegionPack } from '../../src/packs/open-region-pack.ts';
import { filesIn } from '../../src/packs/pack-files.ts';
import { readZip, writeZip } from '../../src/packs/zip.ts';
import { MemoryDirectory } from './memory-directory.ts';

/** A library over a folder in memory, whose clock counts its calls. */
export function libraryIn(root: MemoryDirectory): PackLibrary {
  let now = 0;
  return new PackLibrary({
    root: root as unknown as FileSystemDirectoryHandle,
    nowMs: () => ++now,
    alone: (work) => work(),
  });
}

/** The library of the app without a worker between, in memory. */
export function inMemoryLibrary(library = libraryIn(new MemoryDirectory())): LibraryPort {
  return {
    list: async () =>
      ok({
        ...(await library.list()),
        room: { usedBytes: null, quotaBytes: null, isPersistent: null },
      }),
    saveZip: async (bytes) => {
      const read = readZip(new Uint8Array(bytes));
      return read.ok ? library.save(read.value) : read;
    },
    saveFiles: (files) => library.save(chosenFilesIn(files)),
    saveRegion: async (region) => library.save(filesIn(await encodeRegionPack(region))),
    open: async (hash, onProgress) => {
      const read = await library.open(hash);
      if (read === null) return fail({ kind: 'library-pack-missing', hash });
      return openRegionPack(read, ({ file, fraction }) => onProgress(file, fraction), 'given');
    },
    derivedTerrain: async (hash) => {
      const read = await library.open(hash);
      return read === null ? fail({ kind: 'library-pack-missing', hash }) : openDerivedTerrain(read);
    },
    zipOf: async (hash) => {
      const files = await library.filesOf(hash);
      return files.ok ? ok(writeZip(files.value)) : files;
    },
    check: (hash) => library.check(hash),
    replace: (hash, older) => library.replace(hash, older),
    keepBeside: (hash, others) => library.keepBeside(hash, others),
    remove: async (hash) => ok(await library.remove(hash)),
    keepForever: async () => false,
  };
}
