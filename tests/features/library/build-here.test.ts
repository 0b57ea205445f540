import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OfferedSource } from '../../../src/domain/region/build/offered-source.ts';
import {
  boxBetween,
  graticule,
  koreaBox,
  mapHeight,
  mapWidth,
  pathOfRings,
  projectView,
  viewOf,
  zoomed,
} from '../../../src/features/library/build/build-view.ts';
import { expectedDownload, layersWithoutGiver } from '../../../src/features/library/build/expected-layers.ts';

const view = fc.record({
  lngDeg: fc.double({ min: 120, max: 135, noNaN: true }),
  latDeg: fc.double({ min: 30, max: 45, noNaN: true }),
  spanDeg: fc.double({ min: 0.05, max: 20, noNaN: true }),
});

test('a place on the map is the place that was drawn there', () => {
  fc.assert(
    fc.property(view, fc.nat(mapWidth), fc.nat(mapHeight), (shown, x, y) => {
      const on = projectView(shown);
      expect(on.x(on.lng(x))).toBeCloseTo(x, 4);
      expect(on.y(on.lat(y))).toBeCloseTo(y, 4);
    }),
  );
});

test('zooming leaves the place under the pointer where it is', () => {
  fc.assert(
    fc.property(view, fc.constantFrom(0.8, 1.25), fc.nat(mapWidth), (shown, factor, x) => {
      const at = [projectView(shown).lng(x), shown.latDeg] as const;
      expect(projectView(zoomed(shown, factor, at)).x(at[0])).toBeCloseTo(x, 3);
    }),
  );
});

test('the view of a box shows all of it with room around', () => {
  const on = projectView(viewOf(koreaBox));
  expect(on.x(koreaBox[0])).toBeGreaterThan(0);
  expect(on.x(koreaBox[2])).toBeLessThan(mapWidth);
  expect(on.y(koreaBox[3])).toBeGreaterThan(0);
  expect(on.y(koreaBox[1])).toBeLessThan(mapHeight);
});

test('a few meridians at round numbers cross every view', () => {
  fc.assert(
    fc.property(view, (shown) => {
      const { lngs, digits } = graticule(shown);
      expect(lngs.length).toBeLessThanOrEqual(8);
      expect(lngs.length).toBeGreaterThanOrEqual(2);
      for (const lng of lngs) expect(Number(lng.toFixed(digits))).toBeCloseTo(lng, 6);
    }),
  );
});

test('a box may be drawn from any corner', () => {
  expect(boxBetween([128, 35], [127, 36])).toEqual([127, 35, 128, 36]);
});

test('rings become closed lines with north up', () => {
  expect(pathOfRings([[127, 36, 128, 36, 128, 37]], 0)).toBe('M127 -36L128 -36L128 -37Z');
});

test('a layer is missing exactly where nothing gives it', () => {
  expect(layersWithoutGiver(['terrain', 'map-features', 'census'])).toEqual(['admin-areas', 'gauges']);
  expect(layersWithoutGiver([])).toHaveLength(7);
});

const source = (id: string, role: OfferedSource['role'], expectedBytes: number | null): OfferedSource => ({
  id,
  role,
  name: { ko: id, en: id },
  host: 'data.example',
  licence: '',
  resolutionM: null,
  vintage: null,
  expectedBytes,
  mostBytes: 1000,
});

test('of each layer only the first allowed data set is counted, and what has no known size is said', () => {
  const offered = [
    source('glo30', 'terrain', 400),
    source('skadi', 'terrain', null),
    source('overpass', 'map-features', null),
  ];
  expect(expectedDownload(offered, [])).toMatchObject({ knownBytes: 400, unknown: 1, mostBytes: 1400 });
  expect(expectedDownload(offered, ['glo30'])).toMatchObject({ knownBytes: 0, unknown: 2, mostBytes: 2000 });
});
