import type { GridSpec } from '../../src/domain/geo/grid.ts';
import { projectionOf } from '../../src/domain/geo/projection.ts';
import { type ByteSource, bytesInMemory } from '../../src/packs/bytes/byte-source.ts';
import { encodeGeotiff } from '../../src/packs/raster/encode-geotiff.ts';

/** A kilometre of a valley on the Korean central belt. */
export const villageGrid: GridSpec = {
  epsg: 5186,
  westM: 230_000,
  northM: 441_000,
  cellSizeM: 10,
  columns: 100,
  rows: 100,
};

/** People that the population file of the village has. */
export const villagePeople = 250;

/** West, south, east and north of the middle of the village, degrees. */
export const villageBoundsDeg: readonly [number, number, number, number] = (() => {
  const [northWest, southEast] = [placeOf(50, 50), placeOf(950, 950)];
  return [northWest.lon, southEast.lat, southEast.lon, northWest.lat];
})();

type Tags = Readonly<Record<string, string>>;

/** The files of a village as open data give them: heights, people, a map and a list of shelters. */
export function villageFiles(): readonly ByteSource[] {
  const { columns, rows } = villageGrid;
  const heights = Float32Array.from({ length: columns * rows }, (_, cell) => {
    const [row, column] = [Math.floor(cell / columns), cell % columns];
    return 50 + Math.abs(column - 50) * 0.4 + row * 0.05;
  });
  const coarse: GridSpec = { ...villageGrid, cellSizeM: 100, columns: 10, rows: 10 };
  const people = new Float32Array(100).fill(villagePeople / 100);
  const tiff = { content: 'surface', noData: null } as const;
  return [
    file('village-heights.tif', encodeGeotiff(villageGrid, heights, tiff)),
    file('kor_ppp_2020.tif', encodeGeotiff(coarse, people, tiff)),
    text('village-overpass.json', JSON.stringify(villageMap())),
    text('대피소.csv', shelterTable()),
  ];
}

const file = (name: string, bytes: Uint8Array): ByteSource => bytesInMemory(name, Uint8Array.from(bytes));
const text = (name: string, contents: string): ByteSource => file(name, new TextEncoder().encode(contents));

function placeOf(eastM: number, southM: number): { readonly lat: number; readonly lon: number } {
  const projection = projectionOf(villageGrid.epsg);
  if (!projection.ok) throw new Error('no projection');
  const [lon, lat] = projection.value.toLngLat(villageGrid.westM + eastM, villageGrid.northM - southM);
  return { lat, lon };
}

/** A river down the valley, a road across it by a bridge, a street with twenty houses, a school and a hospital. */
function villageMap(): object {
  const elements: object[] = [];
  let nextId = 1;
  const node = (eastM: number, southM: number, tags?: Tags): number => {
    elements.push({
      type: 'node',
      id: nextId,
      ...placeOf(eastM, southM),
      ...(tags === undefined ? {} : { tags }),
    });
    return nextId++;
  };
  const way = (nodes: readonly number[], tags: Tags): void => {
    elements.push({ type: 'way', id: nextId++, nodes, tags });
  };
  const house = (eastM: number, southM: number, tags: Tags): void => {
    const corners = [
      node(eastM, southM),
      node(eastM + 12, southM),
      node(eastM + 12, southM + 10),
      node(eastM, southM + 10),
    ];
    way([...corners, corners[0] as number], tags);
  };
  way([node(500, 980), node(500, 500), node(500, 20)], { waterway: 'river', name: '시험천', width: '20' });
  const [a, b, c, d] = [node(100, 600), node(480, 600), node(520, 600), node(900, 600)];
  way([a, b], { highway: 'secondary', name: '시험로', lanes: '2' });
  way([b, c], { highway: 'secondary', name: '시험로', lanes: '2', bridge: 'yes', layer: '1' });
  way([c, d], { highway: 'secondary', name: '시험로', lanes: '2', maxspeed: '50' });
  way([b, node(480, 200)], { highway: 'residential', oneway: 'yes' });
  for (let k = 0; k < 20; k++) house(300 + 20 * (k % 8), 300 + 30 * Math.floor(k / 8), { building: 'house' });
  house(700, 620, { building: 'school', amenity: 'school', name: '시험초등학교', 'building:levels': '3' });
  node(760, 620, { amenity: 'hospital', name: '시험병원', beds: '40' });
  return { version: 0.6, generator: 'made for a test', elements };
}

function shelterTable(): string {
  const { lat, lon } = placeOf(706, 625);
  return [
    '시설명,시설구분,위도,경도,시설면적(㎡),최대수용인원',
    `시험초등학교,이재민임시주거시설,${lat},${lon},"1,650",500`,
    `먼곳,이재민임시주거시설,${lat + 1},${lon},100,30`,
  ].join('\n');
}

/** Boundaries of the village: a town of two parts that fill it, in codes of Statistics Korea. */
export function villageBoundaries(): ByteSource {
  const [west, south, east, north] = villageBoundsDeg;
  const middle = (south + north) / 2;
  const box = (bottom: number, top: number) => [
    [west, bottom],
    [east, bottom],
    [east, top],
    [west, top],
    [west, bottom],
  ];
  const area = (code: string, name: string, ring: readonly (readonly number[])[]) => ({
    type: 'Feature',
    properties: { code, name, base_year: '2018' },
    geometry: { type: 'Polygon', coordinates: [ring] },
  });
  const features = [
    area('33010', '시험시', box(south, north)),
    area('3301011', '아랫말동', box(south, middle)),
    area('3301012', '윗말동', box(middle, north)),
  ];
  return text('village-areas.geojson', JSON.stringify({ type: 'FeatureCollection', features }));
}

/** Boundaries of the village in three files of one list of codes: a province, its town and the town's one district. */
export function villageBoundarySet(): Readonly<
  Record<'provinces' | 'municipalities' | 'submunicipalities', string>
> {
  const [west, south, east, north] = villageBoundsDeg;
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  const file = (code: string, ko: string, en: string): string =>
    JSON.stringify({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { code, name: ko, name_eng: en, base_year: '2018' },
          geometry: { type: 'Polygon', coordinates: [corners] },
        },
      ],
    });
  return {
    provinces: file('33', '시험도', 'Siheom-do'),
    municipalities: file('33010', '시험시', 'Siheom-si'),
    submunicipalities: file('3301011', '시험동', 'Siheom-dong'),
  };
}
