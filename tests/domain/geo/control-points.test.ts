import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { knownEpsg, type Projection, projectionOf } from '../../../src/domain/geo/projection.ts';
import { krueger, type TransverseMercator } from './transverse-mercator-oracle.ts';

const centimetre = 0.01;
/** A centimetre on the ground, in degrees of latitude. */
const centimetreDeg = 9e-8;

/** By PROJ 9.5.1: pyproj 3.7.2, Transformer.from_crs(4326, code, always_xy=True), on the EPSG register it carries. */
const controlPoints = [
  [5179, 'Seoul city hall', 126.978, 37.5665, 953901.1653, 1952032.081],
  [5181, 'Seoul city hall', 126.978, 37.5665, 198056.3667, 451885.0306],
  [5185, 'Seoul city hall', 126.978, 37.5665, 374759.2927, 553724.3689],
  [5186, 'Seoul city hall', 126.978, 37.5665, 198056.3667, 551885.0306],
  [5187, 'Seoul city hall', 126.978, 37.5665, 21352.8273, 553807.1443],
  [5188, 'Seoul city hall', 126.978, 37.5665, -155406.9953, 559497.2564],
  [3857, 'Seoul city hall', 126.978, 37.5665, 14135126.3019, 4518366.51],
  [32651, 'Seoul city hall', 126.978, 37.5665, 851376.6743, 4165162.711],
  [32652, 'Seoul city hall', 126.978, 37.5665, 321424.2862, 4159640.6414],
  [5179, 'Busan', 129.0756, 35.1796, 1143467.3797, 1688281.9821],
  [5181, 'Busan', 129.0756, 35.1796, 389076.8036, 188993.756],
  [5185, 'Busan', 129.0756, 35.1796, 571345.3345, 294636.9985],
  [5186, 'Busan', 129.0756, 35.1796, 389076.8036, 288993.756],
  [5187, 'Busan', 129.0756, 35.1796, 206886.2728, 287022.7228],
  [5188, 'Busan', 129.0756, 35.1796, 24698.5862, 288716.6036],
  [3857, 'Busan', 129.0756, 35.1796, 14368630.0658, 4188314.9311],
  [32651, 'Busan', 129.0756, 35.1796, 1053545.0387, 3909906.7834],
  [32652, 'Busan', 129.0756, 35.1796, 506883.5183, 3892962.9336],
  [5179, 'Osong', 127.33, 36.63, 984801.0876, 1848026.7815],
  [5181, 'Osong', 127.33, 36.63, 229515.6123, 348003.2238],
  [5185, 'Osong', 127.33, 36.63, 408414.4712, 450481.7224],
  [5186, 'Osong', 127.33, 36.63, 229515.6123, 448003.2238],
  [5187, 'Osong', 127.33, 36.63, 50627.205, 449251.549],
  [5188, 'Osong', 127.33, 36.63, -128314.0451, 454231.0951],
  [3857, 'Osong', 127.33, 36.63, 14174310.7627, 4387658.2808],
  [32651, 'Osong', 127.33, 36.63, 887232.0351, 4062568.1174],
  [32652, 'Osong', 127.33, 36.63, 350686.9541, 4055126.8683],
  [5179, 'Jeju', 126.5312, 33.4996, 910010.5457, 1501279.7889],
  [5181, 'Jeju', 126.5312, 33.4996, 156437.5196, 758.4815],
  [5185, 'Jeju', 126.5312, 33.4996, 342290.3255, 101709.6642],
  [5186, 'Jeju', 126.5312, 33.4996, 156437.5196, 100758.4815],
  [5187, 'Jeju', 126.5312, 33.4996, -29436.1917, 103389.3609],
  [5188, 'Jeju', 126.5312, 33.4996, -215419.8841, 109612.5751],
  [3857, 'Jeju', 126.5312, 33.4996, 14085388.7535, 3961806.8196],
  [32651, 'Jeju', 126.5312, 33.4996, 828080.1035, 3712259.1436],
  [32652, 'Jeju', 126.5312, 33.4996, 270655.5828, 3709403.0251],
  [5179, 'Baengnyeong', 124.71, 37.97, 754921.946, 2000344.2765],
  [5181, 'Baengnyeong', 124.71, 37.97, -1231.3909, 499145.0282],
  [5185, 'Baengnyeong', 124.71, 37.97, 174518.1867, 596709.7903],
  [5186, 'Baengnyeong', 124.71, 37.97, -1231.3909, 599145.0282],
  [5187, 'Baengnyeong', 124.71, 37.97, -177040.9714, 605363.7823],
  [5188, 'Baengnyeong', 124.71, 37.97, -352962.2797, 615386.9271],
  [3857, 'Baengnyeong', 124.71, 37.97, 13882653.6968, 4575188.6854],
  [32651, 'Baengnyeong', 124.71, 37.97, 650200.0437, 4203865.6978],
  [32652, 'Baengnyeong', 124.71, 37.97, 123109.845, 4211176.6567],
  [5179, 'Ulleung', 130.9057, 37.4845, 1301138.6779, 1948256.8285],
  [5181, 'Ulleung', 130.9057, 37.4845, 545504.597, 449956.4392],
  [5185, 'Ulleung', 130.9057, 37.4845, 722563.3589, 559205.9261],
  [5186, 'Ulleung', 130.9057, 37.4845, 545504.597, 549956.4392],
  [5187, 'Ulleung', 130.9057, 37.4845, 368555.334, 544490.0253],
  [5188, 'Ulleung', 130.9057, 37.4845, 191659.7563, 542788.0034],
  [3857, 'Ulleung', 130.9057, 37.4845, 14572355.8659, 4506856.734],
  [32651, 'Ulleung', 130.9057, 37.4845, 1199506.4149, 4178096.2339],
  [32652, 'Ulleung', 130.9057, 37.4845, 668487.9118, 4150327.2493],
] as const;

