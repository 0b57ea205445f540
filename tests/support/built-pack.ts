import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeZip } from '../../src/packs/zip.ts';

const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

/** Builds a region with the command line of files alone, as an office without network would, and packs it as one zip. */
export function buildRegionZip(files: readonly string[], options: readonly string[]): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'haetae-build-'));
  try {
    const [from, out] = [join(folder, 'in'), join(folder, 'pack')];
    for (const file of files) cpSync(file, join(from, basename(file)));
    execFileSync(
      process.execPath,
      [
        '--import',
        'tsx',
        join(projectRoot, 'src/cli/main.ts'),
        'region',
        'build',
        '--from',
        from,
        '--out',
        out,
        ...options,
      ],
      { cwd: projectRoot, stdio: ['ignore', 'ignore', 'ignore'] },
    );
    return Buffer.from(
      writeZip(filesBelow(out).map((path) => ({ path, bytes: readFileSync(join(out, path)) }))),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => relative(folder, join(folder, path)).replaceAll('\\', '/'));
