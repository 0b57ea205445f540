import { afterEach, expect, test, vi } from 'vitest';
import { sha256Hex } from '../../src/packs/pack-files.ts';

afterEach(() => vi.unstubAllGlobals());

/** FIPS 180-4 example: SHA-256 of "abc". */
const abcDigest = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

test('the digest is that of the standard, with and without the cryptography of the browser', async () => {
  const abc = new TextEncoder().encode('abc');
  expect(await sha256Hex(abc)).toBe(abcDigest);
  vi.stubGlobal('crypto', {});
  expect(await sha256Hex(abc)).toBe(abcDigest);
});
