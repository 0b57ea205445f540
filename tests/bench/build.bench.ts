import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { GridSpec } from '../../src/domain/geo/grid.ts';
import { type BuildFilesWish, writeBuildFiles } from './build-files.ts';

const middle = { epsg: 5186, westM: 220_000, northM: 460_000 } as const;

const square = (cellSizeM: number, cells: number): GridSpec => ({
  ...middle,
  cellSizeM,
  columns: cells,
  rows: cells,
});

/** Sizes of region that a build is measured on. */
const sizes: Readonly<Record<string, BuildFilesWish>> = {
  '20 km at 10 m': { grid: square(10, 2000), houses: 60_000, lattice: 142 },
  '60 km at 30 m': { grid: square(30, 2000), houses: 60_000, lattice: 142 },
};

/** Counts by which one sees that the region is as large as it should be. */
function countsOf(
  stages: readonly { readonly stage: string; readonly facts: Readonly<Record<string, unknown>> }[],
): object {
  const facts: Readonly<Record<string, unknown>> = Object.assign({}, ...stages.map((stage) => stage.facts));
  const shown = [
    'buildings',
    'roadEdges',
    'rivers',
    'areas',
    'people',
    'listed',
    'cellsWithoutClass',
    'findings',
  ];
  return Object.fromEntries(shown.map((name) => [name, facts[name]]));
}

interface Measured {
  readonly wallS: number;
  /** Largest memory of the process in that time; null where the system does not tell. */
  readonly peakMiB: number | null;
}

/**
 * Regions built by the command line of files that publishers would give, from nothing and again with what was kept, then
 * checked and opened; each in a process of its own.
 */
export async function benchBuild(): Promise<object> {
  const figures: Record<string, object> = {};
  for (const [name, wish] of Object.entries(sizes)) figures[name] = await measureSize(wish);
  return figures;
}

async function measureSize(wish: BuildFilesWish): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), 'haetae-bench-'));
  try {
    const from = join(folder, 'files');
    const box = writeBuildFiles(from, wish);
    const out = join(folder, 'pack');
    const build = ['src/cli/main.ts', 'region', 'build', '--from', from, '--out', out];
    const cache = ['--cache', join(folder, 'cache')];
    const place = ['--bbox', box.join(','), '--grid', String(wish.grid.cellSizeM), '--crs', 'EPSG:5186'];
    const built = await measured([...build, ...place, ...cache]);
    const again = await measured([...build, ...place, ...cache]);
    const { stages, bytes, files, grid } = JSON.parse(built.output);
    const checked = await measured(['src/cli/main.ts', 'region', 'check', out]);
    const opened = await measured(['tests/bench/open-pack.ts', out]);
    return {
      grid: `${grid.columns} x ${grid.rows}`,
      packMB: Math.round(bytes / 1e5) / 10,
      packFiles: files,
      build: built.whole,
      steps: built.steps,
      buildAgain: again.whole,
      facts: countsOf(stages),
      check: checked.whole,
      open: JSON.parse(opened.output),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Runs a script of ours and measures it, whole and between the lines in which it says that a step begins. */
async function measured(args: readonly string[]): Promise<{
  readonly output: string;
  readonly whole: Measured;
  readonly steps: Readonly<Record<string, Measured>>;
}> {
  const startMs = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LC_ALL: 'en' },
  });
  const output: Buffer[] = [];
  const lines: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  const steps: Record<string, Measured> = {};
  const peaks: (number | null)[] = [];
  let step = 'start';
  let stepMs = startMs;
  const endStep = (next: string): void => {
    const peakMiB = takePeakMiB(child.pid);
    peaks.push(peakMiB);
    steps[step] = { wallS: seconds(stepMs), peakMiB };
    step = next;
    stepMs = performance.now();
  };
  createInterface({ input: child.stderr }).on('line', (line) => {
    lines.push(line);
    const next = stepOf(line);
    if (next !== null && next !== step) endStep(next);
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}:\n${lines.join('\n')}`);
  steps[step] = { wallS: seconds(stepMs), peakMiB: null };
  const known = peaks.filter((peak) => peak !== null);
  const whole = { wallS: seconds(startMs), peakMiB: known.length === 0 ? null : Math.max(...known) };
  return { output: Buffer.concat(output).toString(), whole, steps };
}

/** The step that a line of the builder begins: it tells how the steps went when it begins to write the pack. */
function stepOf(line: string): string | null {
  if (/^terrain: /u.test(line)) return 'pack';
  if (line.startsWith('Wrote ')) return 'end';
  return /^step (\S+) …$/u.exec(line)?.[1] ?? null;
}

const seconds = (sinceMs: number): number => Math.round((performance.now() - sinceMs) / 10) / 100;

/** The most memory a process held since this was last asked; Linux alone tells, and forgets when 5 is written. */
function takePeakMiB(pid: number | undefined): number | null {
  try {
    const peakKiB = /^VmHWM:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
    return peakKiB === undefined ? null : Math.round(Number(peakKiB) / 1024);
  } catch {
    return null;
  }
}
