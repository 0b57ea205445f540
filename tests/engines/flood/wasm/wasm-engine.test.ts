import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { FloodCase, FloodSummary } from '../../../../src/domain/hazard/flood/flood-case.ts';
import { timeSeries } from '../../../../src/domain/hazard/flood/forcing/time-series.ts';
import type { FloodEngine } from '../../../../src/domain/ports.ts';
import { referenceFloodEngine } from '../../../../src/engines/flood/reference/reference-engine.ts';
import { wasmCovers } from '../../../../src/engines/flood/wasm/covers.ts';
import type { FloodThreads } from '../../../../src/engines/flood/wasm/flood-threads.ts';
import { cancelMidway } from '../../../support/cancel-midway.ts';
import { compiledEngine, kernelFile } from '../../../support/compiled-engine.ts';
import { floodCase, runFlood, tryFlood } from '../../../support/flood-run.ts';
import { gpuCases } from '../webgpu/gpu-cases.ts';

const slowMs = 120_000;

const summaryOf = async (engine: FloodEngine, flood: FloodCase): Promise<FloodSummary> =>
  (await runFlood(flood, engine)).summary;

/** A steep, rough valley of odd size where water runs as fast as waves, and a river that enters in its middle. */
function torrent(): FloodCase {
  const columns = 75;
  const rows = 61;
  const flood = floodCase({
    columns,
    rows,
    cellSizeM: 10,
    bedM: (column, row) =>
      900 - 0.3 * column + 10 * Math.sin(row / 6) * Math.cos(column / 5) + 2 * Math.sin(column * row),
  });
  const rain = 100 / 3.6e6;
  return {
    ...flood,
    rainMPerS: timeSeries([
      [0, rain],
      [1800, rain],
      [1800, 0],
    ]),
    inflows: [
      {
        id: 'river',
        cells: Uint32Array.of(30 * columns, 31 * columns),
        dischargeM3PerS: timeSeries([
          [0, 0],
          [900, 120],
          [3600, 20],
        ]),
      },
    ],
    boundary: { ...flood.boundary, east: { kind: 'open' } },
    endS: 7200,
    outputEveryS: 1800,
  };
}

/** The torrent among buildings that leave 5 to 100 % of a cell to water, no two neighbours alike. */
const porousTorrent = (): FloodCase => {
  const flood = torrent();
  return { ...flood, porosity: flood.bedM.map((_, cell) => 0.05 + (0.95 * ((cell * 37) % 101)) / 100) };
};

const cases: Record<string, () => FloodCase> = {
  'a torrent of two hours': torrent,
  'a basin with rain and a river': gpuCases.basin,
  'a coast with tide, lake, rain zones, Green-Ampt soil and drains': gpuCases.coast,
  'soil with a constant loss': gpuCases.soil,
  'a strip of one row': gpuCases.strip,
  'a town of porous cells with soil, drains, zones, a lake and open and tidal edges': gpuCases.town,
  'porous cells in a torrent that drains them': porousTorrent,
};

describe('the compiled engine', () => {
  for (const [name, make] of Object.entries(cases)) {
    it(
      `gives the bits of the plain one on ${name}, on one to four threads`,
      async () => {
        const flood = make();
        const plain = await summaryOf(referenceFloodEngine, flood);
        for (const threads of [1, 2, 3, 4]) {
          const summary = await summaryOf(compiledEngine(threads), flood);
          expect(summary.stateHash).toBe(plain.stateHash);
          expect(summary.resultHash).toBe(plain.resultHash);
          expect(summary.steps).toBe(plain.steps);
          expect(summary.balance.relativeError).toBeLessThan(1e-6);
        }
      },
      slowMs,
    );
  }

  it('throws on a case that it does not cover, and says so beforehand', async () => {
    const side = 257;
    const plain = floodCase({ columns: side, rows: side, cellSizeM: 10, bedM: () => 0 });
    const rateMPerS = Float32Array.from(plain.bedM, (_, cell) => 1e-9 * (cell + 1));
    const flood: FloodCase = { ...plain, infiltration: { kind: 'constant', rateMPerS } };
    expect(wasmCovers(flood)).toBe('case-not-covered');
    await expect(summaryOf(compiledEngine(1), flood)).rejects.toThrow(/wasmCovers/);
  });

  it('holds less than 60 bytes a cell, on a grid large enough to count', async () => {
    const flood = floodCase(
      { columns: 512, rows: 512, cellSizeM: 10, bedM: () => 0 },
      { endS: 1, outputEveryS: 1 },
    );
    const { memoryBytes } = await summaryOf(compiledEngine(2), flood);
    expect(memoryBytes / (512 * 512)).toBeLessThan(60);
  });

  it('spends work on wet ground only: a pond in a dry plain costs its own cells and their neighbours', async () => {
    const flood = floodCase({ columns: 320, rows: 100, cellSizeM: 10, bedM: () => 0 });
    const initialDepthM = new Float32Array(flood.bedM.length);
    for (let row = 40; row < 44; row++) initialDepthM.fill(0.5, row * 320 + 100, row * 320 + 104);
    const summary = await summaryOf(compiledEngine(1), {
      ...flood,
      initialDepthM,
      endS: 60,
      outputEveryS: 60,
    });
    expect(summary.cellUpdates / summary.steps).toBeLessThan(0.25 * flood.bedM.length);
  });

  it('answers a cancel within 100 ms of compute', async () => {
    const flood = { ...torrent(), endS: 864_000, outputEveryS: 86_400 };
    const { result, reactedMs } = await cancelMidway(flood, compiledEngine(2));
    expect(result).toMatchObject({ ok: false, fault: { kind: 'flood-cancelled' } });
    // One slice of work and one step; ten times over for a busy machine.
    expect(reactedMs).toBeLessThan(1000);
  });
});

describe('threads', () => {
  it(
    'that die during a run end it with a fault, and the frames so far stay',
    async () => {
      /** Says that it is ready, and never takes a row. */
      const dead: FloodThreads = { start: async () => ({ terminate: () => {} }) };
      const frames: number[] = [];
      const result = await tryFlood(torrent(), compiledEngine(2, dead), {
        onFrame: ({ timeS }) => frames.push(timeS),
      });
      expect(result).toMatchObject({ ok: false, fault: { kind: 'worker-died' } });
      expect(frames).toEqual([0]);
    },
    slowMs,
  );

  it('that cannot start leave the work to one thread', async () => {
    const refusing: FloodThreads = { start: () => Promise.reject(new Error('no threads here')) };
    const flood = { ...torrent(), endS: 60, outputEveryS: 60 };
    const summary = await summaryOf(compiledEngine(2, refusing), flood);
    expect(summary.engine.threads).toBe(1);
    expect(summary.stateHash).toBe((await summaryOf(referenceFloodEngine, flood)).stateHash);
  });
});

describe('the kernel file', () => {
  let folder = '';
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it(
    'is what its source compiles to',
    () => {
      folder = mkdtempSync(join(tmpdir(), 'kernel-'));
      const fresh = join(folder, 'kernel.wasm');
      const { scripts } = JSON.parse(
        readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8'),
      );
      const words = (scripts.wasm as string).split(' ').slice(1);
      words[words.indexOf('-o') + 1] = fresh;
      execFileSync('npx', ['--no-install', 'asc', ...words], { stdio: 'pipe' });
      expect(readFileSync(fresh).equals(readFileSync(kernelFile))).toBe(true);
    },
    slowMs,
  );
});