const grs80 = { semiMajorM: 6_378_137, inverseFlattening: 298.257222101 };
const wgs84 = { semiMajorM: 6_378_137, inverseFlattening: 298.257223563 };
const belt = (lng0Deg: number, falseNorthingM: number): TransverseMercator => ({
  ...grs80,
  lng0Deg,
  lat0Deg: 38,
  scale: 1,
  falseEastingM: 200_000,
  falseNorthingM,
});
const utm = (lng0Deg: number): TransverseMercator => ({
  ...wgs84,
  lng0Deg,
  lat0Deg: 0,
  scale: 0.9996,
  falseEastingM: 500_000,
  falseNorthingM: 0,
});

/** Parameters of the EPSG register, written down a second time. */
const systems: readonly (readonly [number, TransverseMercator])[] = [
  [5179, { ...grs80, lng0Deg: 127.5, lat0Deg: 38, scale: 0.9996, falseEastingM: 1e6, falseNorthingM: 2e6 }],
  [5181, belt(127, 500_000)],
  [5185, belt(125, 600_000)],
  [5186, belt(127, 600_000)],
  [5187, belt(129, 600_000)],
  [5188, belt(131, 600_000)],
  [32651, utm(123)],
  [32652, utm(129)],
];

function known(epsg: number): Projection {
  const result = projectionOf(epsg);
  if (!result.ok) throw new Error(`EPSG:${epsg} is not known`);
  return result.value;
}

const distance = (a: readonly [number, number], b: readonly [number, number]): number =>
  Math.hypot(a[0] - b[0], a[1] - b[1]);

describe('the oracle of the transverse Mercator', () => {
  test('gives the worked example of IOGP Guidance Note 373-7-2, British National Grid, to its centimetre', () => {
    const british = {
      semiMajorM: 6_377_563.396,
      inverseFlattening: 299.3249646,
      lng0Deg: -2,
      lat0Deg: 49,
      scale: 0.9996012717,
      falseEastingM: 400_000,
      falseNorthingM: -100_000,
    };
    expect(distance(krueger(british, 0.5, 50.5), [577_274.99, 69_740.5])).toBeLessThan(centimetre);
  });

  test('gives the numerical example of Snyder 1987, page 269, Clarke 1866, to its decimetre', () => {
    const clarke = {
      ...utm(-75),
      semiMajorM: 6_378_206.4,
      inverseFlattening: 294.978698214,
      falseEastingM: 0,
    };
    expect(distance(krueger(clarke, -73.5, 40.5), [127_106.5, 4_484_124.4])).toBeLessThan(0.1);
  });
});

