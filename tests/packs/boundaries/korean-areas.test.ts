import { describe, expect, test } from 'vitest';
import { projectionOf } from '../../../src/domain/geo/projection.ts';
import { areaFinder, areaOfCells } from '../../../src/domain/region/areas/area-at.ts';
import { areaCatalogue } from '../../../src/domain/region/areas/find-area.ts';
import { regionAreas } from '../../../src/domain/region/areas/region-areas.ts';
import { checkAreas } from '../../../src/domain/region/checks/check-areas.ts';
import { openFindings } from '../../../src/domain/region/checks/finding.ts';
import { ringAreaM2 } from '../../../src/domain/region/ring-geometry.ts';
import { readBoundaries } from '../../../src/packs/boundaries/read-boundaries.ts';
import { describeWithSharedData, readSharedData } from '../../support/shared-data.ts';

const levels = ['provinces', 'municipalities', 'submunicipalities'] as const;

function koreanSets() {
  return levels.map((level) => {
    const name = `korea-admin/skorea-${level}-2018-topo-simple.json`;
    const read = readBoundaries({ name, bytes: new Uint8Array(readSharedData(name)) });
    if (!read.ok) throw new Error(JSON.stringify(read.fault));
    expect(read.value.refused.count).toBe(0);
    return read.value.set;
  });
}

function squareAround(lngDeg: number, latDeg: number, sideM: number, epsg = 5186) {
  const projection = projectionOf(epsg);
  if (!projection.ok) throw new Error('no projection');
  const [xM, yM] = projection.value.fromLngLat(lngDeg, latDeg);
  const cellSizeM = 50;
  const grid = {
    epsg,
    westM: Math.round(xM - sideM / 2),
    northM: Math.round(yM + sideM / 2),
    cellSizeM,
    columns: sideM / cellSizeM,
    rows: sideM / cellSizeM,
  };
  return { grid, projection: projection.value };
}

