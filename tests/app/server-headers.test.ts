import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { officeSources } from '../../server-headers.ts';
import { defaultSources } from '../../src/packs/sources/source-table.ts';

const folder = mkdtempSync(join(tmpdir(), 'haetae-headers-'));
afterAll(() => rmSync(folder, { recursive: true }));

const given = (text: string): string => {
  const path = join(folder, 'sources.json');
  writeFileSync(path, text);
  return path;
};

const connectSrc = (path?: string): readonly string[] => {
  const policy = officeSources(path).headers['Content-Security-Policy'] ?? '';
  const part = policy.split('; ').find((each) => each.startsWith('connect-src ')) ?? '';
  return part.split(' ').slice(1);
};

test('the page may ask every server of the source table, named by its host over https, and no other', () => {
  const [self, ...hosts] = connectSrc();
  expect(self).toBe("'self'");
  for (const { urlTemplate } of defaultSources) {
    expect(hosts.some((host) => urlTemplate.startsWith(`${host}/`))).toBe(true);
  }
  expect(hosts.filter((host) => !/^https:\/\/[a-z0-9.-]+$/u.test(host))).toEqual([]);
  expect(new Set(hosts).size).toBe(hosts.length);
});

test('an office replaces hosts by its own, and a source that it leaves out is not asked', () => {
  const off = defaultSources.filter(({ id }) => id !== 'overpass').map(({ id }) => [id, false] as const);
  const sources = { ...Object.fromEntries(off), overpass: { url: 'http://10.0.0.7:8080/q?data={query}' } };
  expect(connectSrc(given(JSON.stringify({ sources })))).toEqual(["'self'", 'http://10.0.0.7:8080']);
});

test('a file that cannot be used stops the serving instead of opening other hosts', () => {
  expect(() => officeSources(given('{'))).toThrow(/sources-not-json/);
  expect(() => officeSources(given('{"sources": {"nowhere": false}}'))).toThrow(/sources-unknown/);
  const overpass = { url: 'https://*.example/q?data={query}' };
  expect(() => officeSources(join(folder, 'not-there.json'))).toThrow();
  expect(() => officeSources(given(JSON.stringify({ sources: { overpass } })))).toThrow(/sources-url/);
});
