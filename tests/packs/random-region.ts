import { type Random, seededRandom } from '../../src/core/random.ts';
import { adminCodeSystems } from '../../src/domain/region/admin-codes.ts';
import { type Buildings, buildingTreatments, buildingUses } from '../../src/domain/region/buildings.ts';
import { type Facility, type Gauge, shelterTypes } from '../../src/domain/region/facilities.ts';
import { landCovers } from '../../src/domain/region/land-cover.ts';
import { type ObservedSeries, observedQuantities } from '../../src/domain/region/observed-series.ts';
import type { AdminArea, Region } from '../../src/domain/region/region.ts';
import { type Roads, roadClasses, roadStructures } from '../../src/domain/region/roads.ts';
import {
  conditioningSteps,
  type DerivedMethods,
  type DerivedTerrain,
  derivedLayers,
  type Method,
} from '../../src/domain/region/terrain/derived-terrain.ts';

const list = <T>(length: number, make: (index: number) => T): T[] =>
  Array.from({ length }, (_, i) => make(i));

const nameOf = (random: Random, word: string): { ko: string; en: string } => ({
  ko: `${word} 해태 ${random.integer(0, 99)}`,
  en: random.next() < 0.1 ? '' : `${word} "quoted", é ${random.integer(0, 99)}`,
});

const point = (random: Random): { xM: number; yM: number } => ({
  xM: random.between(200_000, 201_000),
  yM: random.between(399_000, 400_000),
});

const ring = (random: Random, points: number): Float64Array =>
  Float64Array.from(list(points * 2, () => random.between(200_000, 400_000)));

function offsetsOf(parts: readonly Float64Array[]): Uint32Array {
  const offsets = new Uint32Array(parts.length + 1);
  for (const [i, part] of parts.entries()) offsets[i + 1] = (offsets[i] as number) + part.length / 2;
  return offsets;
}

const joined = (parts: readonly Float64Array[]): Float64Array =>
  Float64Array.from(parts.flatMap((part) => [...part]));

function randomBuildings(random: Random, count: number): Buildings {
  const rings = list(count, () => ring(random, random.integer(3, 9)));
  return {
    count,
    ringOffsets: offsetsOf(rings),
    ringXY: joined(rings),
    centroidXM: Float64Array.from(list(count, () => random.between(0, 1e6))),
    centroidYM: Float64Array.from(list(count, () => random.between(0, 1e6))),
    footprintM2: Float32Array.from(list(count, () => random.between(20, 5000))),
    heightM: Float32Array.from(list(count, () => random.between(2, 90))),
    floors: Uint8Array.from(list(count, () => random.integer(1, 255))),
    basementFloors: Uint8Array.from(list(count, () => random.integer(0, 5))),
    use: Uint8Array.from(list(count, () => random.integer(0, buildingUses.length - 1))),
    dayPeople: Uint16Array.from(list(count, () => random.integer(0, 65_535))),
    nightPeople: Uint16Array.from(list(count, () => random.integer(0, 65_535))),
    adminIndex: Uint16Array.from(list(count, () => random.integer(0, 65_535))),
  };
}

const trafficOf = (random: Random, edgeCount: number): Pick<Roads, 'speedKmH' | 'laneCapacityPerH'> => ({
  speedKmH: Float32Array.from(list(edgeCount, () => random.between(5, 130))),
  laneCapacityPerH: Float32Array.from(list(edgeCount, () => random.between(100, 2400))),
});

function randomRoads(random: Random, nodeCount: number, edgeCount: number): Roads {
  const lines = list(edgeCount, () => ring(random, random.integer(2, 6)));
  const names = list(3, () => nameOf(random, '길'));
  const node = (): number => random.integer(0, nodeCount - 1);
  return {
    nodeCount,
    nodeXM: Float64Array.from(list(nodeCount, () => random.between(0, 1e6))),
    nodeYM: Float64Array.from(list(nodeCount, () => random.between(0, 1e6))),
    edgeCount,
    edgeFrom: Uint32Array.from(list(edgeCount, node)),
    edgeTo: Uint32Array.from(list(edgeCount, node)),
    lengthM: Float32Array.from(list(edgeCount, () => random.between(1, 900))),
    roadClass: Uint8Array.from(list(edgeCount, () => random.integer(0, roadClasses.length - 1))),
    lanes: Uint8Array.from(list(edgeCount, () => random.integer(1, 8))),
    widthM: Float32Array.from(list(edgeCount, () => random.between(3, 40))),
    oneWay: Uint8Array.from(list(edgeCount, () => random.integer(0, 1))),
    structure: Uint8Array.from(list(edgeCount, () => random.integer(0, roadStructures.length - 1))),
    lowestM: Float32Array.from(list(edgeCount, () => random.between(-5, 200))),
    ...(edgeCount > 0 && random.next() < 0.5 ? trafficOf(random, edgeCount) : {}),
    nameIndex: Int32Array.from(list(edgeCount, () => random.integer(-1, names.length - 1))),
    names,
    lineOffsets: offsetsOf(lines),
    lineXY: joined(lines),
  };
}

