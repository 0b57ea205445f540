import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultKey, faultSentence } from '../../src/i18n/fault-sentence.ts';
import { messages } from '../../src/i18n/messages.ts';
import { createTranslator } from '../../src/i18n/translator.ts';

type Tree = { readonly [key: string]: string | Tree };

const flatten = (tree: Tree, prefix = ''): readonly [string, string][] =>
  Object.entries(tree).flatMap(([key, value]): readonly [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  );

const korean = new Map(flatten(messages.ko));
const english = new Map(flatten(messages.en as Tree));
const slots = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, slot]) => slot ?? '').sort();

const sourcesUnder = (folder: string, without = /^$/): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !without.test(path))
    .map((path) => readFileSync(join(folder, path), 'utf8'));

describe('messages', () => {
  it('have the same keys in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...korean.keys()].sort());
  });

  it('name the same facts in both languages', () => {
    const differing = [...korean].filter(
      ([key, text]) => slots(text).join() !== slots(english.get(key) ?? '').join(),
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it('are never empty and never the same Hangul in English', () => {
    expect([...korean.values(), ...english.values()].filter((text) => text.trim() === '')).toEqual([]);
    expect([...english].filter(([, text]) => /[가-힣]/.test(text)).map(([key]) => key)).toEqual([]);
  });

  it('exist for every key written out in the screens', () => {
    const used = ['src/app', 'src/features', 'src/ui'].flatMap((folder) =>
      sourcesUnder(folder).flatMap((text) =>
        [...text.matchAll(/\bt\(\s*'([\w.-]+)'/g)].map(([, key]) => key ?? ''),
      ),
    );
    expect(used.length).toBeGreaterThan(150);
    expect(used.filter((key) => !korean.has(key))).toEqual([]);
  });

  it('exist for every family of keys with a part that varies', () => {
    const families = ['src/app', 'src/features', 'src/ui'].flatMap((folder) =>
      sourcesUnder(folder).flatMap((text) =>
        [...text.matchAll(/\bt\(\s*`([\w.-]+)\.\$\{/g)].map(([, prefix]) => `${prefix ?? ''}.`),
      ),
    );
    expect(families.length).toBeGreaterThan(20);
    const keys = [...korean.keys()];
    expect(families.filter((prefix) => !keys.some((key) => key.startsWith(prefix)))).toEqual([]);
  });
});

describe('every message is asked for somewhere', () => {
  const code = sourcesUnder('src', /^i18n\/(ko|en)\//);
  const texts = [...code, ...korean.values(), ...english.values()];
  const found = (pattern: RegExp, within: readonly string[]): readonly string[] =>
    within.flatMap((text) => [...text.matchAll(pattern)].map(([, part]) => part ?? ''));
  const keys = new Set(found(/\b([a-z]\w*(?:\.[\w-]+)+)/gi, texts));
  const beginnings = [
    ...found(/\b([a-z]\w*(?:\.[\w-]+)*\.)(?:\$\{|\{\{)/gi, texts),
    ...found(/\bmessages\[\w+\]\.(\w+(?:\.\w+)*)/g, code).map((path) => `${path}.`),
  ];
  const words = new Set(found(/'([\w-]+)'/g, code));
  /** Sentences of faults and of the command line go by the last part of their key. */
  const isAskedFor = (key: string): boolean => {
    const word = /^\w+\.(?:fault|cli)\.(.+)$/.exec(key)?.[1];
    if (word !== undefined && words.has(word)) return true;
    return keys.has(key) || beginnings.some((beginning) => key.startsWith(beginning));
  };

  it('by its whole key, by the beginning of a key with a part that varies, or as the kind of a fault', () => {
    expect([...korean.keys()].filter((key) => !isAskedFor(key))).toEqual([]);
  });

  it('and one that is not is noticed', () => {
    for (const key of ['shell.neverSaid', 'ui.neverSaid', 'flood.fault.never-met', 'pack.cli.neverSaid']) {
      expect(isAskedFor(key)).toBe(false);
    }
  });
});

describe('the sentence of a fault', () => {
  const kinds = [
    ...new Set(
      sourcesUnder('src')
        .flatMap((text) => [
          ...text.matchAll(
            /readonly kind: '((?:pack|terrain|region|flood|exposure|plan|landslide|response|worker)-[\w-]+)'/g,
          ),
        ])
        .map(([, kind]) => kind ?? ''),
    ),
  ].filter((kind) => !kind.endsWith('-cancelled'));

  it('exists for every fault kind that the sources define', () => {
    expect(kinds.length).toBeGreaterThan(30);
    expect(kinds.filter((kind) => faultKey(kind) === null)).toEqual([]);
  });

  it('carries the facts of the fault in the language asked for', () => {
    const fault = { kind: 'flood-out-of-range', field: 'totalMm', value: 9000, minimum: 0, maximum: 3000 };
    for (const language of ['ko', 'en'] as const) {
      const sentence = faultSentence(createTranslator(language).t, fault);
      expect(sentence).toContain('9000');
      expect(sentence).toContain('3000');
      expect(sentence).not.toContain('{{');
    }
  });

  it('says so when no sentence was written', () => {
    expect(faultSentence(createTranslator('en').t, { kind: 'never-heard-of' })).toContain('never-heard-of');
  });
});

describe('the translator', () => {
  it('switches language in place and answers at once', async () => {
    const translator = createTranslator('ko');
    expect(translator.t('shell.appName')).toBe('해태');
    await translator.changeLanguage('en');
    expect(translator.t('shell.appName')).toBe('Haetae');
  });

  it('writes counts without needing plural forms', () => {
    expect(createTranslator('en').t('ui.rows', { count: 1 })).toBe('1 rows');
    expect(createTranslator('ko').t('ui.rows', { count: 12 })).toBe('12건');
  });
});
