import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBoundaries } from '../../../src/packs/boundaries/read-boundaries.ts';
import { describeWithSharedData, readSharedData } from '../../support/shared-data.ts';
import { utf8 } from '../tables/table-bytes.ts';

const box = (west: number, south: number, side = 0.1): number[][] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];

const feature = (properties: object, coordinates: unknown, type = 'Polygon'): object => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
});

const collection = (...features: readonly object[]) =>
  utf8(JSON.stringify({ type: 'FeatureCollection', features }), 'areas.json');

const faultOf = (...args: Parameters<typeof readBoundaries>) => {
  const read = readBoundaries(...args);
  return read.ok ? null : read.fault;
};

function good(...args: Parameters<typeof readBoundaries>) {
  const read = readBoundaries(...args);
  if (!read.ok) throw new Error(JSON.stringify(read.fault));
  return read.value;
}

describe('boundaries of GeoJSON', () => {
  test('keep holes, join parts of one code and take the last word of a whole path', () => {
    const { set } = good(
      collection(
        feature({ adm_cd: '33043110', adm_nm: '충청북도 청주시흥덕구 오송읍' }, [
          box(127, 36),
          box(127.02, 36.02, 0.01),
        ]),
        feature(
          { adm_cd: '33043110', adm_nm: '충청북도 청주시흥덕구 오송읍' },
          [[box(127.5, 36.5)]],
          'MultiPolygon',
        ),
      ),
      { baseYear: 2023 },
    );
    expect(set.codeList).toEqual({ system: 'kostat', baseYear: 2023 });
    expect(set.boundaries).toHaveLength(1);
    const [osong] = set.boundaries;
    expect(osong?.name).toEqual({ ko: '오송읍', en: '충청북도 청주시흥덕구 오송읍' });
    expect(osong?.polygons.map((rings) => rings.map((ring) => ring.length / 2))).toEqual([[4, 4], [4]]);
    expect(osong?.boundsDeg).toEqual([127, 36, 127.6, 36.6]);
  });

  test.each([
    ['kostat', { code: '21010', name: '중구' }, { code: '39010', name: '제주시' }],
    ['legal-dong', { code: '26110', name: '중구' }, { code: '48120', name: '창원시' }],
    ['legal-dong', { SIG_CD: '11110', SIG_KOR_NM: '종로구' }, { SIG_CD: '11140', SIG_KOR_NM: '중구' }],
    [
      'admin-dong',
      { adm_cd2: '1111051500', adm_nm: '청운효자동' },
      { adm_cd2: '1111053000', adm_nm: '사직동' },
    ],
  ])('belong to the list %s by property, length or province', (system, one, other) => {
    const { set } = good(collection(feature(one, [box(127, 36)]), feature(other, [box(128, 36)])));
    expect(set.codeList).toEqual({ system, baseYear: null });
  });

  test('whose list cannot be told are refused, and taken once it is said', () => {
    const seoul = collection(feature({ code: '11010', name: '종로구' }, [box(127, 37.5)]));
    expect(faultOf(seoul)).toEqual({
      kind: 'boundary-code-system',
      file: 'areas.json',
      came: '11010',
      wanted: 'kostat, legal-dong, admin-dong',
    });
    expect(good(seoul, { codeSystem: 'kostat' }).set.codeList.system).toBe('kostat');
    const ten = collection(feature({ code: '1111010100', name: '청운동' }, [box(127, 37.5)]));
    expect(faultOf(ten)?.kind).toBe('boundary-code-system');
  });

  test('without codes, in metres or with exchanged coordinates are refused', () => {
    expect(faultOf(collection(feature({ title: '어딘가' }, [box(127, 36)])))).toMatchObject({
      kind: 'boundary-no-code',
      came: 'title',
    });
    const metres = collection(feature({ code: '21010', name: '중구' }, [box(958_000, 1_950_000, 500)]));
    expect(faultOf(metres)).toMatchObject({
      kind: 'boundary-position',
      code: '21010',
      x: 958_000,
      y: 1_950_000,
    });
    const turned = collection(feature({ code: '21010', name: '중구' }, [box(36, 127)]));
    expect(faultOf(turned)).toMatchObject({ kind: 'boundary-position' });
  });

  test('leave out features without a name or an area, and say so', () => {
    const { set, refused } = good(
      collection(
        feature({ code: '21010', name: '중구' }, [box(129, 35)]),
        feature({ code: '21020' }, [box(129, 35)]),
        feature({ code: '21030', name: '동구' }, [127, 36], 'Point'),
        feature({ code: '210', name: '구' }, [box(129, 35)]),
      ),
    );
    expect(set.boundaries.map(({ code }) => code)).toEqual(['21010']);
    expect(refused.first).toEqual([
      { kind: 'row-missing', row: 2, column: 'name' },
      { kind: 'row-geometry', row: 3, came: 'Point', wanted: 'Polygon, MultiPolygon' },
      { kind: 'row-missing', row: 4, column: 'code' },
    ]);
    expect(faultOf(collection(feature({ code: '21030', name: '동구' }, [127, 36], 'Point')))).toEqual({
      kind: 'boundary-none',
      file: 'areas.json',
      refused: 1,
    });
  });

  test.each([
    '',
    '{',
    'null',
    '[]',
    '{"type":"Topology"}',
    '{"type":"Topology","arcs":[],"objects":{"a":{"type":"Polygon","arcs":[[7]]}}}',
  ])('%j are no boundaries', (text) => {
    expect(faultOf(utf8(text, 'areas.json'))?.kind).toMatch(/^boundary-(unreadable|no-code)$/);
  });
});

describe('any JSON', () => {
  const value = fc.jsonValue({ maxDepth: 4 });

  test('in place of a part gives finite rings or a typed fault', () => {
    const part = fc.record({
      properties: fc.oneof(value, fc.constant({ code: '21010', name: '중구' })),
      geometry: fc.oneof(
        value,
        fc.record({
          type: fc.constantFrom('Polygon', 'MultiPolygon'),
          coordinates: fc.oneof(
            value,
            fc.array(fc.array(fc.array(fc.double(), { maxLength: 3 }), { maxLength: 5 })),
          ),
        }),
      ),
    });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), (parts) => {
        const features = parts.map((one) => ({ type: 'Feature', ...one }));
        const read = readBoundaries(collection(...features));
        if (!read.ok) {
          expect(read.fault.kind).toMatch(/^boundary-/);
          return;
        }
        for (const { polygons, boundsDeg } of read.value.set.boundaries) {
          expect(boundsDeg.every(Number.isFinite)).toBe(true);
          expect(polygons.flat().every((ring) => ring.every(Number.isFinite))).toBe(true);
        }
      }),
      { numRuns: 800 },
    );
  });
});

describeWithSharedData('korea-admin', 'a damaged file of provinces', () => {
  const whole = new Uint8Array(readSharedData('korea-admin/skorea-provinces-2018-topo-simple.json'));

  test('cut anywhere or with bytes changed gives finite rings or a typed fault', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.nat(whole.length), fc.constant(whole.length)),
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.constantFrom(0x30, 0x39, 0x2d, 0x2c, 0x5d, 0xff)), {
          maxLength: 3,
        }),
        (length, changes) => {
          const bytes = whole.slice();
          for (const [at, byte] of changes) bytes[at] = byte;
          const read = readBoundaries({ name: 'damaged.json', bytes: bytes.subarray(0, length) });
          if (!read.ok) {
            expect(read.fault.kind).toMatch(/^boundary-/);
            return;
          }
          for (const { boundsDeg } of read.value.set.boundaries)
            expect(boundsDeg.every(Number.isFinite)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});
