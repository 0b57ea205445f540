import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256, sha256OfText } from '../../src/core/sha256.ts';

describe('sha256', () => {
  /** Examples of NIST FIPS 180-4 (one block, two blocks, empty, a million letters). */
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
    ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
  ])('has the published digest of %.20s', (text, digest) => {
    expect(sha256OfText(text)).toBe(digest);
  });

  it('agrees with the platform on any bytes in any pieces', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 6 }), (pieces) => {
        const ours = sha256();
        const theirs = createHash('sha256');
        for (const piece of pieces) {
          ours.update(piece);
          theirs.update(piece);
        }
        expect(ours.hex()).toBe(theirs.digest('hex'));
      }),
    );
  });

  it('goes on from what another digest saved, wherever that stopped', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ maxLength: 300 }), (before, after) => {
        const stopped = sha256();
        stopped.update(before);
        const next = sha256(stopped.save());
        next.update(after);
        expect(next.hex()).toBe(createHash('sha256').update(before).update(after).digest('hex'));
      }),
    );
  });

  it('reads text as UTF-8', () => {
    for (const text of ['해태', 'é', '🌊 물', '\u07ff\u0800']) {
      expect(sha256OfText(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
    }
  });

  it('cannot be continued after its end', () => {
    const digest = sha256();
    digest.hex();
    expect(() => digest.update(new Uint8Array(1))).toThrow();
    expect(() => digest.hex()).toThrow();
  });
});
