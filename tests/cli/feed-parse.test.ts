import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';

const scratch = mkdtempSync(join(tmpdir(), 'haetae-feed-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

async function run(language: 'ko' | 'en', ...args: string[]) {
  const values: Record<string, unknown>[] = [];
  const lines: string[] = [];
  const status = await runCommand(['feed', 'parse', ...args], language, {
    out: (value, layout) => {
      expect(layout).toBe('line');
      values.push(JSON.parse(JSON.stringify(value)));
    },
    tell: (line) => lines.push(line),
  });
  return { status, values, lines };
}

function file(name: string, body: string): string {
  writeFileSync(join(scratch, name), body);
  return join(scratch, name);
}

const stages = file(
  'wl.json',
  JSON.stringify({
    code: '200',
    content: [
      { wlobscd: '1', ymdhm: '202307150900', wl: '3.5', fw: ' ' },
      { wlobscd: '2', ymdhm: '202307150900', wl: 'x' },
    ],
  }),
);

describe('feed parse', () => {
  test('prints what it read and fails with one sentence for what it did not', async () => {
    const ran = await run('en', 'hrfco-waterlevel', stages);
    expect(ran.status).toBe(1);
    expect(ran.lines).toEqual([
      '2: "wl" is x, which cannot be read; the record was set aside. Wanted: a number.',
    ]);
    expect(ran.values).toMatchObject([
      {
        kind: 'observation',
        what: 'river-stage',
        value: 3.5,
        unit: 'm',
        validAt: '2023-07-15T00:00:00.000Z',
        issuedAt: null,
        quality: 'ok',
        mode: 'replay',
        rawLevel: null,
      },
      { what: 'discharge', value: null, missing: 'blank' },
    ]);
  });

  test('marks readings with the mode that was asked for', async () => {
    const ran = await run(
      'ko',
      'hrfco-waterlevel',
      stages,
      '--mode',
      'drill',
      '--received',
      '2023-07-15T09:05+09:00',
    );
    expect(ran.values[0]).toMatchObject({ mode: 'drill', receivedAt: '2023-07-15T00:05:00.000Z' });
    expect(ran.lines[0]).toContain('숫자');
  });

  test('reads a table of stages and a mapped payload', async () => {
    const csv = file(
      's.csv',
      'timestamp_kst,station_id,water_level_m\n2023-07-15T09:00,1,10.06\n2023-07-15T09:10,1,\n',
    );
    expect((await run('ko', 'series-csv', csv)).values).toMatchObject([
      { value: 10.06 },
      { value: null, missing: 'blank' },
    ]);
    const mapping = file(
      'map.json',
      JSON.stringify({
        owner: 'o',
        sensor: 'id',
        time: 't',
        timeFormat: 'iso',
        values: [{ value: 'v', what: 'rain', unit: 'mm' }],
      }),
    );
    const payload = file('p.json', '{"id":"a","t":"2023-07-15T09:00:00+09:00","v":1.5}');
    expect(await run('ko', 'mqtt-json', payload, '--mapping', mapping)).toMatchObject({
      status: 0,
      values: [{ what: 'rain', value: 1.5 }],
    });
  });

  test('says what is wrong with a body, a file or a call in one line', async () => {
    expect(
      await run('ko', 'cap', file('bomb.xml', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')),
    ).toMatchObject({
      status: 1,
      values: [],
      lines: [
        '수신 자료의 1번째 줄에 XML 문서 형식이나 개체 선언이 있습니다. 위험할 수 있어 읽지 않았습니다.',
      ],
    });
    expect(await run('en', 'cap', join(scratch, 'none.xml'))).toMatchObject({
      status: 1,
      lines: [expect.stringContaining('ENOENT')],
    });
    expect((await run('en', 'nothing', stages)).status).toBe(2);
    expect((await run('en', 'cap', stages, '--mode', 'real')).lines[0]).toBe(
      '--mode is real, which is unknown. Known: live, drill, plan, replay.',
    );
  });
});