function randomFacility(random: Random, i: number): Facility {
  const base = {
    id: `f${i}`,
    name: nameOf(random, '시설'),
    ...point(random),
    buildingIndex: random.next() < 0.5 ? null : random.integer(0, 1000),
    roadNode: random.next() < 0.5 ? null : random.integer(0, 1000),
  };
  switch (random.integer(0, 5)) {
    case 0:
      return { ...base, type: 'hospital', beds: random.next() < 0.3 ? null : random.integer(0, 900) };
    case 1:
      return {
        ...base,
        type: 'pump-station',
        capacityM3PerS: random.next() < 0.3 ? null : random.between(0, 40),
      };
    case 2:
      return { ...base, type: random.pick(['fire-station', 'school', 'town-hall']) };
    default:
      return {
        ...base,
        type: 'shelter',
        shelterType: random.pick(shelterTypes).id,
        usableAreaM2: random.next() < 0.3 ? null : random.between(10, 5000),
        capacityPeople: random.next() < 0.3 ? null : random.integer(0, 2000),
        underground: [true, false, null][Math.floor(random.next() * 3)] ?? null,
      };
  }
}

function randomGauge(random: Random, i: number): Gauge {
  const base = { id: `g${i}`, name: nameOf(random, '관측소'), ...point(random) };
  if (random.next() < 0.5) return { ...base, type: 'rain-gauge' };
  const [attentionM, cautionM, alertM, seriousM] = list(4, () => random.between(0, 12)) as [
    number,
    number,
    number,
    number,
  ];
  return {
    ...base,
    type: 'river-gauge',
    zeroM: random.next() < 0.3 ? null : random.between(-3, 60),
    thresholds: random.next() < 0.3 ? null : { attentionM, cautionM, alertM, seriousM },
  };
}

function randomSeries(random: Random, i: number): ObservedSeries {
  const length = random.integer(0, 9);
  return {
    id: `o${i}`,
    stationId: String(random.integer(1e6, 9e6)),
    name: nameOf(random, '관측소'),
    quantity: random.pick(observedQuantities),
    sumOverS: random.next() < 0.5 ? null : random.integer(600, 3600),
    gaugeId: random.next() < 0.5 ? null : `g${random.integer(0, 9)}`,
    place: random.next() < 0.5 ? null : [random.between(124, 132), random.between(33, 39)],
    sourceId: 's0',
    timesMs: list(length, (k) => 1_689_000_000_000 + k * 600_000),
    values: list(length, () => (random.next() < 0.2 ? null : random.between(-1, 12))),
  };
}

function randomArea(random: Random, i: number): AdminArea {
  return {
    code: String(random.integer(1e9, 9e9)),
    name: nameOf(random, '리'),
    ...(random.next() < 0.5
      ? {}
      : {
          codeList: {
            system: random.pick(adminCodeSystems),
            baseYear: random.next() < 0.3 ? null : random.integer(1990, 2030),
          },
        }),
    level: random.pick(['municipality', 'eup-myeon-dong', 'ri']),
    parentIndex: i === 0 ? null : random.integer(0, i - 1),
    rings: list(random.integer(1, 3), () => ring(random, random.integer(3, 7))),
  };
}

const randomMethod = (random: Random): Method => ({
  name: `method-${random.integer(0, 99)}`,
  source: 'Author 2026, "A title", doi:10.1/é',
  parameters: { limitM: random.between(0, 9), treatment: 'none' },
});

function randomDerived(random: Random, cells: number): DerivedTerrain {
  const floats = (low: number, high: number): Float32Array =>
    Float32Array.from(list(cells, () => random.between(low, high)));
  const hasVs30 = random.next() < 0.5;
  const methods = Object.fromEntries(
    derivedLayers.filter(({ id }) => hasVs30 || id !== 'vs30').map(({ id }) => [id, randomMethod(random)]),
  );
  return {
    conditionedM: floats(-20, 1950),
    flowDirection: Uint8Array.from(list(cells, () => random.pick([0, 1, 2, 4, 8, 16, 32, 64, 128]))),
    contributingAreaM2: floats(100, 1e10),
    drainage: Uint8Array.from(list(cells, () => random.integer(0, 3))),
    handM: Float32Array.from(list(cells, () => (random.next() < 0.2 ? -1 : random.between(0, 900)))),
    slopeDeg: floats(0, 89),
    planCurvature: floats(-0.3, 0.3),
    profileCurvature: floats(-0.3, 0.3),
    wetnessIndex: floats(0, 25),
    vs30MPerS: hasVs30 ? floats(180, 900) : null,
    conditioning: conditioningSteps.map((step) => ({
      step,
      method: randomMethod(random),
      counts: { cells: random.integer(0, 1e6), deepestM: random.between(0, 3) },
    })),
    methods: methods as DerivedMethods,
  };
}

