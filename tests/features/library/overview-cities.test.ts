import { expect, test } from 'vitest';
import { cities } from '../../../src/domain/geo/cities.ts';
import { placedCities } from '../../../src/features/library/overview-cities.ts';
import { overviewFrames } from '../../../src/features/library/overview-frame.ts';

test.each([
  ['korea', 'ko'],
  ['korea', 'en'],
  ['world', 'ko'],
  ['world', 'en'],
] as const)(
  'names of cities on the map of %s in %s lie inside it and not over each other',
  (id, language) => {
    const placed = placedCities(id, language);
    const names = placed.flatMap(({ y, label }) => {
      if (label === null) return [];
      // Hangul is as wide as high; a Latin letter is about half as wide.
      const width = label.text.length * (language === 'ko' ? 9 : 5);
      const left = label.anchor === 'start' ? label.x : label.x - width;
      return [{ left, right: left + width, y, text: label.text }];
    });
    expect(names.length).toBeGreaterThan(placed.length * 0.7);
    for (const [k, a] of names.entries()) {
      expect(a.left).toBeGreaterThanOrEqual(0);
      expect(a.right).toBeLessThanOrEqual(overviewFrames[id].width);
      for (const b of names.slice(k + 1))
        expect(a.left < b.right && b.left < a.right && Math.abs(a.y - b.y) < 9, `${a.text} ${b.text}`).toBe(
          false,
        );
    }
  },
);

test('each metropolitan city of Korea is named on its map', () => {
  const named = placedCities('korea', 'ko').flatMap(({ label }) => (label === null ? [] : [label.text]));
  const wanted = ['서울', '부산', '대구', '인천', '광주', '대전', '울산', '세종'];
  for (const name of wanted) expect(named).toContain(name);
});

test('cities of one name lie at different places, and no city is listed twice', () => {
  const keys = cities.map(({ ko, lngDeg, latDeg }) => `${ko} ${lngDeg} ${latDeg}`);
  expect(new Set(keys).size).toBe(cities.length);
});
