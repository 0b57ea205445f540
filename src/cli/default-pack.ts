import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultExerciseSeed } from '../domain/region/exercise/exercise-region.ts';

const packFolder = 'public/packs/exercise';
const stampFile = 'public/packs/exercise.stamp';
/** The pack is a function of these folders and the seed; it is made again only when one of them changed. */
const inputs = ['src/core', 'src/domain/geo', 'src/domain/region', 'src/packs'];

function inputsStamp(): string {
  const hash = createHash('sha256').update(`seed ${defaultExerciseSeed}\n`);
  for (const folder of inputs) {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    for (const file of files) hash.update(`${file}\n`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function main(): void {
  const stamp = inputsStamp();
  if (
    existsSync(join(packFolder, 'region.json')) &&
    existsSync(stampFile) &&
    readFileSync(stampFile, 'utf8') === stamp
  ) {
    process.stderr.write(`default region pack is up to date: ${packFolder}\n`);
    return;
  }
  const draft = `${packFolder}.draft`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync('public/packs', { recursive: true });
  const made = spawnSync(
    'npx',
    [
      '--no-install',
      'tsx',
      'src/cli/main.ts',
      'region',
      'generate',
      '--seed',
      String(defaultExerciseSeed),
      '--out',
      draft,
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  if (made.status !== 0) {
    process.exitCode = 1;
    return;
  }
  rmSync(packFolder, { recursive: true, force: true });
  renameSync(draft, packFolder);
  writeFileSync(stampFile, stamp);
}

main();