describeWithSharedData('korea-admin', 'the boundaries of Statistics Korea, 2018', () => {
  const sets = koreanSets();
  const catalogue = areaCatalogue(sets);
  const best = (query: string) => catalogue.find(query)[0];

  test('are 17 provinces, 250 municipalities and 3,504 eup, myeon and dong, with their year', () => {
    expect(sets.map(({ boundaries }) => boundaries.length)).toEqual([17, 250, 3504]);
    for (const { codeList } of sets) expect(codeList).toEqual({ system: 'kostat', baseYear: 2018 });
  });

  test.each([
    ['세종특별자치시', '29'],
    ['29010', '29010'],
    ['ㅅㅈㅌㅂ', '29'],
    ['Seoul', '11'],
    ['대전 중구', '25020'],
    ['청주시 흥덕구', '33043'],
    ['오송', '3304311'],
    ['osong-eup', '3304311'],
    ['Cheongjusi Heungdeokgu', '33043'],
    ['전북특별자치도', '35'],
    ['충북', '33'],
  ])('are found by %s', (query, code) => {
    expect(best(query)?.code).toBe(code);
  });

  test('tell the six districts named Jung-gu apart by the path', () => {
    const found = catalogue
      .find('중구')
      .filter(({ level, name }) => level === 'municipality' && name.ko === '중구');
    expect(found.map(({ path }) => path.ko)).toEqual([
      '서울특별시 중구',
      '부산광역시 중구',
      '대구광역시 중구',
      '인천광역시 중구',
      '대전광역시 중구',
      '울산광역시 중구',
    ]);
  });

  test('answer nothing to what names nothing', () => {
    expect(
      ['', '  ', 'ㅋㅋㅋㅋㅋ', '99999', 'Atlantis', '부산 흥덕구'].flatMap((query) => catalogue.find(query)),
    ).toEqual([]);
  });

  test('give Sejong a box around Jochiwon and the government complex', () => {
    const [west, south, east, north] = best('세종특별자치시')?.boundsDeg ?? [0, 0, 0, 0];
    for (const [lng, lat] of [
      [127.298, 36.601],
      [127.265, 36.504],
    ] as const) {
      expect(lng > west && lng < east && lat > south && lat < north).toBe(true);
    }
    expect(east - west).toBeLessThan(0.35);
  });

  test('together have the area of the country, 100,364 km² in 2018, to 1 %', () => {
    const projection = projectionOf(5179);
    if (!projection.ok) throw new Error('no projection');
    const areaKm2 = (sets[0] as (typeof sets)[number]).boundaries
      .flatMap(({ polygons }) => polygons)
      .flatMap((polygon) =>
        polygon.map((ring, i) => {
          const metres = new Float64Array(ring.length);
          for (let k = 0; k < ring.length; k += 2) {
            metres.set(projection.value.fromLngLat(ring[k] as number, ring[k + 1] as number), k);
          }
          return ((i === 0 ? 1 : -1) * Math.abs(ringAreaM2(metres))) / 1e6;
        }),
      )
      .reduce((sum, area) => sum + area, 0);
    expect(areaKm2).toBeGreaterThan(0.99 * 100_364);
    expect(areaKm2).toBeLessThan(1.01 * 100_364);
  });

  describe('in 20 x 20 km around Osong', () => {
    const { grid, projection } = squareAround(127.33, 36.62, 20_000);
    const { areas, shareInside } = regionAreas(sets, grid, projection);

    test('pass the checks of a region: rings inside, parts that fill their municipality', () => {
      const findings = openFindings();
      checkAreas(grid, areas, findings);
      expect(findings.finish()).toEqual([]);
    });

    test('hold Osong whole and Heungdeok-gu in part, one in the other', () => {
      const index = areas.findIndex(({ code }) => code === '3304311');
      const osong = areas[index] as (typeof areas)[number];
      expect(osong).toMatchObject({ name: { ko: '오송읍', en: 'Osongeup' }, level: 'eup-myeon-dong' });
      expect(osong.codeList).toEqual({ system: 'kostat', baseYear: 2018 });
      expect(shareInside[index]).toBeCloseTo(1, 9);
      expect(areas[osong.parentIndex as number]?.name.ko).toBe('청주시흥덕구');
      expect(shareInside[osong.parentIndex as number]).toBeLessThan(1);
    });

    test('cover the whole square, each cell in the area that holds its centre', () => {
      const cells = areaOfCells(grid, areas);
      expect(cells.indexOf(-1)).toBe(-1);
      const at = areaFinder(areas);
      let differing = 0;
      for (let cell = 0; cell < cells.length; cell += 37) {
        const x = grid.westM + ((cell % grid.columns) + 0.5) * grid.cellSizeM;
        const y = grid.northM - (Math.floor(cell / grid.columns) + 0.5) * grid.cellSizeM;
        if (at(x, y) !== cells[cell]) differing++;
      }
      expect(differing).toBe(0);
    });

    test('put the Miho river bridge of the flood of 2023 between Osong and Gangnae', () => {
      const [xM, yM] = projection.fromLngLat(127.3505556, 36.6230556);
      const at = areaFinder(areas);
      const near = [at(xM - 400, yM), at(xM + 400, yM - 400)].map((index) => areas[index]?.name.ko);
      expect(near).toEqual(['오송읍', '강내면']);
    });
  });

  test('name the islands of the 5 m sheets: Hwajeong-myeon of Yeosu, sea outside', () => {
    const { grid, projection } = squareAround(127.5375, 34.6125, 8_000);
    const { areas } = regionAreas(sets, grid, projection);
    const at = areaFinder(areas);
    const nameAt = (lng: number, lat: number): string | null => {
      const index = at(...projection.fromLngLat(lng, lat));
      return index < 0 ? null : (areas[index]?.name.ko ?? null);
    };
    expect(nameAt(127.545, 34.602)).toBe('화정면');
    expect(nameAt(127.575, 34.58)).toBeNull();
    expect(areas.some(({ name }) => name.ko === '여수시')).toBe(true);
  });
});
