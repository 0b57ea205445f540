import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { packFilesIn, writePackFolder } from '../../src/cli/pack-folder.ts';
import { runCommand } from '../../src/cli/run-command.ts';
import { encodeRegionPack } from '../../src/packs/encode-region-pack.ts';
import { openRegionPack } from '../../src/packs/open-region-pack.ts';
import { importTerrain } from '../../src/packs/terrain/import-terrain.ts';
import type { PackFinding } from '../../src/packs/verify-region-pack.ts';
import { fullRegion } from '../packs/random-region.ts';
import { tiffOf } from '../packs/terrain/terrain-files.ts';

const scratch = mkdtempSync(join(tmpdir(), 'haetae-cli-'));
const sheet = { epsg: 5186, westM: 240_000, northM: 350_000, cellSizeM: 5, columns: 40, rows: 20 };

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

interface Ran {
  readonly status: number;
  readonly values: readonly unknown[];
  readonly lines: readonly string[];
}

async function run(...args: string[]): Promise<Ran> {
  const values: unknown[] = [];
  const lines: string[] = [];
  const status = await runCommand(args, 'en', {
    out: (value) => values.push(JSON.parse(JSON.stringify(value))),
    tell: (line) => lines.push(line),
  });
  return { status, values, lines };
}

function terrainFile(name: string, height: (x: number) => number): string {
  const path = join(scratch, name);
  writeFileSync(path, new Uint8Array(tiffOf(name, sheet, height).bytes));
  return path;
}

async function packFolder(name: string, region = fullRegion()): Promise<string> {
  const folder = join(scratch, name);
  const written = await writePackFolder(folder, await encodeRegionPack(region));
  expect(written.ok).toBe(true);
  return folder;
}

async function soundFolder(name: string): Promise<string> {
  const { bytes } = tiffOf(name, sheet, () => 8);
  const imported = await importTerrain([{ name: 'a.tif', bytes }], { cellSizeM: 10 });
  if (!imported.ok) throw new Error(imported.fault.kind);
  return packFolder(name, imported.value.region);
}

describe('region import', () => {
  test('writes a pack that opens as the region it was made of', async () => {
    const out = join(scratch, 'imported');
    const file = terrainFile('a.tif', (x) => 20 + (x - 240_000) / 10);
    const ran = await run('region', 'import', file, '--cell', '10', '--out', out, '--name-ko', '섬');
    expect(ran.status).toBe(0);
    expect(ran.values).toMatchObject([
      { path: out, kind: 'real', name: { ko: '섬', en: '섬' }, crsDecision: 'kept-from-files', files: 2 },
    ]);
    const opened = await openRegionPack(packFilesIn(out));
    expect(opened).toMatchObject({ ok: true, value: { grid: { columns: 20, rows: 10, cellSizeM: 10 } } });
    expect((await run('region', 'check', out)).status).toBe(0);
  });

  test('tells a fault in one sentence, reports it as JSON, writes nothing and fails', async () => {
    const out = join(scratch, 'never');
    const file = terrainFile('nan.tif', (x) => (x < 240_010 ? Number.NaN : 5));
    const ran = await run('region', 'import', file, '--cell', '10', '--out', out);
    expect(ran.status).toBe(1);
    expect(ran.values).toMatchObject([{ fault: { kind: 'terrain-heights-implausible', count: 40 } }]);
    expect(ran.lines.at(-1)).toBe(
      'nan.tif has 40 values that are no heights (first NaN); heights lie between -12000 m and 9000 m.',
    );
    expect(readdirSync(scratch)).not.toContain('never');
  });

  test('cuts a window given as longitude, latitude and kilometres', async () => {
    const file = terrainFile('b.tif', () => 7);
    const args = ['--cell', '5', '--out', join(scratch, 'window'), '--window', '129,35,1'];
    const ran = await run('region', 'import', file, ...args);
    expect(ran.values).toMatchObject([{ fault: { kind: 'terrain-window-empty', lngDeg: 129, latDeg: 35 } }]);
  });
});

