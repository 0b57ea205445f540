import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { CaseFolder, npyBytes, rowsOf, runHaetae } from './case-folder.ts';

const folder = new CaseFolder();
afterAll(() => folder.remove());

folder.file('valley.npy', npyBytes(rowsOf(12, 20, (r, c) => 10 - 0.05 * c + 0.02 * (r - 6) ** 2)));
const river = {
  terrain: 'valley.npy',
  cellSizeM: 10,
  manning: 0.03,
  boundary: { east: 'open' },
  inflows: [
    {
      id: 'river',
      cells: [[6, 1]],
      hydrograph: [
        [0, 0],
        [300, 8],
        [900, 2],
      ],
    },
  ],
  gauges: [{ id: 'mid', row: 6, col: 10 }],
  frames: [0, 250, 750],
  endS: 900,
  outputEveryS: 300,
};
const path = folder.case('river.json', river);

const run = (name: string, casePath: string, ...options: string[]) =>
  runHaetae('flood', 'run', casePath, '--out', join(folder.path, name), ...options);

test('a run that goes on from a checkpoint file writes the files of the uninterrupted one from there on', async () => {
  const whole = await run('whole', path);
  const noted = await run('noted', path, '--checkpoint-every', '300');
  const file = join(folder.path, 'noted', 'checkpoint_600.bin');
  const restarted = await run('restarted', path, '--restart', file, '--engine', 'reference');
  for (const { status } of [whole, noted, restarted]) expect(status).toBe(0);
  expect(noted.values[0]?.files).toContain('checkpoint_300.bin');
  expect(restarted.lines.join()).toMatch(/Going on from 60[0-4]/);
  const [summary] = restarted.values;
  expect(summary?.stateHash).toBe(whole.values[0]?.stateHash);
  expect(summary?.resultHash).toBe(whole.values[0]?.resultHash);
  expect(whole.values[0]?.restartedS).toBeNull();
  expect(summary?.restartedS).toBeGreaterThanOrEqual(600);
  const written = readdirSync(join(folder.path, 'restarted'));
  expect(written).toContain('frame_750.npy');
  expect(written).not.toContain('frame_250.npy');
  for (const name of ['max_depth.npy', 'arrival_s.npy', 'final_depth.npy', 'frame_750_u.npy', 'gauges.csv']) {
    const bytes = ['whole', 'restarted'].map((each) => readFileSync(join(folder.path, each, name)));
    expect(bytes[0]?.equals(bytes[1] as Buffer)).toBe(true);
  }
});

test('a run may branch with another river, and is refused on other ground', async () => {
  await run('origin', path, '--checkpoint-every', '450');
  const file = join(folder.path, 'origin', 'checkpoint_450.bin');
  const wetter = folder.case('wetter.json', {
    ...river,
    inflows: [{ id: 'river', cells: [[6, 1]], hydrograph: 20 }],
  });
  const branch = await run('branch', wetter, '--restart', file);
  expect(branch.status).toBe(0);
  const volume = branch.values[0]?.volume as Record<string, number>;
  expect(volume.inflow).toBeGreaterThan(20 * 440);
  expect(volume.error).toBeLessThan(1e-6);
  const rougher = await run(
    'rougher',
    folder.case('rougher.json', { ...river, manning: 0.04 }),
    '--restart',
    file,
  );
  expect(rougher.status).toBe(1);
  expect(rougher.lines.join()).toContain('friction');
  const absent = await run('absent', path, '--restart', join(folder.path, 'none.bin'));
  expect(absent.status).toBe(1);
  expect(absent.lines.join()).toContain('none.bin cannot be read');
  const damaged = join(folder.path, 'damaged.bin');
  writeFileSync(damaged, readFileSync(file).subarray(0, 5000));
  expect((await run('damaged', path, '--restart', damaged)).lines.join()).toContain('not whole');
  expect(existsSync(join(folder.path, 'damaged', 'summary.json'))).toBe(false);
});

test('a gauge and a line that a branch adds have rows from there on, those of the origin all of theirs', async () => {
  const lined = { ...river, gaugeLines: [{ id: 'section', from: [5, 10], to: [7, 10] }] };
  await run('watched', folder.case('lined.json', lined), '--checkpoint-every', '450');
  const file = join(folder.path, 'watched', 'checkpoint_450.bin');
  const watching = folder.case('watching.json', {
    ...lined,
    gauges: [{ id: 'new', row: 6, col: 12 }, ...river.gauges],
    gaugeLines: [{ id: 'late', from: [5, 12], to: [7, 12] }, ...lined.gaugeLines],
  });
  const branch = await run('watching', watching, '--restart', file);
  expect(branch.status).toBe(0);
  for (const [name, added, kept] of [
    ['gauges.csv', 'new', 'mid'],
    ['gauge_lines.csv', 'late', 'section'],
  ] as const) {
    const [whole, branched] = ['watched', 'watching'].map((each) =>
      readFileSync(join(folder.path, each, name), 'utf8')
        .trimEnd()
        .split('\n')
        .slice(1)
        .map((line) => line.split(',')),
    ) as [string[][], string[][]];
    const ofGauge = (id: string): string[][] => branched.filter(([, each]) => each === id);
    expect(ofGauge(kept)).toEqual(whole);
    expect(ofGauge(added).map(([tS]) => tS)).toEqual(
      whole.map(([tS]) => tS).filter((tS) => Number(tS) > 450),
    );
    expect(branched.length).toBe(ofGauge(kept).length + ofGauge(added).length);
    expect(branched.flat().filter((value) => value === '' || value === 'undefined')).toEqual([]);
    const times = branched.map(([tS]) => Number(tS));
    expect(times).toEqual([...times].sort((a, b) => a - b));
  }
});

test('an interval that is no time is refused before anything is read', async () => {
  const { status } = await run('never', path, '--checkpoint-every', '0');
  expect(status).toBe(2);
});
