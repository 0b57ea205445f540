import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ownFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

const sources = ownFiles('src').filter((path) => /\.tsx?$/.test(path));
const readmes = [
  'README.md',
  ...ownFiles('src').filter((path) => path.endsWith('README.md')),
  ...ownFiles('models').filter((path) => path.endsWith('README.md')),
];
const countLines = (path: string): number => readFileSync(path, 'utf8').split('\n').length;

describe('the house', () => {
  it('is seen whole by the layer check', () => {
    const output = execFileSync(
      'npx',
      ['--no-install', 'depcruise', 'src', '--config', '.dependency-cruiser.cjs', '-T', 'json'],
      {
        maxBuffer: 64_000_000,
      },
    );
    const { modules } = JSON.parse(output.toString()) as { modules: { source: string }[] };
    const seen = new Set(modules.map((module) => module.source));
    expect(sources.filter((path) => !seen.has(path))).toEqual([]);
    expect(sources.length).toBeGreaterThan(20);
  });

  it('has no source file over 400 lines', () => {
    const written = [...ownFiles('src'), ...ownFiles('tests')].filter((path) => /\.(tsx?|css)$/.test(path));
    expect(written.filter((path) => countLines(path) > 401)).toEqual([]);
  });

  it('has folder READMEs of at most 40 lines', () => {
    expect(readmes.filter((path) => path !== 'README.md' && countLines(path) > 41)).toEqual([]);
  });

  it('names only paths that exist in its READMEs', () => {
    const missing = readmes.flatMap((readme) => {
      const text = readFileSync(readme, 'utf8');
      const paths = [...text.matchAll(/`((?:src|tests|models|public|deploy)\/[\w./-]+)`/g)].map(
        (match) => match[1] as string,
      );
      const links = [...text.matchAll(/\]\((?!https?:)([^)#\s]+)\)/g)].map((match) =>
        join(dirname(readme), match[1] as string),
      );
      return [...paths, ...links].filter((path) => !existsSync(path)).map((path) => `${readme}: ${path}`);
    });
    expect(missing).toEqual([]);
  });
});
