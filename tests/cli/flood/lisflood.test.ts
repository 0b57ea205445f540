import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parseBci } from '../../../src/cli/flood/lisflood/bci.ts';
import { parseBdy } from '../../../src/cli/flood/lisflood/bdy.ts';
import { textLines } from '../../../src/cli/flood/lisflood/lisflood-text.ts';
import { parseStage } from '../../../src/cli/flood/lisflood/stage.ts';
import { describeWithSharedData, sharedDataPath } from '../../support/shared-data.ts';
import { CaseFolder, type Ran, readNpy, runHaetae } from './case-folder.ts';

const folder = new CaseFolder();
afterAll(() => folder.remove());

describe('a .bdy file', () => {
  test('gives series by name, in seconds, after a free first line', () => {
    const text = 'anything\nup\n2 hours\n1.5 0\n2 0.5\n# note\ndown stream\n1\tseconds\n-3\t9\n';
    const parsed = parseBdy('a.bdy', textLines(text));
    expect(parsed.ok && [...parsed.value]).toEqual([
      [
        'up',
        [
          [0, 1.5],
          [1800, 2],
        ],
      ],
      ['down stream', [[9, -3]]],
    ]);
  });

  test('needs no first line when it is a comment or absent', () => {
    for (const text of ['# c\nq\n1 days\n4 1\n', 'q\n1 days\n4 1\n']) {
      const parsed = parseBdy('a.bdy', textLines(text));
      expect(parsed.ok && [...parsed.value]).toEqual([['q', [[86_400, 4]]]]);
    }
  });

  test.each([
    ['c\nq\n2 seconds\n1 0\n', { kind: 'flood-lisflood-ended' }],
    ['c\nq\n1 fortnights\n1 0\n', { kind: 'flood-lisflood-line', line: 3 }],
    ['c\nq\n1 seconds\n1 x\n', { kind: 'flood-lisflood-line', line: 4, text: '1 x' }],
  ])('%j is refused', (text, fault) => {
    expect(parseBdy('a.bdy', textLines(text))).toMatchObject({ ok: false, fault });
  });
});

describe('.bci and .stage files', () => {
  test('give conditions on edges and at points', () => {
    const text = 'N 0 20 FREE 0.001\nW 30 10 HFIX 2.5\nE 0 30 CLOSED\nP 5 6 QVAR up\nS 0 20 QFIX 0.1 # end';
    expect(parseBci('a.bci', textLines(text))).toMatchObject({
      ok: true,
      value: [
        { place: 'edge', side: 'north', fromM: 0, toM: 20, condition: { kind: 'free', slope: 0.001 } },
        { side: 'west', fromM: 10, toM: 30, condition: { kind: 'stage', value: 2.5 } },
        { side: 'east', condition: { kind: 'closed' } },
        { place: 'point', xM: 5, yM: 6, condition: { kind: 'inflow', value: 'up' } },
        { side: 'south', condition: { kind: 'inflow', value: 0.1 } },
      ],
    });
  });

  test.each([
    ['N 0 x FREE', { kind: 'flood-lisflood-line', line: 1 }],
    ['N 0 9 TIDE 3', { kind: 'flood-lisflood-line', text: 'N 0 9 TIDE 3' }],
    ['N 0 9 HVAR', { kind: 'flood-lisflood-line' }],
    ['Q 0 9 FREE', { kind: 'flood-lisflood-line' }],
    ['P 0 9 HFIX 3', { kind: 'flood-lisflood-unsupported', text: 'P 0 9 HFIX 3' }],
  ])('%j is refused', (text, fault) => {
    expect(parseBci('a.bci', textLines(text))).toMatchObject({ ok: false, fault });
  });

  test('give points, as many as they say', () => {
    expect(parseStage('a.stage', textLines('2\n1 2\n3\t4\n'))).toEqual({
      ok: true,
      value: [
        { line: 2, xM: 1, yM: 2 },
        { line: 3, xM: 3, yM: 4 },
      ],
    });
    expect(parseStage('a.stage', textLines('2\n1 2\n'))).toMatchObject({
      fault: { kind: 'flood-lisflood-ended' },
    });
    expect(parseStage('a.stage', textLines('1 2\n'))).toMatchObject({
      fault: { kind: 'flood-lisflood-line' },
    });
  });
});

