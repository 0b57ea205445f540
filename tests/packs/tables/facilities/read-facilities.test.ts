import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { projectionOf } from '../../../../src/domain/geo/projection.ts';
import { checkFacilities } from '../../../../src/domain/region/checks/check-facilities.ts';
import { openFindings } from '../../../../src/domain/region/checks/finding.ts';
import type { Shelter } from '../../../../src/domain/region/facilities.ts';
import { kindOfText } from '../../../../src/packs/tables/facilities/facility-kind.ts';
import { placedWarnings, placeFacilities } from '../../../../src/packs/tables/facilities/place-facilities.ts';
import {
  type FacilityOptions,
  readFacilities,
} from '../../../../src/packs/tables/facilities/read-facilities.ts';
import { encodeFeatureFile } from '../../../../src/packs/vector/feature-file.ts';
import { requireSoundHeader } from '../../../../src/packs/vector/sound-header.ts';
import { describeWithSharedData, readSharedData } from '../../../support/shared-data.ts';
import { cp949, utf8 } from '../table-bytes.ts';

type File = Parameters<typeof readFacilities>[0];

async function listOf(file: File, options?: FacilityOptions) {
  const list = await readFacilities(file, options);
  if (!list.ok) throw new Error(JSON.stringify(list.fault));
  return list.value;
}

async function faultOf(file: File, options?: FacilityOptions) {
  const list = await readFacilities(file, options);
  return list.ok ? null : list.fault;
}

function projectionFor(epsg: number) {
  const projection = projectionOf(epsg);
  if (!projection.ok) throw new Error('no projection');
  return projection.value;
}

function seoul() {
  const projection = projectionFor(5186);
  const [xM, yM] = projection.fromLngLat(127.02, 37.55);
  const grid = {
    epsg: 5186,
    westM: xM - 10_000,
    northM: yM + 10_000,
    cellSizeM: 100,
    columns: 200,
    rows: 200,
  };
  return { grid, projection, buildingAt: () => null, nodeNear: () => null };
}

/** The headings of the ministry's civil-defence list. */
const heading =
  '개방자치단체코드,관리번호,지정일자,해제일자,운영상태,시설명,시설구분,소재지전체주소,도로명전체주소,도로명우편번호,시설위치(지상/지하),시설면적(㎡),최대수용인원,위도(도),위도(분),위도(초),경도(도),경도(분),경도(초),위도(EPSG4326),경도(EPSG4326),좌표정보X(EPSG5179),좌표정보Y(EPSG5179)';

interface Entry {
  readonly id?: string;
  readonly closed?: string;
  readonly status?: string;
  readonly name?: string;
  readonly level?: string;
  readonly area?: string;
  readonly capacity?: string;
  readonly lat?: string;
  readonly lng?: string;
  readonly x?: string;
  readonly y?: string;
}

const entry = (one: Entry): string =>
  [
    ...['3000000', one.id ?? '3000000-S200700223', '2007-01-01', one.closed ?? '', one.status ?? '사용중'],
    ...[one.name ?? '광화문빌딩 지하1층', '공공용시설', '', '서울특별시 종로구 세종대로 149', '03186'],
    ...[one.level ?? '지하', one.area ?? '', one.capacity ?? '', '37', '34', '27', '126', '58', '34'],
    ...[one.lat ?? '', one.lng ?? '', one.x ?? '', one.y ?? ''],
  ].join(',');

const ministryList = (...entries: readonly Entry[]): string => [heading, ...entries.map(entry)].join('\r\n');

const at = { lat: '37.5698', lng: '126.9767' };

