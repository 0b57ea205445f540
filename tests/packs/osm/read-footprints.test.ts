import { expect, it } from 'vitest';
import { buildingsFromOsm } from '../../../src/domain/region/osm/buildings/buildings-from-osm.ts';
import { placeOsm } from '../../../src/domain/region/osm/placed-osm.ts';
import { ringAreaM2 } from '../../../src/domain/region/ring-geometry.ts';
import { readFootprints } from '../../../src/packs/osm/read-footprints.ts';
import { projectionFor } from '../../support/osm-town.ts';
import { describeWithSharedData, readSharedData } from '../../support/shared-data.ts';

const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const square = (lon: number, lat: number, size = 0.0002): number[][] => [
  [lon, lat],
  [lon + size, lat],
  [lon + size, lat + size],
  [lon, lat + size],
  [lon, lat],
];
const feature = (coordinates: unknown, properties: object = {}, type = 'Polygon') => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
});
const grid = { epsg: 5186, westM: 210_000, northM: 560_000, cellSizeM: 10, columns: 1000, rows: 1000 };

function stockOf(bytes: Uint8Array) {
  const result = readFootprints('a.geojson', bytes);
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return buildingsFromOsm(placeOsm(result.value, projectionFor(grid.epsg), grid));
}

it('reads heights and floors by the names that Korean files give them', () => {
  const { stock, report } = stockOf(
    bytesOf({
      features: [
        feature([square(127.18, 37.61)], { HEIGHT: 12.5, GRND_FLR: 4, UGRND_FLR: 2 }),
        feature([square(127.181, 37.61)], { 높이: '9', 지상층수: 3, name: 'building' }),
        feature([square(127.182, 37.61, 0.0001)], { height: null }),
      ],
    }),
  );
  expect([...stock.heightM]).toEqual([12.5, 9, expect.closeTo(2.9, 5)]);
  expect([...stock.floors]).toEqual([4, 3, 1]);
  expect([...stock.basementFloors]).toEqual([2, 0, 0]);
  expect(report.assumed).toMatchObject({ 'height-assumed': 1, 'floors-assumed': 1, 'basement-unknown': 2 });
});

it('subtracts courtyards from the footprint', () => {
  const hole = square(127.18005, 37.61005, 0.0001);
  const { stock } = stockOf(bytesOf({ features: [feature([square(127.18, 37.61), hole])] }));
  const ringM2 = ringAreaM2(stock.ringXY);
  expect(stock.count).toBe(1);
  expect((stock.footprintM2[0] as number) / ringM2).toBeCloseTo(0.75, 3);
});

it('notices coordinates in the wrong order, and files without polygons', () => {
  const swapped = bytesOf({ features: [feature([square(37.61, 127.18)])] });
  expect(readFootprints('a', swapped)).toMatchObject({
    ok: false,
    fault: { kind: 'osm-coordinates-swapped' },
  });
  const points = bytesOf({ features: [feature([127, 37], {}, 'Point')] });
  expect(readFootprints('a', points)).toMatchObject({
    fault: { kind: 'osm-not-footprints', field: 'geometry' },
  });
  expect(readFootprints('a', bytesOf({}))).toMatchObject({
    fault: { kind: 'osm-not-footprints', field: 'features' },
  });
});

describeWithSharedData(
  'korea-osm/namyangju-buildings-height.geojson',
  'the real footprints of Namyangju',
  () => {
    const bytes = readSharedData('korea-osm/namyangju-buildings-height.geojson');
    const { features } = JSON.parse(bytes.toString()) as {
      features: { properties: { height: number | null }; geometry: { coordinates: number[][][][] } }[];
    };
    const { stock, report } = stockOf(bytes);
    const droppedCount = Object.values(report.dropped).reduce((sum, count) => sum + count, 0);

    it('become buildings but for the few whose rings are no rings, and none is lost unseen', () => {
      expect(stock.count + droppedCount).toBe(177);
      expect(stock.count).toBeGreaterThan(170);
    });

    it('keep the heights of the file and assume the rest', () => {
      const given = features.filter(({ properties }) => (properties.height ?? 0) >= 1.5).length;
      const withHeight = stock.count - (report.assumed['height-assumed'] ?? 0);
      expect(withHeight).toBeGreaterThan(given - droppedCount - 1);
      expect(withHeight).toBeLessThanOrEqual(given);
      const tallest = Math.max(...features.map(({ properties }) => properties.height ?? 0));
      expect(Math.max(...stock.heightM)).toBe(tallest);
    });

    it('have the areas that the spherical formula gives from their degrees', () => {
      const areaOf = (ring: number[][]): number => {
        const toM = (6_371_008.8 * Math.PI) / 180;
        const cosine = Math.cos((37.618 * Math.PI) / 180);
        const xy = ring
          .slice(0, -1)
          .flatMap(([lon, lat]) => [
            ((lon as number) - 127.18) * toM * cosine,
            ((lat as number) - 37.618) * toM,
          ]);
        return Math.abs(ringAreaM2(xy));
      };
      const wantedM2 = features.reduce(
        (sum, { geometry }) => sum + areaOf(geometry.coordinates[0]?.[0] ?? []),
        0,
      );
      const foundM2 = stock.footprintM2.reduce((sum, areaM2) => sum + areaM2, 0);
      expect(foundM2 / wantedM2).toBeGreaterThan(0.95);
      expect(foundM2 / wantedM2).toBeLessThan(1.005);
    });
  },
);
