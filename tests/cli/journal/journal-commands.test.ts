import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../../src/cli/run-command.ts';
import { foldJournal } from '../../../src/domain/journal/fold-journal.ts';
import { genesisHash } from '../../../src/domain/journal/identity.ts';
import { journalLines } from '../../../src/domain/journal/journal-file.ts';
import { stateHash } from '../../../src/domain/journal/journal-state.ts';
import { liveJournal, nightJournal } from '../../support/journal-drafts.ts';

const scratch = mkdtempSync(join(tmpdir(), 'haetae-journal-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const night = nightJournal();
const text = [...journalLines(liveJournal, night)].map((line) => `${line}\n`).join('');

function fileOf(name: string, contents: string): string {
  const path = join(scratch, name);
  writeFileSync(path, contents);
  return path;
}

async function run(language: 'ko' | 'en', ...args: string[]) {
  const values: unknown[] = [];
  const lines: string[] = [];
  const status = await runCommand(args, language, {
    out: (value) => values.push(JSON.parse(JSON.stringify(value))),
    tell: (line) => lines.push(line),
  });
  return { status, value: values[0] as Record<string, unknown>, values, lines };
}

describe('journal verify', () => {
  it('passes a sound journal and gives its last seal', async () => {
    const { status, value, lines } = await run('ko', 'journal', 'verify', fileOf('sound.jsonl', text));
    expect(status).toBe(0);
    expect(value).toMatchObject({ entries: 11, head: night.at(-1)?.seal, journal: liveJournal, fault: null });
    expect(lines).toEqual([
      `live.cheongju.main: 항목 11건이 모두 온전합니다. 마지막 봉인 ${night.at(-1)?.seal}`,
    ]);
  });

  it('names the first bad entry with its place and what is wrong, in both languages', async () => {
    const path = fileOf('changed.jsonl', text.replace('홍수경보', '홍수주의'));
    const korean = await run('ko', 'journal', 'verify', path);
    expect(korean.status).toBe(1);
    expect(korean.value.fault).toMatchObject({
      kind: 'journal-entry-bad',
      position: 3,
      problem: 'wrong-hash',
    });
    expect(korean.lines[0]).toMatch(
      /^3번째 항목이 잘못되었습니다: 내용이 바뀌었습니다\. 적힌 해시 [0-9a-f]+…, 내용의 해시 [0-9a-f]{64}\.$/,
    );
    const english = await run('en', 'journal', 'verify', path);
    expect(english.lines[0]).toMatch(/^Entry 3 is wrong: its content was changed;/);
    expect(english.lines[1]).toMatch(/2 entries before the fault can be read/);
  });

  it('says what was cut from a file that ends early', async () => {
    const { status, lines } = await run('en', 'journal', 'verify', fileOf('cut.jsonl', text.slice(0, -100)));
    expect(status).toBe(1);
    expect(lines[0]).toMatch(/^The journal was cut short: 10 of 11 entries are whole, and \d+ bytes/);
  });

  it('shows hostile text of a file as it is, without running its references', async () => {
    const path = fileOf('hostile.jsonl', `${text.split('\n')[0]}\n$t(pack.cli.usage) {{head}} \u001b[2J\n`);
    const { lines } = await run('en', 'journal', 'verify', path);
    expect(lines[0]).toBe('Entry 1 is wrong: it is no JSON: $t(pack.cli.usage) {{head}} \ufffd[2J.');
  });

  it('refuses a file that is absent, and a call without one, in one sentence', async () => {
    const absent = await run('ko', 'journal', 'verify', join(scratch, 'none.jsonl'));
    expect([absent.status, absent.lines.length]).toEqual([1, 1]);
    expect((await run('ko', 'journal', 'verify')).status).toBe(2);
  });
});

describe('journal export', () => {
  it('gives the same bytes back through the process, and the sound part of a broken file', async () => {
    const path = fileOf('again.jsonl', text);
    const ran = spawnSync('npx', ['--no-install', 'tsx', 'src/cli/main.ts', 'journal', 'export', path]);
    expect([ran.status, ran.stdout.toString()]).toEqual([0, text]);
    const broken = await run('ko', 'journal', 'export', fileOf('broken.jsonl', text.replace('심각', '관심')));
    expect(broken.status).toBe(1);
    const kept = broken.values.map((value) => `${JSON.stringify(value)}\n`).join('');
    const again = await run('ko', 'journal', 'verify', fileOf('kept.jsonl', kept));
    expect([again.status, again.value.entries]).toEqual([0, 1]);
    expect(readFileSync(path, 'utf8')).toBe(text);
  });
});

describe('journal replay', () => {
  it('prints the state and its hash at an instant of the server clock, in Korean time unless said otherwise', async () => {
    const path = fileOf('replay.jsonl', text);
    for (const to of ['2023-07-15T08:27:05', '2023-07-14T23:27:05Z']) {
      const { status, value } = await run('ko', 'journal', 'replay', path, '--to', to);
      expect(status).toBe(0);
      expect(value).toMatchObject({
        entries: 5,
        head: night[4]?.seal,
        stateHash: stateHash(foldJournal(night.slice(0, 5))),
      });
      expect(value.alerts).toMatchObject([{ alertId: 'alert-1', status: 'escalated' }]);
    }
    const before = await run('ko', 'journal', 'replay', path, '--to', '2000-01-01T00:00');
    expect(before.value).toMatchObject({ entries: 0, head: genesisHash(liveJournal), alerts: [] });
  });

  it('refuses a call without a time, or with what is none', async () => {
    const path = fileOf('time.jsonl', text);
    expect((await run('ko', 'journal', 'replay', path)).status).toBe(2);
    const wrong = await run('en', 'journal', 'replay', path, '--to', 'noon');
    expect([wrong.status, wrong.lines[0]]).toEqual([2, expect.stringMatching(/^--to noon is no time/)]);
  });
});
