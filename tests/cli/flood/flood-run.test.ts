import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { LoadedCase } from '../../../src/cli/flood/case/load-flood-case.ts';
import { loadFloodCase } from '../../../src/cli/flood/case/load-flood-case.ts';
import { openGridFile } from '../../../src/cli/flood/grids/grid-file.ts';
import { OutputFolder } from '../../../src/cli/flood/output/output-folder.ts';
import { runFloodCase } from '../../../src/cli/flood/run-flood-case.ts';
import type { FloodEngine } from '../../../src/domain/ports.ts';
import { referenceFloodEngine } from '../../../src/engines/flood/reference/reference-engine.ts';
import { CaseFolder, npyBytes, readNpy, rowsOf, runHaetae } from './case-folder.ts';

const folder = new CaseFolder();
afterAll(() => folder.remove());

folder.file('flat.npy', npyBytes(rowsOf(6, 8, () => 10)));
folder.file('pit.npy', npyBytes(rowsOf(6, 8, (r, c) => (r === 0 && c === 0 ? Number.NaN : 10 + 0.05 * c))));

/** 36 mm/h for 10 minutes on a closed plain: 6 mm everywhere; 0.5 m³/s for 10 minutes: 300 m³. */
const storm = {
  terrain: 'flat.npy',
  cellSizeM: 10,
  manning: 0.03,
  rain: [
    [0, 36],
    [600, 36],
    [600, 0],
  ],
  endS: 1200,
  outputEveryS: 300,
};

const json = (path: string): Record<string, never> => JSON.parse(readFileSync(path, 'utf8'));

