import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { TerrainFile, TerrainImportOptions } from '../../domain/region/terrain-import.ts';
import { importTerrain } from '../../packs/terrain/import-terrain.ts';
import { type Command, type GivenOptions, UsageError } from '../command.ts';
import { refuse } from '../refuse.ts';
import { writeRegion } from '../write-region.ts';

/** Turns terrain files into a pack that has terrain only. */
export const regionImport: Command = {
  words: ['region', 'import'],
  summary: 'import',
  usage:
    'FILES... --cell METRES --out DIR [--epsg CODE] [--window LNG,LAT,KM] [--name-ko NAME --name-en NAME]',
  options: {
    cell: { type: 'string' },
    out: { type: 'string' },
    epsg: { type: 'string' },
    window: { type: 'string' },
    'name-ko': { type: 'string' },
    'name-en': { type: 'string' },
  },
  run: async (given, context) => {
    const options = importOptions(given);
    const folder = given.requiredText('out');
    if (given.positionals.length === 0) throw new UsageError('missingOption', { option: 'FILES' });
    context.tell(context.say('importing', { count: given.positionals.length }));
    const files = await readFiles(given.positionals);
    const imported = await importTerrain(files, options);
    if (!imported.ok) return refuse(imported.fault, context);
    const { region, ...facts } = imported.value;
    for (const warning of facts.warnings) context.tell(context.explain(warning));
    const written = await writeRegion(region, folder, context);
    if (written === null) return false;
    context.out({ ...written, ...facts });
    return true;
  },
};

function importOptions(given: GivenOptions): TerrainImportOptions {
  const epsg = given.number('epsg');
  const window = given.numbers('window', 3) as readonly [number, number, number] | null;
  const ko = given.text('name-ko') ?? given.text('name-en');
  const en = given.text('name-en') ?? ko;
  return {
    cellSizeM: given.requiredNumber('cell'),
    ...(epsg === null ? {} : { epsg }),
    ...(window === null ? {} : { windowKm: { centre: [window[0], window[1]], sizeKm: window[2] } }),
    ...(ko === null || en === null ? {} : { name: { ko, en } }),
  };
}

async function readFiles(paths: readonly string[]): Promise<readonly TerrainFile[]> {
  const files: TerrainFile[] = [];
  for (const path of paths) {
    try {
      files.push({ name: basename(path), bytes: new Uint8Array(await readFile(path)).buffer });
    } catch (error) {
      throw new UsageError('unreadableFile', { path, reason: String(error) });
    }
  }
  return files;
}
