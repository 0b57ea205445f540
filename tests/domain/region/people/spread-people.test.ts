import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areasOfBuildings } from '../../../../src/domain/region/areas/building-areas.ts';
import { type Buildings, buildingUses, floorAreaM2 } from '../../../../src/domain/region/buildings.ts';
import { landCoverCode } from '../../../../src/domain/region/land-cover.ts';
import { allotWithinRoom } from '../../../../src/domain/region/people/allotment.ts';
import { dayPeopleOf } from '../../../../src/domain/region/people/day-people.ts';
import { zonesOfAreas, zonesOfGrid } from '../../../../src/domain/region/people/people-zones.ts';
import { leastFloorM2PerResident, spreadPeople } from '../../../../src/domain/region/people/spread-people.ts';

const side = 12;
const grid = { epsg: 5186, westM: 0, northM: side * 100, cellSizeM: 100, columns: side, rows: side };

interface House {
  readonly xM: number;
  readonly yM: number;
  readonly footprintM2: number;
  readonly floors: number;
  readonly use: number;
}

function townOf(houses: readonly House[]): Buildings {
  const count = houses.length;
  const xs = houses.map(({ xM }) => xM);
  const ys = houses.map(({ yM }) => yM);
  return {
    count,
    ringOffsets: Uint32Array.from({ length: count + 1 }, (_, i) => 3 * i),
    ringXY: Float64Array.from(houses.flatMap(({ xM, yM }) => [xM, yM, xM + 1, yM, xM, yM + 1])),
    centroidXM: Float64Array.from(xs),
    centroidYM: Float64Array.from(ys),
    footprintM2: Float32Array.from(houses, ({ footprintM2 }) => footprintM2),
    heightM: new Float32Array(count).fill(3),
    floors: Uint8Array.from(houses, ({ floors }) => floors),
    basementFloors: new Uint8Array(count),
    use: Uint8Array.from(houses, ({ use }) => use),
    dayPeople: new Uint16Array(count),
    nightPeople: new Uint16Array(count),
    adminIndex: new Uint16Array(count),
  };
}

const anyHouse: fc.Arbitrary<House> = fc.record({
  xM: fc.integer({ min: 0, max: 1199 }),
  yM: fc.integer({ min: 1, max: 1200 }),
  footprintM2: fc.integer({ min: 20, max: 3000 }),
  floors: fc.integer({ min: 1, max: 30 }),
  use: fc.integer({ min: 0, max: buildingUses.length - 1 }),
});

const sumOf = (values: Iterable<number>): number => [...values].reduce((sum, value) => sum + value, 0);
const homes = [buildingUses.indexOf('detached-house'), buildingUses.indexOf('apartment')];

describe('people allotted within room', () => {
  test('are all there, in whole numbers, never more than the room, nobody without weight', () => {
    const part = fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 40 }));
    fc.assert(
      fc.property(fc.nat(600), fc.array(part, { maxLength: 20 }), (total, all) => {
        const weights = all.map(([weight]) => weight);
        const room = all.map(([, places]) => places);
        const { parts, left } = allotWithinRoom(total, weights, room);
        expect(sumOf(parts) + left).toBe(total);
        for (const [i, people] of parts.entries())
          expect(people).toBeLessThanOrEqual((weights[i] as number) > 0 ? (room[i] as number) : 0);
        const places = sumOf(all.map(([weight, one]) => (weight > 0 ? one : 0)));
        expect(left).toBe(Math.max(0, total - places));
      }),
      { numRuns: 500 },
    );
  });

  test('lie by weight where there is room for all', () => {
    expect([...allotWithinRoom(100, [1, 1, 2], [1000, 1000, 1000]).parts]).toEqual([25, 25, 50]);
    expect([...allotWithinRoom(100, [1, 1, 2], [1000, 1000, 30]).parts]).toEqual([35, 35, 30]);
  });
});

