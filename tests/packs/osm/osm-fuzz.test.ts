import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildingsFromOsm } from '../../../src/domain/region/osm/buildings/buildings-from-osm.ts';
import { facilitiesFromOsm } from '../../../src/domain/region/osm/facilities/facilities-from-osm.ts';
import { landCoverFromOsm } from '../../../src/domain/region/osm/land/land-cover-from-osm.ts';
import { type OsmData, osmKeys } from '../../../src/domain/region/osm/osm-data.ts';
import type { OsmFault } from '../../../src/domain/region/osm/osm-fault.ts';
import { placeOsm } from '../../../src/domain/region/osm/placed-osm.ts';
import { roadsFromOsm } from '../../../src/domain/region/osm/roads/roads-from-osm.ts';
import { waterwaysFromOsm } from '../../../src/domain/region/osm/water/waterways-from-osm.ts';
import { checkRegion } from '../../../src/domain/region/region-checks.ts';
import { osmEn } from '../../../src/i18n/en/osm.ts';
import { osmKo } from '../../../src/i18n/ko/osm.ts';
import { bytesInMemory } from '../../../src/packs/bytes/byte-source.ts';
import { readFootprints } from '../../../src/packs/osm/read-footprints.ts';
import { readOsmPbf } from '../../../src/packs/osm/read-osm-pbf.ts';
import { readOverpass } from '../../../src/packs/osm/read-overpass.ts';
import { osmPbf } from '../../support/osm-pbf-writer.ts';
import { projectionFor } from '../../support/osm-town.ts';
import { buildRegion } from '../../support/region-builder.ts';

/** Compilation fails here when a kind has no sentence in one of the languages. */
const sentences: Readonly<Record<'ko' | 'en', Readonly<Record<OsmFault['kind'], string>>>> = {
  ko: osmKo.fault,
  en: osmEn.fault,
};
const kinds: ReadonlySet<string> = new Set(Object.keys(sentences.ko));

const grid = { epsg: 5186, westM: 200_000, northM: 380_000, cellSizeM: 50, columns: 60, rows: 60 };
const projection = projectionFor(grid.epsg);

/** A soundness check of everything that is made from elements, whatever they are. */
function judge(data: OsmData): void {
  const placed = placeOsm(data, projection, grid);
  const { stock } = buildingsFromOsm(placed);
  const { roads } = roadsFromOsm(placed, () => 10);
  const { facilities } = facilitiesFromOsm(placed, { buildings: stock, roads });
  const { rivers } = waterwaysFromOsm(placed);
  const people = new Uint16Array(stock.count);
  const region = {
    ...buildRegion({ grid }),
    kind: 'real' as const,
    buildings: { ...stock, dayPeople: people, nightPeople: people, adminIndex: people },
    roads,
    facilities,
    rivers,
    landCover: landCoverFromOsm(placed).codes,
  };
  expect(checkRegion(region)).toEqual([]);
}

const near = (eastM: number, northM: number): { lon: number; lat: number } => {
  const [lon, lat] = projection.toLngLat(grid.westM + eastM, grid.northM - northM);
  return { lon, lat };
};

const nodes = Array.from({ length: 24 }, (_, k) => ({
  id: 100 + k,
  ...near(300 + 400 * (k % 5) + 17 * k, 300 + 500 * Math.floor(k / 5)),
  tags: k % 7 === 0 ? { amenity: 'hospital', name: `병원 ${k}`, beds: '10' } : {},
}));
const ways = [
  { id: 1, nodes: [100, 101, 106, 105, 100], tags: { building: 'apartments', height: '30' } },
  { id: 2, nodes: [100, 106, 112, 118], tags: { highway: 'primary', oneway: '-1', bridge: 'yes' } },
  { id: 3, nodes: [102, 107, 112, 117, 122], tags: { waterway: 'river', name: '강' } },
  { id: 4, nodes: [110, 111, 116, 115, 110], tags: {} },
  { id: 5, nodes: [103, 104, 109, 108, 103], tags: { landuse: 'forest' } },
];
const relations = [
  {
    id: 9,
    members: [{ type: 1 as const, id: 4, role: 'outer' }],
    tags: { type: 'multipolygon', natural: 'water' },
  },
];
const boundsDeg = [125, 34, 129, 38] as const;
const files = (['raw', 'zlib'] as const).map((packing) =>
  osmPbf([{ dense: nodes }, { ways }, { relations }], { packing }),
);
const readPbf = (bytes: Uint8Array<ArrayBuffer>) =>
  readOsmPbf(bytesInMemory('fuzz.osm.pbf', bytes), { boundsDeg, keys: osmKeys });

