import { seededRandom } from '../../../src/core/random.ts';
import { sampleBilinear } from '../../../src/domain/geo/grid.ts';
import { generateLandscape } from '../../../src/domain/region/exercise/generate-landscape.ts';
import type { Site } from '../../../src/domain/region/exercise/landscape.ts';
import type { Facility } from '../../../src/domain/region/facilities.ts';
import type { Region } from '../../../src/domain/region/region.ts';
import { buildHouses, buildRoads, type EdgeSpec, type HouseSpec, shelterAt } from '../region-builder.ts';

/** The generated ground with plain towns on it: enough to look at every layer of the scene. */
export function harnessRegion(seed: number): Region {
  const land = generateLandscape(seed);
  const random = seededRandom(seed);
  const houses: HouseSpec[] = [];
  const nodes: (readonly [number, number])[] = [];
  const edges: EdgeSpec[] = [];
  for (const site of [land.oldTown, land.newTown, land.port, ...land.villages]) {
    layBlocks(site, land.grid, { houses, nodes, edges }, () => random.next());
  }
  const buildings = buildHouses(houses);
  for (let i = 0; i < buildings.count; i++) {
    buildings.heightM[i] = random.next() < 0.08 ? random.between(20, 48) : random.between(3.5, 9);
  }
  const lowestM = edges.map(({ from }) => {
    const [xM, yM] = nodes[from] as readonly [number, number];
    return sampleBilinear(land.grid, land.terrainM, xM, yM);
  });
  const facilities: Facility[] = [0, 1, 2, 3].map((k) => {
    const node = random.integer(0, nodes.length - 1);
    return shelterAt(`s${k}`, nodes[node] as readonly [number, number], node, 400, {
      name: { ko: `제${k + 1}대피소`, en: `Shelter ${k + 1}` },
    });
  });
  for (const type of ['fire-station', 'school', 'town-hall'] as const) {
    const [xM, yM] = nodes[random.integer(0, nodes.length - 1)] as readonly [number, number];
    facilities.push({
      type,
      id: type,
      name: { ko: type === 'school' ? '해온초등학교' : '해온청사', en: type },
      xM,
      yM,
      buildingIndex: null,
      roadNode: null,
    });
  }
  const box = (site: Site, ko: string, en: string) => ({
    id: en.toLowerCase().replace(' ', '-'),
    name: { ko, en },
    xM: site.xM,
    yM: site.yM,
  });
  return {
    id: 'harness',
    kind: 'exercise',
    name: { ko: '해온시', en: 'Haeon' },
    grid: land.grid,
    terrainM: land.terrainM,
    voidMask: null,
    seaLevelM: 0,
    landCover: land.landCover,
    manning: null,
    buildings,
    roads: {
      ...buildRoads(nodes, edges),
      lowestM: Float32Array.from(lowestM),
      nameIndex: Int32Array.from(edges, (_, k) => (k % 7 === 0 ? 0 : -1)),
      names: [{ ko: '해온대로', en: 'Haeon-daero' }],
    },
    facilities,
    gauges: null,
    rivers: land.rivers,
    inflowPoints: land.inflowPoints,
    places: [
      box(land.oldTown, '구도심', 'Old Town'),
      box(land.newTown, '신도심', 'New Town'),
      box(land.port, '해온항', 'Haeon Port'),
    ],
    adminAreas: null,
    sources: [],
  };
}

function layBlocks(
  site: Site,
  grid: Region['grid'],
  town: { houses: HouseSpec[]; nodes: (readonly [number, number])[]; edges: EdgeSpec[] },
  draw: () => number,
): void {
  const nodeAt = new Map<string, number>();
  const blockCells = 9;
  for (const cell of site.cells) {
    const [column, row] = [cell % grid.columns, Math.floor(cell / grid.columns)];
    const xM = grid.westM + (column + 0.5) * grid.cellSizeM;
    const yM = grid.northM - (row + 0.5) * grid.cellSizeM;
    const onStreet = column % blockCells === 0 || row % blockCells === 0;
    if (column % blockCells === 0 && row % blockCells === 0) {
      nodeAt.set(`${column}/${row}`, town.nodes.length);
      town.nodes.push([xM, yM]);
    }
    if (!onStreet && (column + row) % 2 === 0 && draw() < 0.6) {
      town.houses.push({ xM, yM, sizeM: 7 + 9 * draw(), nightPeople: 4 });
    }
  }
  for (const [key, from] of nodeAt) {
    const [column, row] = key.split('/').map(Number) as [number, number];
    for (const next of [`${column + blockCells}/${row}`, `${column}/${row + blockCells}`]) {
      const to = nodeAt.get(next);
      if (to !== undefined) {
        town.edges.push({ from, to, roadClass: (column + row) % 4 === 0 ? 1 : 3 });
      }
    }
  }
}