describe('the list of civil-defence shelters', () => {
  test('is read by its headings from CP949, with capacity by rule, given, both or none', async () => {
    const { rows, refused } = await listOf(
      cp949(
        ministryList(
          { ...at, name: '가빌딩', area: '"1,650"' },
          { ...at, name: '나빌딩', capacity: '734' },
          { ...at, name: '다빌딩', area: '82.5', capacity: '5000' },
          { ...at, name: '라빌딩', capacity: '0' },
          { ...at, name: '폐쇄빌딩', closed: '2020-01-01' },
        ),
      ),
      { kind: 'civil-defence' },
    );
    expect(refused.byKind).toEqual({ 'row-closed': 1 });
    const { facilities, capacityUnknown } = placeFacilities(rows, seoul());
    const shelters = facilities as readonly Shelter[];
    expect(shelters.map(({ capacityPeople }) => capacityPeople)).toEqual([2000, 734, 100, null]);
    expect(shelters.every(({ shelterType }) => shelterType === 'civil-defence')).toBe(true);
    expect(capacityUnknown).toBe(1);
    const findings = openFindings();
    checkFacilities(seoul().grid, facilities, { buildings: null, nodes: null }, findings);
    expect(findings.finish()).toEqual([]);
  });

  test.each([
    ['지하', '가빌딩', true],
    ['지상', '가빌딩 지하주차장', false],
    ['', '가빌딩 지하2층', true],
    ['', '지하철역 앞 광장', null],
    ['', '가빌딩', null],
    ['기타', '가빌딩', null],
  ])(
    'says of a civil-defence shelter with level "%s" called %s that it lies below ground: %s',
    async (level, name, below) => {
      const text = `시설명,시설위치(지상/지하),위도,경도\n${name},${level},37.57,126.98\n`;
      const { rows } = await listOf(utf8(text), { kind: 'civil-defence' });
      expect(rows[0]?.isUnderground).toBe(below);
    },
  );

  test('puts exchanged longitude and latitude right and says so', async () => {
    const { rows, swapped } = await listOf(utf8(ministryList({ lat: at.lng, lng: at.lat }, at)), {
      kind: 'civil-defence',
    });
    expect(swapped).toBe(1);
    expect(rows[0]?.place).toEqual([126.9767, 37.5698]);
  });

  test('takes the place from EPSG:5179 where degrees are missing, and refuses places that disagree', async () => {
    const [x, y] = projectionFor(5179).fromLngLat(126.9767, 37.5698);
    const xy = { x: x.toFixed(3), y: y.toFixed(3) };
    const { rows, refused } = await listOf(
      utf8(ministryList(xy, { ...at, ...xy }, { ...at, x: String(x + 400), y: xy.y }, {})),
      {
        kind: 'civil-defence',
      },
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]?.place[0]).toBeCloseTo(126.9767, 7);
    expect(rows[0]?.place[1]).toBeCloseTo(37.5698, 7);
    expect(refused.first.map(({ kind, row }) => [kind, row])).toEqual([
      ['row-places-differ', 4],
      ['row-no-place', 5],
    ]);
  });

  test('joins entries of one kind and name within 100 m, the later filling what the first lacks', async () => {
    const { rows } = await listOf(
      utf8(
        ministryList(
          { ...at, name: '가 빌딩' },
          { lat: '37.5702', lng: '126.9767', name: '가빌딩', area: '825' },
          { lat: '37.5798', lng: '126.9767', name: '가빌딩' },
        ),
      ),
      { kind: 'civil-defence' },
    );
    const placed = placeFacilities(rows, seoul());
    expect(placed.merged).toBe(1);
    expect((placed.facilities as readonly Shelter[]).map(({ capacityPeople }) => capacityPeople)).toEqual([
      1000,
      null,
    ]);
  });
});

describe('coordinates in metres', () => {
  const list = (x: number, y: number, names = '좌표정보(X),좌표정보(Y)'): File =>
    utf8(`시설명,${names}\n한빛병원,${x},${y}\n`);
  const [x86, y86] = projectionFor(5186).fromLngLat(127.0, 37.5);

  test('of no named system are refused until it is named', async () => {
    expect(await faultOf(list(x86, y86))).toMatchObject({ kind: 'place-crs-unknown', came: 'none' });
    const { rows } = await listOf(list(x86, y86), { epsg: 5186 });
    expect(rows[0]?.place[1]).toBeCloseTo(37.5, 8);
  });

  test('of a system we do not know are refused', async () => {
    expect(await faultOf(list(x86, y86), { epsg: 2154 })).toMatchObject({
      kind: 'place-crs-unknown',
      came: 'EPSG:2154',
    });
  });

  test('that lie at sea in the named system are refused with the one that fits', async () => {
    expect(await faultOf(list(x86, y86), { epsg: 5179 })).toMatchObject({
      kind: 'place-crs-doubtful',
      epsg: 5179,
      places: 1,
    });
    const [x79, y79] = projectionFor(5179).fromLngLat(127.0, 37.5);
    expect(await faultOf(list(x79, y79), { epsg: 5186 })).toMatchObject({ likelyEpsg: 5179 });
  });

  test('of EPSG:5174 are moved by about 10″ north and 7″ west from the Bessel ellipsoid', async () => {
    const { rows } = await listOf(list(200_000, 450_000), { epsg: 5174 });
    const [lng, lat] = rows[0]?.place ?? [0, 0];
    const [plainLng, plainLat] = projectionFor(5181).toLngLat(200_000, 450_000);
    expect(3600 * (lat - plainLat)).toBeCloseTo(10, 0);
    expect(3600 * (lng - plainLng - 10.405 / 3600)).toBeGreaterThan(-8.5);
    expect(3600 * (lng - plainLng - 10.405 / 3600)).toBeLessThan(-6.5);
  });
});