async function holdsPbf(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const result = await readPbf(bytes);
  if (result.ok) judge(result.value);
  else expect(kinds.has(result.fault.kind) || result.fault.kind === 'bytes-cut').toBe(true);
}

function holds(result: ReturnType<typeof readOverpass>): void {
  if (result.ok) judge(result.value);
  else expect(kinds.has(result.fault.kind)).toBe(true);
}

const damage = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 4 });

function damaged(
  bytes: Uint8Array,
  changes: readonly (readonly [number, number])[],
): Uint8Array<ArrayBuffer> {
  const copy = Uint8Array.from(bytes);
  for (const [at, value] of changes) copy[at % copy.length] = value;
  return copy;
}

describe('a damaged PBF file', () => {
  it('is whole when it is whole', async () => {
    const results = await Promise.all(files.map(readPbf));
    const [raw, packed] = results;
    expect(raw).toEqual(packed);
    expect(raw?.ok && raw.value.ways.length).toBe(5);
    for (const result of results) if (result.ok) judge(result.value);
  });

  it('cut anywhere gives a fault, unless it is cut between blocks', async () => {
    for (const bytes of files) {
      let whole = 0;
      for (let length = 0; length < bytes.length; length++) {
        const result = await readPbf(bytes.slice(0, length));
        if (result.ok) whole++;
      }
      expect(whole).toBe(3);
    }
  });

  it('with changed bytes gives a fault or sound columns', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), damage, (bytes, changes) =>
        holdsPbf(damaged(bytes, changes)),
      ),
      { numRuns: 600 },
    );
  });

  it('of random bytes gives a fault', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => holdsPbf(Uint8Array.from(bytes))),
      { numRuns: 300 },
    );
  });
});

describe('a strange JSON answer', () => {
  const encode = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
  const answer = encode({
    elements: [
      ...nodes.map((node) => ({ type: 'node', ...node })),
      ...ways.map((way) => ({ type: 'way', ...way })),
      {
        type: 'relation',
        id: 9,
        members: [{ type: 'way', ref: 4, role: 'outer' }],
        tags: { type: 'multipolygon', natural: 'water' },
      },
    ],
  });
  const footprints = encode({
    features: [1, 5].map((size) => ({
      properties: { height: size },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [near(500, 500), near(500 + 9 * size, 500), near(500, 540)].map(({ lon, lat }) => [lon, lat]),
        ],
      },
    })),
  });

  it('cut or changed anywhere gives a fault or sound columns', () => {
    fc.assert(
      fc.property(damage, fc.nat(), (changes, length) => {
        holds(readOverpass('a', damaged(answer, changes)));
        holds(readOverpass('a', answer.slice(0, length % answer.length)));
        holds(readFootprints('b', damaged(footprints, changes)));
      }),
      { numRuns: 250 },
    );
  });

  it('of any values in any place gives a fault or sound columns', () => {
    const value = fc.oneof(
      fc.jsonValue(),
      fc.double(),
      fc.constantFrom('way', 'node', 'building', '__proto__', 36, 127, 1e308, -0),
    );
    const element = fc.record(
      {
        type: fc.oneof(fc.constantFrom('node', 'way', 'relation'), value),
        id: fc.oneof(fc.integer({ min: -3, max: 130 }), value),
        lat: fc.oneof(fc.double({ min: 36, max: 36.1 }), value),
        lon: fc.oneof(fc.double({ min: 127, max: 127.1 }), value),
        nodes: fc.oneof(fc.array(fc.oneof(fc.integer({ min: 99, max: 125 }), value)), value),
        geometry: fc.oneof(fc.array(fc.record({ lat: value, lon: value })), value),
        members: fc.oneof(
          fc.array(fc.record({ type: value, ref: value, role: value, geometry: value })),
          value,
        ),
        tags: fc.oneof(
          fc.dictionary(
            fc.constantFrom('highway', 'building', 'natural', '__proto__', 'height'),
            fc.constantFrom('yes', 'primary', 'water', '1e999', '-1'),
          ),
          value,
        ),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(element, { maxLength: 8 }), (elements) => {
        holds(
          readOverpass(
            'a',
            encode({ elements: [...nodes.map((node) => ({ type: 'node', ...node })), ...elements] }),
          ),
        );
        holds(
          readFootprints(
            'b',
            encode({
              features: elements.map((one) => ({
                properties: one.tags,
                geometry: { type: 'Polygon', coordinates: one.geometry },
              })),
            }),
          ),
        );
      }),
      { numRuns: 250 },
    );
  });
});
