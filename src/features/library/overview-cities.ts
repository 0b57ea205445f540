import { type City, cities } from '../../domain/geo/cities.ts';
import type { OverviewId } from './load-outlines.ts';
import { overviewFrames, pointOn } from './overview-frame.ts';

/** A city on the small map; `label` is null where its name would lie over another. */
export interface PlacedCity {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly label: { readonly text: string; readonly x: number; readonly anchor: 'start' | 'end' } | null;
}

/** Height of a name on the map, and the gap between a dot and its name, px. */
export const cityNamePx = 9.5;
const gapPx = 4;

/** Ranks that each map names, and those it only marks. */
const ranks: Readonly<Record<OverviewId, readonly City['rank'][]>> = { korea: [1, 2], world: [4] };

interface Box {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

/** Cities of one map, the larger first: each named to the right of its dot, else to the left, else not at all. */
export function placedCities(id: OverviewId, language: 'ko' | 'en'): readonly PlacedCity[] {
  const frame = overviewFrames[id];
  const taken: Box[] = [];
  return cities
    .filter(({ rank }) => ranks[id].includes(rank))
    .concat(id === 'world' ? cities.filter(({ en }) => en === 'Seoul') : [])
    .map((city) => ({ city, at: pointOn(frame, city.lngDeg, city.latDeg) }))
    .filter(({ at: [x, y] }) => x > 0 && y > 0 && x < frame.width && y < frame.height)
    .sort((a, b) => a.city.rank - b.city.rank)
    .map(({ city, at: [x, y] }, _, all) => {
      const text = city[language];
      const dots = all.filter((other) => other.city !== city).map(({ at }) => at);
      const width = widthOf(text);
      const places = [
        { anchor: 'start', x: x + gapPx, box: { left: x + gapPx, right: x + gapPx + width, y } },
        { anchor: 'end', x: x - gapPx, box: { left: x - gapPx - width, right: x - gapPx, y } },
      ] as const;
      const free = places.find(
        ({ box }) =>
          box.left > 0 &&
          box.right < frame.width &&
          !taken.some((other) => areClose(box, other)) &&
          !dots.some(([dotX, dotY]) => areClose(box, { left: dotX - 1, right: dotX + 1, y: dotY })),
      );
      if (free !== undefined) taken.push(free.box);
      const label = free === undefined ? null : { text, x: free.x, anchor: free.anchor };
      return { id: `${city.en} ${city.lngDeg}`, x, y, label };
    });
}

/** Hangul syllables are as wide as high, Latin letters about half of it. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, char) => sum + (char > '\u0fff' ? 1 : 0.56) * cityNamePx, 0);

const areClose = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && Math.abs(a.y - b.y) < cityNamePx;
