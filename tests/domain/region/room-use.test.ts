import { expect, test } from 'vitest';
import { roomUse } from '../../../src/domain/region/room-use.ts';
import type { DamagedPack, StoredPack } from '../../../src/domain/region/stored-pack.ts';

const pack = { sizeBytes: 30 } as StoredPack;
const damaged: DamagedPack = { hash: 'a', sizeBytes: 5, problem: 'manifest-missing' };

test('the rest of the room is what neither kept nor damaged packs take', () => {
  const room = { usedBytes: 100, quotaBytes: 1000, isPersistent: false };
  expect(roomUse(room, [pack, pack], [damaged])).toEqual({
    keptBytes: 60,
    damagedBytes: 5,
    otherBytes: 35,
    freeBytes: 900,
  });
});

test('what the browser does not tell stays unknown, and a rounded use never makes the rest negative', () => {
  const silent = { usedBytes: null, quotaBytes: null, isPersistent: null };
  expect(roomUse(silent, [pack], [])).toMatchObject({ keptBytes: 30, otherBytes: null, freeBytes: null });
  const rounded = { usedBytes: 20, quotaBytes: 10, isPersistent: null };
  expect(roomUse(rounded, [pack], [])).toMatchObject({ otherBytes: 0, freeBytes: 0 });
});