describe('region check', () => {
  test('names each broken file with its fault and fails', async () => {
    const folder = await packFolder('broken');
    writeFileSync(join(folder, 'vectors/roads.fgb'), 'rubbish');
    rmSync(join(folder, 'grids/manning.tif'));
    const ran = await run('region', 'check', folder);
    expect(ran.status).toBe(1);
    expect(ran.values).toMatchObject([
      {
        findings: [
          { file: 'grids/manning.tif', fault: { kind: 'pack-file-missing' } },
          { file: 'vectors/roads.fgb', fault: { kind: 'pack-wrong-sha256' } },
        ],
      },
    ]);
    expect(ran.lines[0]).toContain('grids/manning.tif');
  });

  test('names records whose contents make no sense, in the file they lie in', async () => {
    const ran = await run('region', 'check', await packFolder('senseless'));
    expect(ran.status).toBe(1);
    const [{ findings }] = ran.values as [{ findings: readonly PackFinding[] }];
    expect(findings.every(({ from }) => from === 'contents')).toBe(true);
    expect(findings).toContainEqual(
      expect.objectContaining({ file: 'vectors/roads.fgb', record: expect.stringMatching(/^r\d+$/) }),
    );
    expect(ran.lines).toHaveLength(findings.length + 1);
    expect(ran.lines.filter((line) => line.includes('{{') || /finding\./.test(line))).toEqual([]);
  });

  test('notices buildings that were lost, by the people stated in the manifest', async () => {
    const region = fullRegion();
    const folder = await packFolder('emptied', region);
    const path = join(folder, 'region.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as { people: { nightPeople: number } };
    manifest.people.nightPeople += 12;
    writeFileSync(path, JSON.stringify(manifest));
    const [{ findings }] = (await run('region', 'check', folder)).values as [
      { findings: readonly PackFinding[] },
    ];
    const people = region.buildings?.nightPeople.reduce((sum, count) => sum + count, 0) as number;
    expect(findings).toContainEqual({
      from: 'contents',
      file: 'vectors/buildings.fgb',
      record: 'nightPeople',
      fault: expect.objectContaining({ kind: 'people-sum', found: people, wanted: people + 12 }),
    });
  });

  test('fails on a folder that is not there', async () => {
    const ran = await run('region', 'check', join(scratch, 'absent'));
    expect(ran.status).toBe(1);
    expect(ran.values).toMatchObject([{ findings: [{ fault: { kind: 'pack-file-missing' } }] }]);
  });
});

describe('writing a pack folder', () => {
  test('goes over another pack and never over anything else', async () => {
    const folder = await packFolder('twice');
    expect(await writePackFolder(folder, await encodeRegionPack(fullRegion()))).toMatchObject({ ok: true });
    const other = join(scratch, 'photos');
    mkdirSync(other);
    writeFileSync(join(other, 'one.jpg'), 'x');
    expect(await writePackFolder(other, [])).toEqual({
      ok: false,
      fault: { kind: 'folderNotEmpty', path: other },
    });
    expect(readdirSync(other)).toEqual(['one.jpg']);
    const file = join(scratch, 'plain-file');
    writeFileSync(file, '');
    expect(await writePackFolder(file, [])).toMatchObject({ ok: false, fault: { kind: 'notAFolder' } });
  });
});

describe('calling haetae', () => {
  test.each([
    [['region', 'generate', '--help']],
    [['region', 'check', '--help']],
    [['region', 'import', '--help']],
    [['--help']],
  ])('%j explains itself and succeeds', async (args) => {
    const ran = await run(...args);
    expect(ran.status).toBe(0);
    expect(ran.values).toEqual([]);
    expect(ran.lines.join('\n')).toContain(args[0] === '--help' ? 'region import' : `haetae -- ${args[0]}`);
  });

  test.each([
    [[], 'Usage'],
    [['regoin', 'check'], 'Unknown command: regoin check.'],
    [['region', 'check'], 'Option DIR is needed.'],
    [['region', 'import', 'a.tif', '--out', 'x'], 'Option --cell is needed.'],
    [['region', 'import', 'a.tif', '--cell', 'ten', '--out', 'x'], '--cell is ten; it must be a number.'],
    [['region', 'import', 'absent.tif', '--cell', '10', '--out', 'x'], 'File absent.tif cannot be read'],
    [['region', 'generate', '--sed', '1'], "Unknown option '--sed'"],
    [['region', 'generate'], 'Option --out is needed.'],
  ])('%j says what is wrong and exits with 2', async (args, sentence) => {
    const ran = await run(...args);
    expect(ran.status).toBe(2);
    expect(ran.values).toEqual([]);
    expect(ran.lines.join('\n')).toContain(sentence);
  });

  test('keeps JSON on stdout, words on stderr, and the status for the shell', async () => {
    const folder = await soundFolder('process');
    const call = (locale: string): ReturnType<typeof spawnSync> =>
      spawnSync('npx', ['--no-install', 'tsx', 'src/cli/main.ts', 'region', 'check', folder], {
        env: { ...process.env, LC_ALL: locale },
      });
    const sound = call('ko_KR.UTF-8');
    expect(JSON.parse(String(sound.stdout))).toEqual({ path: folder, findings: [] });
    expect(String(sound.stderr)).toBe(`${folder}: 잘못된 것 0건.\n`);
    expect(sound.status).toBe(0);
    writeFileSync(join(folder, 'region.json'), readFileSync(join(folder, 'region.json')).subarray(0, 90));
    const broken = call('en_US.UTF-8');
    expect(broken.status).toBe(1);
    expect(String(broken.stderr)).toContain('region.json begins with');
  });
});
