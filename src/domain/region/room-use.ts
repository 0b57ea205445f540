import type { LibraryContent } from './stored-pack.ts';

/** What takes the room that the browser gives; null where the browser does not tell. */
export interface RoomUse {
  readonly keptBytes: number;
  readonly damagedBytes: number;
  /** The app itself and all else of this address. */
  readonly otherBytes: number | null;
  readonly freeBytes: number | null;
}

/** Browsers round what they tell of the use, so that the rest is 0 where it would fall below. */
export function roomUse(
  room: LibraryContent['room'],
  packs: LibraryContent['packs'],
  damaged: LibraryContent['damaged'],
): RoomUse {
  const keptBytes = packs.reduce((sum, pack) => sum + pack.sizeBytes, 0);
  const damagedBytes = damaged.reduce((sum, pack) => sum + pack.sizeBytes, 0);
  const { usedBytes, quotaBytes } = room;
  return {
    keptBytes,
    damagedBytes,
    otherBytes: usedBytes === null ? null : Math.max(usedBytes - keptBytes - damagedBytes, 0),
    freeBytes: usedBytes === null || quotaBytes === null ? null : Math.max(quotaBytes - usedBytes, 0),
  };
}