describe('control points', () => {
  test.each(controlPoints)('EPSG:%i has %s (%d, %d) where PROJ has it', (epsg, _, lngDeg, latDeg, xM, yM) => {
    const projection = known(epsg);
    expect(distance(projection.fromLngLat(lngDeg, latDeg), [xM, yM])).toBeLessThan(centimetre);
    expect(distance(projection.toLngLat(xM, yM), [lngDeg, latDeg])).toBeLessThan(centimetreDeg);
  });

  test('stand for every system we ship and for both UTM zones of Korea', () => {
    const held = new Set(controlPoints.map(([epsg]) => epsg as number));
    for (const epsg of [...knownEpsg, 32651, 32652])
      if (epsg !== 4326) expect(held, String(epsg)).toContain(epsg);
  });

  test.each(systems)('EPSG:%i agrees with Krüger’s series to a centimetre all over Korea', (epsg, system) => {
    fc.assert(
      fc.property(
        fc.double({ min: 124, max: 132, noNaN: true }),
        fc.double({ min: 33, max: 39, noNaN: true }),
        (lngDeg, latDeg) => {
          const wanted = krueger(system, lngDeg, latDeg);
          expect(distance(known(epsg).fromLngLat(lngDeg, latDeg), wanted)).toBeLessThan(centimetre);
          expect(distance(known(epsg).toLngLat(...wanted), [lngDeg, latDeg])).toBeLessThan(centimetreDeg);
        },
      ),
    );
  });

  test('EPSG:3857 gives the worked example of IOGP Guidance Note 373-7-2 and the logarithm of the half angle', () => {
    const dms = (deg: number, min: number, sec: number): number => deg + min / 60 + sec / 3600;
    const came = known(3857).fromLngLat(-dms(100, 20, 0), dms(24, 22, 54.433));
    expect(distance(came, [-11_169_055.58, 2_800_000])).toBeLessThan(0.02);
    for (const [lngDeg, latDeg] of [
      [126.978, 37.5665],
      [131.9, 33.1],
    ] as const) {
      const phi = (latDeg * Math.PI) / 180;
      const y = 6_378_137 * Math.log(Math.tan(Math.PI / 4 + phi / 2));
      const x = (6_378_137 * lngDeg * Math.PI) / 180;
      expect(distance(known(3857).fromLngLat(lngDeg, latDeg), [x, y])).toBeLessThan(1e-6);
    }
  });

  test('EPSG:5181 is the WTM of Kakao’s map, whose guide prints a place in Jeju both ways; 5186 is 100 km off there', () => {
    const wtm = [160_710.37729270622, -4_388.879299157299] as const;
    const place = [126.57740680000002, 33.453357700000005] as const;
    expect(distance(known(5181).toLngLat(...wtm), place)).toBeLessThan(centimetreDeg);
    const [, wrongLatDeg] = known(5186).toLngLat(...wtm);
    expect((place[1] - wrongLatDeg) * 111).toBeGreaterThan(99);
  });

  test('no two systems can be taken for one another: numbers of one are elsewhere in each other one', () => {
    const codes = [...knownEpsg.filter((epsg) => epsg !== 4326), 32651, 32652];
    for (const [, name, lngDeg, latDeg] of controlPoints) {
      for (const right of codes) {
        for (const wrong of codes) {
          if (right === wrong) continue;
          const came = known(wrong).toLngLat(...known(right).fromLngLat(lngDeg, latDeg));
          const awayDeg = distance(came, [lngDeg, latDeg]);
          expect(awayDeg, `${name}: ${right} read as ${wrong}`).toBeGreaterThan(0.85);
        }
      }
    }
  });
});