describe('people of areas', () => {
  test('are kept to the person in each area, whatever homes it has', () => {
    const totalsOf = fc.array(fc.nat(30_000), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(
        fc.array(anyHouse, { maxLength: 40 }),
        totalsOf,
        fc.boolean(),
        (houses, totals, hasCover) => {
          const ofCell = Int32Array.from({ length: side * side }, (_, cell) =>
            cell % side < 4 ? 0 : cell % side < 8 ? 1 : 2,
          );
          const cover = Uint8Array.from({ length: side * side }, (_, cell) => cell % 11);
          const zones = zonesOfAreas(
            totals,
            { ofCell, zoneOfArea: Int32Array.of(0, 1, 2) },
            hasCover ? cover : null,
          );
          const town = townOf(houses);
          const { buildings, populationPerCell, inBuildings, inCells, unplaced } = spreadPeople(
            zones,
            grid,
            town,
          );
          const peopled = buildings as Buildings;
          const perArea = [0, 0, 0];
          for (let i = 0; i < peopled.count; i++) {
            const area = Math.min(2, Math.floor((peopled.centroidXM[i] as number) / 400));
            perArea[area] = (perArea[area] as number) + (peopled.nightPeople[i] as number);
            if (!homes.includes(peopled.use[i] as number)) expect(peopled.nightPeople[i]).toBe(0);
            expect(peopled.nightPeople[i]).toBeLessThanOrEqual(
              floorAreaM2(peopled, i) / leastFloorM2PerResident,
            );
          }
          for (const [cell, people] of populationPerCell.entries()) {
            perArea[ofCell[cell] as number] = (perArea[ofCell[cell] as number] as number) + people;
            expect(people).toBeGreaterThanOrEqual(0);
          }
          for (const [area, people] of perArea.entries())
            expect(Math.abs(people - (totals[area] as number))).toBeLessThan(0.5);
          expect(inBuildings + inCells).toBe(sumOf(totals));
          expect(unplaced).toBe(0);
          expect(sumOf(peopled.dayPeople)).toBe(inBuildings);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('live in homes by floor area: twice the floors hold twice the people', () => {
    const zones = zonesOfAreas(
      [300],
      { ofCell: new Int32Array(side * side), zoneOfArea: Int32Array.of(0) },
      null,
    );
    const house = { xM: 50, yM: 50, footprintM2: 1000, use: homes[1] as number };
    const { buildings } = spreadPeople(
      zones,
      grid,
      townOf([
        { ...house, floors: 5 },
        { ...house, floors: 10 },
      ]),
    );
    expect([...(buildings as Buildings).nightPeople]).toEqual([100, 200]);
  });

  test('lie on built-up land where no building is mapped, and evenly where no cover is known', () => {
    const ofCell = new Int32Array(side * side);
    const zoneOfArea = Int32Array.of(0);
    const cover = new Uint8Array(side * side).fill(landCoverCode('sea'));
    cover[7] = landCoverCode('built-up');
    const built = spreadPeople(zonesOfAreas([90], { ofCell, zoneOfArea }, cover), grid, null);
    expect(built.populationPerCell[7]).toBe(90);
    expect(built.buildings).toBeNull();
    const even = spreadPeople(zonesOfAreas([144], { ofCell, zoneOfArea }, null), grid, null);
    expect(new Set(even.populationPerCell)).toEqual(new Set([1]));
    const sea = spreadPeople(
      zonesOfAreas([144], { ofCell, zoneOfArea }, cover.fill(landCoverCode('sea'))),
      grid,
      null,
    );
    expect(new Set(sea.populationPerCell)).toEqual(new Set([1]));
  });

  test('of an area without a cell are said to be nowhere', () => {
    const zones = zonesOfAreas(
      [10, 25],
      { ofCell: new Int32Array(side * side), zoneOfArea: Int32Array.of(0, 1) },
      null,
    );
    expect(spreadPeople(zones, grid, null)).toMatchObject({ inCells: 10, unplaced: 25 });
  });
});

describe('a population grid', () => {
  test('gives its people to the homes of each area and keeps the whole', () => {
    const value = fc.oneof(
      fc.double({ min: 0, max: 400, noNaN: true }),
      fc.constantFrom(-200, Number.NaN, 0),
    );
    fc.assert(
      fc.property(
        fc.array(value, { minLength: side * side, maxLength: side * side }),
        fc.array(fc.constantFrom(0, 1), { minLength: side * side, maxLength: side * side }),
        fc.array(anyHouse, { maxLength: 25 }),
        (values, flags, houses) => {
          const people = Float32Array.from(values);
          const mask = Uint8Array.from(flags);
          const ofCell = Int32Array.from({ length: side * side }, (_, cell) => (cell < 60 ? cell % 2 : -1));
          const zones = zonesOfGrid(people, mask, { ofCell, count: 2 });
          const known = people.filter((one, cell) => mask[cell] === 1 && one > 0);
          const whole = Math.round(sumOf(known));
          expect(sumOf(Array.from(zones.totals))).toBe(whole);
          const spread = spreadPeople(zones, grid, townOf(houses));
          expect(spread.inBuildings + spread.inCells + spread.unplaced).toBe(whole);
          expect(Math.abs(sumOf(spread.populationPerCell) - spread.inCells)).toBeLessThan(0.5);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('stays as it is where no building is mapped, to the rounding of its areas', () => {
    const people = Float32Array.from({ length: side * side }, (_, cell) => (cell % 5) * 10);
    const zones = zonesOfGrid(people, null, { ofCell: new Int32Array(side * side), count: 1 });
    const { populationPerCell } = spreadPeople(zones, grid, null);
    for (const [cell, one] of populationPerCell.entries()) expect(one).toBeCloseTo(people[cell] as number, 4);
  });
});

describe('the day', () => {
  test('moves people to shops and schools that have room, and keeps those for whom there is none at home', () => {
    const at = { xM: 10, yM: 10, floors: 1 };
    const town = townOf([
      { ...at, footprintM2: 50_000, use: homes[1] as number },
      { ...at, footprintM2: 30_000, use: buildingUses.indexOf('commercial') },
      { ...at, footprintM2: 80, use: buildingUses.indexOf('school') },
    ]);
    expect([...dayPeopleOf(town, Uint16Array.of(1000, 0, 0))]).toEqual([680, 310, 10]);
  });
});

describe('the area of a building', () => {
  const houseAt = (xM: number, yM: number): House => ({ xM, yM, footprintM2: 9, floors: 1, use: 0 });

  test('is the nearest one beside a coast that was drawn too short, however far, and none where no area is known', () => {
    const areaOfCell = Int32Array.from({ length: side * side }, (_, cell) => (cell % side < 3 ? 4 : -1));
    const town = townOf([houseAt(150, 150), houseAt(450, 150), houseAt(1150, 1150)]);
    expect([...(areasOfBuildings(town, grid, areaOfCell) as Uint16Array)]).toEqual([4, 4, 4]);
    expect(areasOfBuildings(town, grid, areaOfCell.fill(-1))).toBeNull();
  });

  test('is that of the nearest of all cells', () => {
    const areas = fc.array(fc.constantFrom(-1, -1, -1, -1, -1, -1, -1, 0, 1, 2), {
      minLength: side * side,
      maxLength: side * side,
    });
    fc.assert(
      fc.property(areas, fc.array(anyHouse, { minLength: 1, maxLength: 5 }), (values, houses) => {
        const found = areasOfBuildings(townOf(houses), grid, Int32Array.from(values));
        if (!values.some((area) => area >= 0)) return found === null;
        return houses.every(({ xM, yM }, i) => {
          const row = Math.floor((grid.northM - yM) / 100);
          const distances = values.map((area, cell) => ({
            area,
            squared: (Math.floor(xM / 100) - (cell % side)) ** 2 + (row - Math.floor(cell / side)) ** 2,
          }));
          const known = distances.filter(({ area }) => area >= 0);
          const least = Math.min(...known.map(({ squared }) => squared));
          return known.some(({ area, squared }) => squared === least && area === found?.[i]);
        });
      }),
      { numRuns: 300 },
    );
  });
});