describeWithSharedData('korea-shelters', 'the sample of Seoul', () => {
  const path = 'korea-shelters/seoul-civil-defence-sample.geojson';
  const file = { name: path, bytes: new Uint8Array(readSharedData(path)) };

  test('gives 100 civil-defence shelters of five districts, of unknown capacity, most of which say that they lie below ground', async () => {
    const list = await listOf(file);
    expect(list.rows).toHaveLength(100);
    expect(list.refused.count).toBe(0);
    const placed = placeFacilities(list.rows, seoul());
    expect(placed.facilities).toHaveLength(100 - placed.merged);
    for (const facility of placed.facilities) {
      expect(facility).toMatchObject({
        type: 'shelter',
        shelterType: 'civil-defence',
        capacityPeople: null,
        usableAreaM2: null,
      });
    }
    const below = placed.facilities.flatMap((one) => (one.type === 'shelter' ? [one.underground] : []));
    const saysSo = list.rows.filter(({ name, address }) =>
      `${name} ${address ?? ''}`.includes('지하'),
    ).length;
    expect(below.filter((one) => one === true).length).toBeGreaterThan(0.5 * below.length);
    expect(below.filter((one) => one === true).length).toBeLessThanOrEqual(saysSo);
    const aboveGround = list.rows.filter(({ isUnderground }) => isUnderground === false);
    for (const { name, address } of aboveGround) expect(`${name} ${address ?? ''}`).toContain('지상');
    expect(placed.outside).toBe(0);
    const warnings = placedWarnings([path], placed);
    expect(warnings.at(-1)).toEqual({
      kind: 'source-capacity-unknown',
      file: path,
      places: placed.facilities.length,
    });
  });

  test('cut or changed anywhere gives places inside the country or a typed fault', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(6000),
        fc.array(fc.tuple(fc.nat(5999), fc.nat(255)), { maxLength: 3 }),
        fc.boolean(),
        async (length, flips, isWhole) => {
          const bytes = file.bytes.slice(0, isWhole ? file.bytes.length : length);
          for (const [place, byte] of flips) if (place < bytes.length) bytes[place] = byte;
          const list = await readFacilities({ name: 'damaged', bytes });
          if (!list.ok) {
            expect(list.fault.kind).toMatch(/^(table|place)-/);
            return;
          }
          for (const { place } of list.value.rows) expect(place.every(Number.isFinite)).toBe(true);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('FlatGeobuf', () => {
  const columns = { name: 'text', kind: 'text', beds: 'integer' } as const;
  const [x, y] = projectionFor(5186).fromLngLat(127.01, 37.55);
  const record = { parts: [[x, y]], fields: { name: '한빛병원', kind: 'hospital', beds: 300 } };
  const bytes = encodeFeatureFile(5186, 'point', columns, [record]);

  test('is read in its own system', async () => {
    const { rows } = await listOf({ name: 'h.fgb', bytes });
    const { facilities } = placeFacilities(rows, seoul());
    expect(facilities).toMatchObject([{ type: 'hospital', beds: 300, name: { ko: '한빛병원' } }]);
    expect(facilities[0]?.xM).toBeCloseTo(x, 3);
  });

  test.each([
    [0, true],
    [3, true],
    [1, false],
  ])(
    'of %d features under an index in 100 bytes is refused: %j (the library would not end)',
    (featuresCount, isRefused) => {
      const header = { indexNodeSize: 16, featuresCount } as Parameters<typeof requireSoundHeader>[0];
      const check = (): void => requireSoundHeader(header, 100);
      if (isRefused) expect(check).toThrow('an index of');
      else expect(check).not.toThrow();
    },
  );

  test('that is damaged gives places or a typed fault', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.length),
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 3 }),
        async (length, flips) => {
          const damaged = bytes.slice(0, length);
          for (const [place, byte] of flips) if (place < length) damaged[place] = byte;
          const list = await readFacilities({ name: 'damaged.fgb', bytes: damaged });
          if (!list.ok) expect(list.fault.kind).toMatch(/^(table|place)-/);
          else for (const row of list.value.rows) expect(row.place.every(Number.isFinite)).toBe(true);
        },
      ),
      { numRuns: 100 },
    );
  });
});

test.each([
  ['3', 'earthquake-outdoor'],
  ['4', 'tsunami'],
  ['2', 'heat'],
  ['1', 'cold'],
  ['civil_defence', 'civil-defence'],
  ['지진해일긴급대피장소', 'tsunami'],
  ['지진옥외대피장소', 'earthquake-outdoor'],
  ['이재민 임시주거시설', 'temporary-housing'],
  ['오송119안전센터', 'fire-station'],
  ['흥덕구청', 'town-hall'],
  ['빗물펌프장', 'pump-station'],
  ['청주의료원', 'hospital'],
  ['오송초등학교', 'school'],
  ['어딘가', null],
])('%s is a %s', (text, kind) => {
  expect(kindOfText(text)).toBe(kind);
});
