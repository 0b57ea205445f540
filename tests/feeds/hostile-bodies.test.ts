import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maximumBodyBytes } from '../../src/feeds/body/read-body.ts';
import { feedAdapters } from '../../src/feeds/feed-adapters.ts';
import { describeWithSharedData, readSharedData } from '../support/shared-data.ts';
import { bytesOf, replay } from './feed-bodies.ts';

/** Every adapter answers, and everything it lets through is plain and frozen. */
function expectSafe(body: Uint8Array): void {
  for (const { id, parse } of feedAdapters) {
    const outcome = parse(body, replay);
    if (!outcome.ok) {
      expect(outcome.fault.kind, id).toMatch(/^feed-/);
      continue;
    }
    for (const reading of outcome.value.readings) {
      expect(reading.value === null || Number.isFinite(reading.value), id).toBe(true);
      expect(Object.isFrozen(reading)).toBe(true);
      const texts =
        reading.kind === 'alert'
          ? [reading.headline, reading.text ?? '', reading.rawLevel ?? '']
          : [reading.what];
      for (const text of texts) expect(text, id).not.toMatch(/<[a-z!/?]/i);
      expect(reading.source.url ?? 'https:', id).toMatch(/^https?:/);
    }
  }
}

const recordings = [
  ...[
    'cap-australia.xml',
    'cap-canada.xml',
    'cap-weather.xml',
    'gdacs-rss-1.xml',
    'kr-hrfco-waterlevel-10M.json',
  ],
  ...['kr-safetydata-disaster-message-ok.json', 'kr-safetydata-error-expired-key.json'],
].map((name) => `feeds/${name}`);

describe('a hostile body', () => {
  it('of any bytes is answered by every adapter', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), expectSafe), { numRuns: 300 });
  });

  it('of any JSON is answered by every adapter', () => {
    const keys = fc.constantFrom(
      'response',
      'header',
      'resultCode',
      'body',
      'items',
      'item',
      'features',
      'properties',
      'value',
      'content',
      'code',
      '__proto__',
      'constructor',
      't6',
      'tmFc',
      'SN',
    );
    const { node } = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom<unknown>(
          '00',
          '200',
          0,
          1e308,
          -1,
          null,
          true,
          '',
          '<script>',
          'o 없음',
          '202307150900',
          '\ud800',
        ),
        fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(keys, tie('node'), { maxKeys: 5 }),
      ),
    }));
    fc.assert(
      fc.property(node, (json) => expectSafe(bytesOf(JSON.stringify(json)))),
      { numRuns: 500 },
    );
  });

  it('of 50 MB is refused unread', () => {
    const body = new Uint8Array(50 * 2 ** 20).fill(0x20);
    for (const { parse } of feedAdapters) {
      expect(parse(body, replay)).toMatchObject({ fault: { kind: 'feed-too-large', bytes: 50 * 2 ** 20 } });
    }
  });

  it('nested to the limit of its size is answered', () => {
    const depth = maximumBodyBytes / 8;
    expectSafe(bytesOf(`${'['.repeat(depth)}${']'.repeat(depth)}`));
    expectSafe(bytesOf(`{"features":${'[{"properties":'.repeat(50_000)}`));
  });
});

describeWithSharedData('feeds/gdacs-rss-1.xml', 'a recording', () => {
  it.each(recordings)('%s, cut off, shuffled or with bytes changed, is answered by every adapter', (path) => {
    const bytes = Uint8Array.from(readSharedData(path));
    const piece = fc.record({
      from: fc.nat(bytes.length - 1),
      length: fc.nat(400),
      with: fc.uint8Array({ maxLength: 30 }),
    });
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 3 }), fc.boolean(), (changes, isCut) => {
        let body: readonly number[] = [...bytes];
        for (const { from, length, with: put } of changes) {
          body = isCut ? body.slice(0, from) : [...body.slice(0, from), ...put, ...body.slice(from + length)];
        }
        expectSafe(Uint8Array.from(body));
      }),
      { numRuns: 40 },
    );
  });
});