folder.file('dem.asc', `ncols 4\nnrows 3\nxllcorner 100\nyllcorner 200\ncellsize 10\n${'5 '.repeat(12)}`);
folder.file('start.asc', `ncols 4\nnrows 3\nxllcorner 100\nyllcorner 200\ncellsize 10\n${'6 '.repeat(12)}`);
folder.file('rain.txt', 'rain\n2 hours\n10 0\n0 1\n');
folder.file('flow.bdy', 'flows\nup\n2 seconds\n0.5 0\n0.1 600\ntide\n2 hours\n5 0\n6 1\n');

interface Converted {
  readonly ran: Ran;
  readonly file: Record<string, unknown>;
}

let count = 0;
async function convert(par: string, bci: string, ...args: string[]): Promise<Converted> {
  const out = folder.folder(`out-${++count}`);
  folder.file(`${count}.bci`, bci);
  const path = folder.file(`${count}.par`, `${par}\nbcifile ${count}.bci\n`);
  const ran = await runHaetae('flood', 'convert', path, '--out', out, ...args);
  const file = ran.status === 0 ? JSON.parse(readFileSync(join(out, 'CASE.json'), 'utf8')) : {};
  return { ran, file };
}

const par = 'DEMfile dem.asc\nfpfric 0.04\nsim_time 3600\nsaveint 600\nacceleration\n';

