import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { projectionOf } from '../../../src/domain/geo/projection.ts';
import { areaOfCells } from '../../../src/domain/region/areas/area-at.ts';
import { regionAreas } from '../../../src/domain/region/areas/region-areas.ts';
import { matchCensus } from '../../../src/domain/region/people/census.ts';
import { censusZones } from '../../../src/domain/region/people/census-zones.ts';
import { spreadPeople } from '../../../src/domain/region/people/spread-people.ts';
import { readBoundaries } from '../../../src/packs/boundaries/read-boundaries.ts';
import { readCensus } from '../../../src/packs/tables/read-census.ts';
import { describeWithSharedData, readSharedData } from '../../support/shared-data.ts';
import { utf8 } from './table-bytes.ts';

const path = 'korea-population/kostat-2010-municipalities-age-sex.csv';

function boundariesOf(level: string) {
  const name = `korea-admin/skorea-${level}-2018-topo-simple.json`;
  const read = readBoundaries({ name, bytes: new Uint8Array(readSharedData(name)) });
  if (!read.ok) throw new Error(JSON.stringify(read.fault));
  return read.value.set;
}

describeWithSharedData('korea-population', 'the census of 2010', () => {
  const bytes = new Uint8Array(readSharedData(path));
  const read = readCensus({ name: path, bytes });
  if (!read.ok) throw new Error(JSON.stringify(read.fault));
  const { areas, refused } = read.value;
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const korea = byCode.get('00') as (typeof areas)[number];

  test('counts 47,990,761 people in the country, and every row is read', () => {
    expect(refused.count).toBe(0);
    expect(korea).toMatchObject({
      name: '전국',
      year: 2010,
      persons: 47_990_761,
      men: 23_840_896,
      women: 24_149_865,
    });
    const provinces = areas.filter(({ code }) => /^\d\d$/.test(code) && code !== '00');
    expect(provinces).toHaveLength(16);
    expect(provinces.reduce((sum, { persons }) => sum + persons, 0)).toBe(korea.persons);
  });

  test('has men and women that make up each area, and 18 age bands that make up each sex', () => {
    for (const area of areas) {
      expect(area.men + area.women, area.name).toBe(area.persons);
      expect(area.ageBands, area.name).toHaveLength(18);
      expect(area.ageBands[0]).toMatchObject({ fromAge: 0, toAge: 4 });
      expect(area.ageBands.at(-1)).toMatchObject({ fromAge: 85, toAge: null });
      expect(
        area.ageBands.reduce((sum, band) => sum + band.men, 0),
        area.name,
      ).toBe(area.men);
      expect(
        area.ageBands.reduce((sum, band) => sum + band.women, 0),
        area.name,
      ).toBe(area.women);
    }
  });

  describe('brought to the boundaries of 2018', () => {
    const municipalities = boundariesOf('municipalities');
    const targets = municipalities.boundaries.map(({ code, name }) => ({ code, name: name.ko, areaM2: 1 }));
    const matches = new Map(matchCensus(areas, targets).map((match) => [match.code, match]));

    test('goes by name: Seocheon and Buyeo keep their own people though their codes were exchanged', () => {
      expect(matches.get('34340')).toEqual({ code: '34340', persons: 53_620, how: 'same' });
      expect(matches.get('34330')).toEqual({ code: '34330', persons: 67_102, how: 'same' });
      expect(byCode.get('34340')?.name).toBe('부여군');
    });

    test('finds the districts of Changwon, whose code in the table is also that of Yangsan', () => {
      expect(matches.get('38111')).toEqual({ code: '38111', persons: 239_899, how: 'same' });
      expect(matches.get('38100')).toEqual({ code: '38100', persons: 249_529, how: 'same' });
    });

    test('reaches all 250 municipalities', () => {
      expect(targets.filter(({ code }) => !matches.has(code))).toEqual([]);
    });

    test('keeps the people of Cheongju and Cheongwon when they are joined and divided', () => {
      const districts = ['33041', '33042', '33043', '33044'].map((code) => matches.get(code));
      expect(districts.map((match) => match?.how)).toEqual(['joined', 'joined', 'joined', 'joined']);
      expect(districts.reduce((sum, match) => sum + (match?.persons ?? 0), 0)).toBeCloseTo(
        662_102 + 142_017,
        6,
      );
    });

    test('counts nobody twice: all municipalities together are the country', () => {
      const total = [...matches.values()].reduce((sum, { persons }) => sum + persons, 0);
      expect(total).toBeCloseTo(korea.persons, 3);
    });
  });

  test('fills 20 x 20 km around Osong to the person in each municipality', () => {
    const projection = projectionOf(5186);
    if (!projection.ok) throw new Error('no projection');
    const [xM, yM] = projection.value.fromLngLat(127.33, 36.62);
    const grid = {
      epsg: 5186,
      westM: xM - 10_000,
      northM: yM + 10_000,
      cellSizeM: 100,
      columns: 200,
      rows: 200,
    };
    const sets = [boundariesOf('municipalities'), boundariesOf('submunicipalities')];
    const inside = regionAreas(sets, grid, projection.value);
    const ofCell = areaOfCells(grid, inside.areas);
    const { zones, found, unknown } = censusZones(areas, sets, { ...inside, ofCell, landCover: null });
    expect(unknown).toEqual([]);
    const { populationPerCell, unplaced } = spreadPeople(zones, grid, null);
    expect(unplaced).toBe(0);
    for (const [index, area] of inside.areas.entries()) {
      if (area.level !== 'municipality') continue;
      const people = populationPerCell.reduce(
        (sum, one, cell) => (zones.ofCell[cell] === index ? sum + one : sum),
        0,
      );
      const wanted = found.find(({ code }) => code === area.code)?.insidePersons ?? Number.NaN;
      expect(Math.abs(people - wanted), area.name.ko).toBeLessThanOrEqual(1);
    }
  });

  test('cut or changed anywhere gives whole people or a typed fault', () => {
    const head = bytes.subarray(0, 6000);
    fc.assert(
      fc.property(
        fc.nat(head.length),
        fc.array(fc.tuple(fc.nat(head.length - 1), fc.nat(255)), { maxLength: 3 }),
        (length, flips) => {
          const damaged = head.slice(0, length);
          for (const [at, byte] of flips) if (at < length) damaged[at] = byte;
          const table = readCensus({ name: 'damaged.csv', bytes: damaged });
          if (!table.ok) {
            expect(table.fault.kind).toMatch(/^table-/);
            return;
          }
          for (const { persons, men, women } of table.value.areas) {
            expect([persons, men, women].every((count) => Number.isFinite(count) && count >= 0)).toBe(true);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('census rows', () => {
  test('with a blank count are left out', () => {
    const table = readCensus(
      utf8(
        "C행정구역별,행정구역별,C연령별,연령별,시점,인구 (명),남자 (명),여자 (명)\n'11,서울,'00,계,2010,10,5,5\n'21,부산,'00,계,2010,,5,5\n'0C,읍부,'00,계,2010,1,1,1\n",
      ),
    );
    expect(table).toMatchObject({
      ok: true,
      value: { areas: [{ code: '11', persons: 10 }], refused: { count: 1, byKind: { 'row-missing': 1 } } },
    });
  });
});
