import type { Region } from '../domain/region/region.ts';
import { encodeRegionPack } from '../packs/encode-region-pack.ts';
import type { CommandContext } from './command.ts';
import { writePackFolder } from './pack-folder.ts';

/** What a command reports about a pack it wrote. */
export interface WrittenPack {
  readonly path: string;
  readonly id: string;
  readonly kind: Region['kind'];
  readonly name: Region['name'];
  readonly grid: Region['grid'];
  readonly files: number;
  readonly bytes: number;
}

/** Writes a region as a pack folder; null, with the reason told, when the folder cannot be used. */
export async function writeRegion(
  region: Region,
  folder: string,
  context: CommandContext,
): Promise<WrittenPack | null> {
  const files = await encodeRegionPack(region);
  const written = await writePackFolder(folder, files);
  if (!written.ok) {
    const { kind, ...facts } = written.fault;
    context.tell(context.say(kind, facts));
    return null;
  }
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  context.tell(context.say('written', { files: files.length, bytes, path: folder }));
  const { id, kind, name, grid } = region;
  return { path: folder, id, kind, name, grid, files: files.length, bytes };
}