describe('flood run', () => {
  test('writes the water of a closed plain under even rain, and its balance', async () => {
    const out = join(folder.path, 'rain');
    const ran = await runHaetae(
      'flood',
      'run',
      folder.case('rain.json', storm),
      '--out',
      out,
      '--engine',
      'reference',
    );
    expect(ran.status).toBe(0);
    const { shape, values } = readNpy(join(out, 'final_depth.npy'));
    expect(shape).toEqual([6, 8]);
    for (const depthM of values) expect(depthM).toBeCloseTo(0.006, 7);
    const summary = json(join(out, 'summary.json'));
    expect(ran.values).toEqual([summary]);
    expect(summary).toMatchObject({
      engine: 'reference',
      threads: 1,
      scheme: 'inertial',
      closedCells: 0,
      passedOver: [],
    });
    expect(summary.volume).toMatchObject({ start: 0, inflow: 0, infiltration: 0, outflow: 0 });
    const { rain, end, error } = summary.volume as Record<string, number>;
    expect(rain).toBeCloseTo(0.006 * 4800, 7);
    expect(end).toBeCloseTo(0.006 * 4800, 7);
    expect(error).toBeLessThan(1e-9);
    expect(summary.stateHash).toMatch(/^[0-9a-f]{64}$/);
    for (const key of ['steps', 'cellUpdates', 'wallS', 'loadS', 'peakMemoryBytes', 'engineMemoryBytes']) {
      expect(summary[key]).toBeGreaterThan(0);
    }
  });

  test('writes frames by the number in the case, gauges by output time, and closed cells', async () => {
    const out = join(folder.path, 'inflow');
    const path = folder.case('inflow.json', {
      ...storm,
      terrain: 'pit.npy',
      rain: [],
      inflows: [
        {
          cells: [
            [5, 0],
            [4, 0],
          ],
          hydrograph: [
            [0, 0.5],
            [600, 0.5],
            [600, 0],
          ],
        },
      ],
      gauges: [
        { id: 'a,b', row: 5, col: 0 },
        { id: 'far', xM: 75, yM: 55 },
      ],
      gaugeLines: [{ id: '=line', from: [5, 4], to: [0, 4] }],
      frames: [0, 900, 450.5],
    });
    const ran = await runHaetae('flood', 'run', path, '--out', out, '--tif');
    expect(ran.status).toBe(0);
    expect(ran.lines.filter((line) => line.includes('closed'))).toEqual([
      '1 cells are closed, without a value or by the case, and take no part. pit.npy: 1',
    ]);
    const summary = json(join(out, 'summary.json'));
    expect(summary.closedCells).toBe(1);
    expect((summary.volume as Record<string, number>).inflow).toBeCloseTo(300, 9);
    expect(readNpy(join(out, 'closed_cells.npy')).values.indexOf(1)).toBe(0);
    const grids = [
      'arrival_s',
      'closed_cells',
      'duration_s',
      'final_depth',
      'max_depth',
      'max_depth_velocity',
      'max_speed',
    ];
    for (const time of ['0', '450.5', '900'])
      grids.push(`frame_${time}`, `frame_${time}_u`, `frame_${time}_v`);
    const wanted = grids.flatMap((grid) => [`${grid}.npy`, `${grid}.tif`]);
    expect(readdirSync(out).sort()).toEqual(
      [...wanted, 'gauges.csv', 'gauge_lines.csv', 'summary.json'].sort(),
    );
    expect([...(summary.files as unknown as string[])].sort()).toEqual(readdirSync(out).sort());

    const volume = (name: string): number =>
      100 * readNpy(join(out, name)).values.reduce((sum, depth) => sum + depth, 0);
    expect(volume('frame_0.npy')).toBe(0);
    expect(volume('frame_450.5.npy')).toBeCloseTo(225.25, 3);
    expect(volume('frame_900.npy')).toBeCloseTo(300, 3);

    const rows = readFileSync(join(out, 'gauges.csv'), 'utf8').trimEnd().split('\n');
    expect(rows[0]).toBe('tS,id,depthM,stageM,speedMS');
    const at900 = rows.filter((row) => row.startsWith('900,'));
    expect(at900.map((row) => row.replace(/(".*"|far).*/, '$1'))).toEqual(['900,"a,b"', '900,far']);
    const [depthM, stageM] = (at900[1] as string).split(',').slice(2).map(Number) as [number, number];
    const frame = readNpy(join(out, 'frame_900.npy')).values;
    expect(Math.fround(depthM)).toBe(frame[7]);
    expect(stageM - depthM).toBeCloseTo(10.35, 5);
    for (const tS of [0, 300, 600, 900, 1200])
      expect(rows.filter((row) => row.startsWith(`${tS},`))).toHaveLength(2);
    expect(readFileSync(join(out, 'gauge_lines.csv'), 'utf8')).toMatch(
      /^tS,id,dischargeM3PerS\n0,'=line,0\n60,'=line,/,
    );
  });

  test('writes the same numbers as GeoTIFF, and velocity positive to the east and north', async () => {
    const out = join(folder.path, 'tif');
    folder.file('corner.npy', npyBytes(rowsOf(6, 8, (r, c) => (r >= 3 && c < 4 ? 1 : 0))));
    const path = folder.case('tif.json', {
      ...storm,
      rain: [],
      initial: { depthM: 'corner.npy' },
      endS: 2,
      outputEveryS: 2,
      frames: [2],
    });
    expect((await runHaetae('flood', 'run', path, '--out', out, '--tif')).status).toBe(0);
    for (const name of ['final_depth', 'arrival_s', 'frame_2_u', 'frame_2_v']) {
      const opened = openGridFile(join(out, `${name}.tif`));
      const contents = opened.ok ? await opened.value.read() : opened;
      if (!contents.ok) throw new Error(JSON.stringify(contents.fault));
      const cells = [...contents.value.cells].map((value) => (Number.isNaN(value) ? -1 : value));
      expect(cells).toEqual(readNpy(join(out, `${name}.npy`)).values);
    }
    const corner = 3 * 8 + 3;
    expect(readNpy(join(out, 'frame_2_u.npy')).values[corner]).toBeGreaterThan(0.01);
    expect(readNpy(join(out, 'frame_2_v.npy')).values[corner]).toBeGreaterThan(0.01);
  });

  test('names the engine that did the work, and the one that was asked for and does not cover the case', async () => {
    const run = (name: string, changes: object): ReturnType<typeof runHaetae> => {
      const path = folder.case(`${name}.json`, { ...storm, ...changes });
      const options = ['--out', join(folder.path, name), '--engine', 'wasm', '--threads', '1'];
      return runHaetae('flood', 'run', path, ...options);
    };
    const compiled = await run('compiled', {});
    expect(compiled.lines.at(-1)).toMatch(/with the wasm engine \(threads: 1\) .*Volume error \S+\.$/);
    // More kinds of soil than the 65,536 that the compiled engine tells apart.
    folder.file('wide.npy', npyBytes(rowsOf(300, 220, () => 10)));
    folder.file('soils.npy', npyBytes(rowsOf(300, 220, (r, c) => 1 + (r * 220 + c) / 1024)));
    const soils = await run('soils', {
      terrain: 'wide.npy',
      infiltration: { kind: 'constant', mmPerH: 'soils.npy' },
      endS: 20,
      outputEveryS: 20,
    });
    expect(soils.status).toBe(0);
    expect(soils.values).toMatchObject([{ engine: 'reference', passedOver: [{ id: 'flood-wasm' }] }]);
    expect(soils.lines.at(-1)).toMatch(
      /with the reference engine .* The wasm engine was not used: it does not cover these conditions\.$/,
    );
  });

  test('takes away the verdict of an earlier run before it begins, and says why it failed', async () => {
    const out = join(folder.path, 'again');
    const path = folder.case('again.json', { ...storm, frames: [0, 300, 600] });
    expect((await runHaetae('flood', 'run', path, '--out', out)).status).toBe(0);
    const loaded = await loadFloodCase(path);
    if (!loaded.ok) throw new Error(loaded.fault.kind);
    const result = await runWith(dyingAfter(450), loaded.value, out);
    expect(result).toMatchObject({ ok: false, fault: { kind: 'worker-died', worker: 'flood' } });
    expect(readdirSync(out)).toContain('frame_300.npy');
    expect(readdirSync(out)).not.toContain('summary.json');
    expect(json(join(out, 'failure.json'))).toMatchObject({
      fault: { kind: 'worker-died' },
      reachedS: 300,
      files: expect.arrayContaining(['frame_0.npy', 'frame_300_v.npy']),
    });
    expect(await runWith(throwing, loaded.value, out)).toMatchObject({
      fault: { kind: 'flood-engine-failed', reason: 'RangeError: Array buffer allocation failed' },
    });
    expect((await runHaetae('flood', 'run', path, '--out', out)).status).toBe(0);
    expect(readdirSync(out)).not.toContain('failure.json');
  });

  test('fails when its results cannot be written', async () => {
    const out = join(folder.path, 'blocked');
    mkdirSync(join(out, 'max_depth.npy'), { recursive: true });
    const ran = await runHaetae('flood', 'run', folder.case('blocked.json', storm), '--out', out);
    expect(ran.status).toBe(1);
    expect(ran.values).toMatchObject([
      { fault: { kind: 'flood-output-unwritable', path: join(out, 'max_depth.npy') } },
    ]);
    expect(readdirSync(out).filter((name) => name.endsWith('.part'))).toEqual([]);
    const file = folder.file('plain-file', '');
    const path = folder.case('onto-file.json', storm);
    expect((await runHaetae('flood', 'run', path, '--out', file)).values).toMatchObject([
      { fault: { kind: 'flood-output-unwritable', path: file } },
    ]);
  });

  test.each([
    [['--engine', 'fortran'], 1, 'There is no engine "fortran".'],
    [['--threads', '0'], 2, '--threads is 0'],
    [['--threads', '1.5'], 2, '--threads is 1.5'],
    [['--fast'], 2, "Unknown option '--fast'"],
  ])('%j is not understood', async (args, status, sentence) => {
    const path = folder.case('plain.json', storm);
    const ran = await runHaetae('flood', 'run', path, '--out', join(folder.path, 'no'), ...args);
    expect(ran.status).toBe(status);
    expect(ran.lines.join('\n')).toContain(sentence);
  });

  test('tells the whole format with --help', async () => {
    const ran = await runHaetae('flood', 'run', '--help');
    expect(ran.status).toBe(0);
    for (const key of [
      'terrain',
      'boundary',
      'hydrograph',
      'arrivalDepthM',
      'arrival_s.npy',
      'closed_cells.npy',
    ]) {
      expect(ran.lines.join('\n')).toContain(key);
    }
    const needed = ran.lines.flatMap((line) => /^ {2}"(\w+)":/.exec(line)?.[1] ?? []);
    expect(needed).toEqual(['terrain', 'manning', 'endS']);
    expect(ran.lines.join('\n')).toContain('a number alone holds at all times');
  });

  test('keeps JSON on stdout and words on stderr in its own process', () => {
    const out = join(folder.path, 'process');
    const path = folder.case('process.json', storm);
    const call = (args: readonly string[], locale: string): ReturnType<typeof spawnSync> =>
      spawnSync('npm', ['run', '-s', 'haetae', '--', 'flood', 'run', ...args], {
        env: { ...process.env, LC_ALL: locale },
      });
    const sound = call([path, '--out', out], 'en_US.UTF-8');
    expect(String(sound.stderr)).toContain('Computed');
    expect(JSON.parse(String(sound.stdout))).toEqual(json(join(out, 'summary.json')));
    expect(sound.status).toBe(0);
    const refused = call([join(folder.path, 'none.json'), '--out', out], 'ko_KR.UTF-8');
    expect(String(refused.stderr)).toContain('none.json 파일이 없습니다.');
    expect(refused.status).toBe(1);
  });
});

async function runWith(
  engine: FloodEngine,
  loaded: LoadedCase,
  out: string,
): ReturnType<typeof runFloodCase> {
  const output = OutputFolder.open(out, loaded.flood.grid, false);
  if (!output.ok) throw new Error(output.fault.kind);
  return runFloodCase(loaded, {
    engine,
    output: output.value,
    loadS: 0,
    signal: new AbortController().signal,
    restart: null,
    checkpointEveryS: null,
    onProgress: () => {},
  });
}

/** The reference engine whose thread ends when the run passes a time. */
const dyingAfter = (timeS: number): FloodEngine => ({
  ...referenceFloodEngine,
  run: async (flood, hooks) => {
    await referenceFloodEngine.run(
      { ...flood, endS: timeS },
      {
        ...hooks,
        onFrame: (frame) => {
          if (frame.timeS < timeS) hooks.onFrame(frame);
        },
      },
    );
    return { ok: false, fault: { kind: 'worker-died', worker: 'flood' } };
  },
});

const throwing: FloodEngine = {
  ...referenceFloodEngine,
  run: async () => {
    throw new RangeError('Array buffer allocation failed');
  },
};