describe('flood convert', () => {
  test('carries over what a .par file says and names what it does not', async () => {
    folder.file('all.stage', '2\n105 205\n999 205\n');
    const { ran, file } = await convert(
      `${par}bdyfile flow.bdy\nstagefile all.stage\nrainfall rain.txt\ninfiltration 1e-6\nstartfile start.asc\nstartelev\ntheta 0.8\ncfl 0.5\ncheckpoint 2\n`,
      'N 100 140 HVAR tide\nW 200 210 QVAR up\nP 125 215 QFIX 0.2\nE 200 230 FREE 0.01\n',
    );
    expect(ran.status).toBe(0);
    expect(file).toEqual({
      terrain: '../dem.asc',
      cellSizeM: 10,
      scheme: 'inertial',
      manning: 0.04,
      initial: { stageM: '../start.asc' },
      boundary: {
        north: {
          stage: [
            [0, 5],
            [3600, 6],
          ],
        },
        south: 'closed',
        east: 'open',
        west: 'closed',
      },
      inflows: [
        {
          id: 'up',
          cells: [[2, 0]],
          hydrograph: [
            [0, 5],
            [600, 1],
          ],
        },
        { id: 'line-3', cells: [[1, 2]], hydrograph: [[0, 2]] },
      ],
      rain: [
        [0, 10],
        [3600, 0],
      ],
      infiltration: { kind: 'constant', mmPerH: expect.closeTo(3.6, 12) },
      gauges: [{ id: 'stage-1', xM: 105, yM: 205 }],
      endS: 3600,
      outputEveryS: 600,
      theta: 0.8,
      cfl: 0.5,
    });
    const [{ notes }] = ran.values as [{ notes: { kind: string }[] }];
    expect(notes.map(({ kind }) => kind)).toEqual([
      'flood-lisflood-keyword-ignored',
      'flood-lisflood-slope-ignored',
      'flood-lisflood-gauge-outside',
    ]);
    expect(ran.lines[0]).toBe('"checkpoint 2" was not carried over.');
    expect(ran.lines.filter((line) => line.includes('{{'))).toEqual([]);
  });

  test('makes the full equations of finite volumes and of Galerkin solvers', async () => {
    const { file } = await convert(par.replace('acceleration', 'dg2'), '');
    expect(file).toMatchObject({ scheme: 'full', order: 2 });
    const { ran } = await convert(par.replace('acceleration', ''), '');
    expect(ran.values).toMatchObject([{ notes: [{ kind: 'flood-lisflood-scheme', scheme: 'inertial' }] }]);
  });

  test.each([
    ['dg2', 'full', { scheme: 'full', order: 2 }, 'full, order 2'],
    ['fv1', 'full', { scheme: 'full', order: 1 }, 'full, order 1'],
    ['dg2', 'inertial', { scheme: 'inertial' }, 'inertial'],
    ['acceleration', 'full', { scheme: 'full', order: 2 }, 'full, order 2'],
  ])(
    'over %s, --scheme %s keeps an order that can be kept, and the note says what the case has',
    async (solver, asked, scheme, told) => {
      const { ran, file } = await convert(par.replace('acceleration', solver), '', '--scheme', asked);
      expect(file).toMatchObject(scheme);
      expect('order' in file).toBe('order' in scheme);
      expect(ran.values).toMatchObject([
        { notes: [{ kind: 'flood-lisflood-scheme', came: solver, scheme: told }] },
      ]);
    },
  );

  test('gives points on the eastern and southern edges to the last cells', async () => {
    folder.file('edge.stage', '2\n140 205\n105 200\n');
    const { ran, file } = await convert(`${par}stagefile edge.stage`, 'P 140 200 QFIX 0.2\n');
    expect(file).toMatchObject({
      inflows: [{ cells: [[2, 3]] }],
      gauges: [
        { xM: 140, yM: 205 },
        { xM: 105, yM: 200 },
      ],
    });
    expect(ran.values).toMatchObject([{ notes: [] }]);
  });

  test('reads of the terrain no more than where it lies', async () => {
    folder.file('head.asc', 'ncols 4\nnrows 3\nxllcorner 100\nyllcorner 200\ncellsize 10\n');
    const { file } = await convert(par.replace('dem.asc', 'head.asc'), 'P 125 215 QFIX 0.2\n');
    expect(file).toMatchObject({ cellSizeM: 10, inflows: [{ cells: [[1, 2]] }] });
  });

  test('has nothing to tell of local inertia that stays so', async () => {
    const { ran } = await convert(par, '', '--scheme', 'inertial');
    expect(ran.values).toMatchObject([{ notes: [] }]);
  });

  test('says that an open edge is closed at its inflow cells', async () => {
    const { ran, file } = await convert(`${par}bdyfile flow.bdy`, 'W 200 230 FREE\nW 210 220 QVAR up\n');
    expect(file).toMatchObject({ boundary: { west: 'open' }, inflows: [{ cells: [[1, 0]] }] });
    expect(ran.values).toMatchObject([
      { notes: [{ kind: 'flood-lisflood-open-beside-inflow', side: 'west' }] },
    ]);
  });

  test.each([
    [par, 'N 100 120 FREE\n', { kind: 'flood-lisflood-partial-edge', line: 1, text: 'N 100 120 FREE' }],
    [par, 'N 100 140 FREE\nN 100 120 HFIX 6\n', { kind: 'flood-lisflood-partial-edge' }],
    [par, 'N 100 140 QVAR none\n', { kind: 'flood-lisflood-series-unknown', name: 'none' }],
    [par, 'P 0 0 QFIX 1\n', { kind: 'flood-lisflood-unsupported', text: 'P 0 0 QFIX 1' }],
    [`${par}weirfile a.weir`, '', { kind: 'flood-lisflood-unsupported', text: 'weirfile a.weir' }],
    [par.replace('0.04', 'rough'), '', { kind: 'flood-lisflood-line', text: 'fpfric rough' }],
    [par.replace('fpfric 0.04', ''), '', { kind: 'flood-lisflood-missing', keyword: 'fpfric' }],
    [par.replace('sim_time 3600', ''), '', { kind: 'flood-lisflood-missing', keyword: 'sim_time' }],
    [par.replace('DEMfile dem.asc', ''), '', { kind: 'flood-lisflood-missing', keyword: 'DEMfile' }],
    [par.replace('dem.asc', 'gone.asc'), '', { kind: 'flood-file-missing' }],
  ])('%j with %j is refused', async (text, bci, fault) => {
    const { ran } = await convert(text, bci);
    expect(ran.status).toBe(1);
    expect(ran.values).toMatchObject([{ fault }]);
    expect(ran.lines.at(-1)).not.toMatch(/\{\{|fault\./);
  });

  test.each([
    [[], 'Option FILE.par is needed.'],
    [['a.par', '--flat', '3,3,1'], '--flat is 3,3,1'],
    [['a.par', '--flat', '3,0,1,0'], '--flat 3,0,1,0'],
    [['a.par', '--scheme', 'magic'], '--scheme magic'],
  ])('%j is not understood', async (args, sentence) => {
    const ran = await runHaetae('flood', 'convert', ...args, '--out', folder.path);
    expect(ran.status).toBe(2);
    expect(ran.lines.join('\n')).toContain(sentence);
  });
});

describeWithSharedData('flood-benchmarks/ea4', 'UK EA Test 4 from its LISFLOOD-FP files', () => {
  const ea4 = (file: string): string => sharedDataPath(`flood-benchmarks/ea4/ea4.${file}`);
  const files = ['--bci', ea4('bci'), '--bdy', ea4('bdy'), '--stage', ea4('stage')];

  test('becomes a case that runs, with the published peak inflow of 20 m³/s', async () => {
    const out = folder.folder('ea4');
    const ground = ['--flat', '50,100,20,0', '--manning', '0.05', '--end', '1800', '--every', '300'];
    expect((await runHaetae('flood', 'convert', ...files, ...ground, '--out', out)).status).toBe(0);
    const path = join(out, 'CASE.json');
    const file = JSON.parse(readFileSync(path, 'utf8')) as {
      inflows: { cells: number[][]; hydrograph: number[][] }[];
      gauges: unknown[];
    };
    expect(file).toMatchObject({ boundary: { west: 'closed', east: 'open', north: 'open', south: 'open' } });
    expect(file.inflows[0]?.hydrograph).toEqual([
      [0, 0],
      [300, 0],
      [3600, 20],
      [14_400, 20],
      [18_000, 0],
    ]);
    expect(file.gauges).toHaveLength(6);
    const ran = await runHaetae('flood', 'run', path, '--out', join(out, 'run'));
    expect(ran.status).toBe(0);
    const { volume } = ran.values[0] as { volume: Record<string, number> };
    const rampM3 = ((1800 - 300) ** 2 * 20) / 3300 / 2;
    expect(volume.inflow).toBeCloseTo(rampM3, 6);
    expect(volume.outflow).toBe(0);
    const depths = readNpy(join(out, 'run', 'final_depth.npy')).values;
    expect(400 * depths.reduce((sum, depth) => sum + depth, 0)).toBeCloseTo(rampM3, 1);
  });

  test('shares its inlet of 20 m among the cells of a finer grid', async () => {
    const out = folder.folder('ea4-fine');
    const ground = ['--flat', '200,400,5,0', '--manning', '0.05', '--end', '60'];
    expect((await runHaetae('flood', 'convert', ...files, ...ground, '--out', out)).status).toBe(0);
    const file = JSON.parse(readFileSync(join(out, 'CASE.json'), 'utf8')) as {
      inflows: { cells: number[][] }[];
    };
    expect(file.inflows[0]?.cells).toEqual([
      [198, 0],
      [199, 0],
      [200, 0],
      [201, 0],
    ]);
  });
});
