import { foldedName } from './search-packs.ts';
import type { StoredPack } from './stored-pack.ts';

/** Of the ground that two packs of one place cover together, the part that both cover at least. */
const leastSharedPart = 0.8;

/**
 * Whether two packs are versions of one place: of one kind, with one id or one name, and on nearly the same ground. A
 * rebuild with another grid or other sources has another id, so that neither id nor name alone decides.
 */
export function isSamePlace(a: StoredPack, b: StoredPack): boolean {
  if (a.hash === b.hash || a.kind !== b.kind) return false;
  const isNamedAlike =
    a.id === b.id ||
    foldedName(a.name.ko) === foldedName(b.name.ko) ||
    foldedName(a.name.en) === foldedName(b.name.en);
  return isNamedAlike && sharedPart(a.boundsDeg, b.boundsDeg) >= leastSharedPart;
}

/** The packs of the same place that were kept earlier and are not wanted beside it, the latest first. */
export const olderVersions = (pack: StoredPack, packs: readonly StoredPack[]): readonly StoredPack[] =>
  packs
    .filter(
      (other) =>
        other.savedAtMs < pack.savedAtMs && isSamePlace(pack, other) && !pack.beside.includes(other.hash),
    )
    .sort((a, b) => b.savedAtMs - a.savedAtMs);

/** The latest date that a source of the pack states, or null when none does. ISO 8601 dates order as text. */
export const latestSourceDate = ({ sources }: Pick<StoredPack, 'sources'>): string | null =>
  sources.reduce<string | null>(
    (latest, { date }) => (date !== null && (latest === null || date > latest) ? date : latest),
    null,
  );

type Bounds = StoredPack['boundsDeg'];

/** Area that both boxes cover over area that either covers, 0 to 1. */
function sharedPart(a: Bounds, b: Bounds): number {
  const width = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const height = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  if (width <= 0 || height <= 0) return 0;
  return (width * height) / (areaOf(a) + areaOf(b) - width * height);
}

const areaOf = ([west, south, east, north]: Bounds): number => (east - west) * (north - south);