/** A region of random contents; each layer but the terrain is absent, empty or filled. Geography makes no sense. */
export function randomRegion(seed: number): Region {
  const random = seededRandom(seed);
  const columns = random.integer(1, 40);
  const rows = random.integer(1, 40);
  const cells = columns * rows;
  const maybe = <T>(make: () => T): T | null => (random.next() < 0.2 ? null : make());
  const few = (): number => (random.next() < 0.2 ? 0 : random.integer(1, 12));
  return {
    id: `region-${seed}`,
    kind: random.pick(['exercise', 'real']),
    name: nameOf(random, '지역'),
    grid: {
      epsg: random.pick([5179, 5185, 5186, 5187, 5188, 32652]),
      westM: random.between(200_000, 201_000),
      northM: random.between(400_000, 401_000),
      cellSizeM: random.between(1, 90),
      columns,
      rows,
    },
    terrainM: Float32Array.from(list(cells, () => random.between(-20, 1950))),
    voidMask: maybe(() => Uint8Array.from(list(cells, () => random.integer(0, 1)))),
    seaLevelM: maybe(() => random.between(-1, 1)),
    landCover: maybe(() => Uint8Array.from(list(cells, () => random.integer(0, landCovers.length)))),
    manning: maybe(() => Float32Array.from(list(cells, () => random.between(0.01, 0.2)))),
    buildings: maybe(() => randomBuildings(random, few())),
    ...(random.integer(0, 1) === 0 ? {} : { buildingTreatment: random.pick(buildingTreatments) }),
    ...(random.next() < 0.3
      ? {}
      : { populationPerCell: Float32Array.from(list(cells, () => random.between(0, 400))) }),
    roads: maybe(() => randomRoads(random, random.integer(2, 12), few())),
    facilities: maybe(() => list(few(), (i) => randomFacility(random, i))),
    gauges: maybe(() => list(few(), (i) => randomGauge(random, i))),
    ...(random.next() < 0.3 ? {} : { observedSeries: list(few(), (i) => randomSeries(random, i)) }),
    rivers: maybe(() =>
      list(few(), (i) => ({
        id: `v${i}`,
        name: nameOf(random, '천'),
        lineXY: ring(random, random.integer(2, 9)),
        widthM: random.between(1, 300),
      })),
    ),
    inflowPoints: maybe(() =>
      list(few(), (i) => ({
        id: `i${i}`,
        name: nameOf(random, '유입'),
        ...point(random),
        widthM: random.between(1, 300),
        baseFlowM3PerS: random.between(0, 90),
      })),
    ),
    places: maybe(() => list(few(), (i) => ({ id: `p${i}`, name: nameOf(random, '곳'), ...point(random) }))),
    adminAreas: maybe(() => list(few(), (i) => randomArea(random, i))),
    sources: list(few(), (i) => ({
      id: `s${i}`,
      name: nameOf(random, '자료'),
      licence: 'CC0',
      date: maybe(() => '2026-05-01'),
    })),
    ...(random.integer(0, 1) === 0 ? {} : { derived: randomDerived(random, cells) }),
  };
}

/** A region in which every layer is present and holds at least one record. */
export function fullRegion(): Region {
  for (let seed = 1; ; seed++) {
    const region = randomRegion(seed);
    const layers = [region.buildings?.count, region.roads?.edgeCount].concat(
      [region.facilities, region.gauges, region.rivers].map((layer) => layer?.length),
      [region.inflowPoints, region.places, region.adminAreas].map((layer) => layer?.length),
    );
    const grids = [region.voidMask, region.landCover, region.manning, region.derived?.vs30MPerS ?? null];
    const hasGrids = grids.every((grid) => grid !== null) && region.populationPerCell !== undefined;
    const hasSeries = (region.observedSeries ?? []).some((series) => series.timesMs.length > 0);
    if (layers.every((count) => (count ?? 0) > 0) && hasGrids && hasSeries) return region;
  }
}
