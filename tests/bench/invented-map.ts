import { seededRandom } from '../../src/core/random.ts';
import { type GridSpec, gridBounds } from '../../src/domain/geo/grid.ts';
import { osmPbf, type PbfBlock, type PbfNode, type PbfWay } from '../support/osm-pbf-writer.ts';
import { projectionFor } from '../support/osm-town.ts';

/** What an invented map holds. */
export interface InventedMapWish {
  /** Where it lies; its buildings, streets and streams fill the grid. */
  readonly grid: GridSpec;
  readonly houses: number;
  /** Streets of a lattice, each way: n x (n - 1) x 2 sides. */
  readonly lattice: number;
  /** Nodes far from the window, as the rest of a country would be. */
  readonly strangers: number;
  /** Streams from north to south, each crossed by streets on bridges. */
  readonly streams: number;
}

const perBlock = 8000;

/** An OpenStreetMap extract with as many buildings and street sides as are asked for, and the box it lies in, degrees. */
export function inventMap(wish: InventedMapWish): {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly boundsDeg: readonly [number, number, number, number];
} {
  const { nodes, ways } = townOf(wish);
  const elsewhere = Array.from({ length: wish.strangers }, (_, k) => ({
    id: k + 1,
    lat: 33 + (k % 1000) / 1000,
    lon: 124 + Math.floor(k / 1000) / 1000,
  }));
  const blocks: PbfBlock[] = [
    ...inBlocks([...elsewhere, ...nodes]).map((dense) => ({ dense })),
    ...inBlocks(ways).map((part) => ({ ways: part })),
  ];
  const projection = projectionFor(wish.grid.epsg);
  const { westM, southM, eastM, northM } = gridBounds(wish.grid);
  const [west, south] = projection.toLngLat(westM, southM);
  const [east, north] = projection.toLngLat(eastM, northM);
  return { bytes: osmPbf(blocks), boundsDeg: [west - 0.02, south - 0.02, east + 0.02, north + 0.02] };
}

/** A map in the making, by metres from the south-west corner of its grid. */
interface Sheet {
  readonly sideM: number;
  readonly random: ReturnType<typeof seededRandom>;
  node(xM: number, yM: number, tags?: Record<string, string>): number;
  way(nodes: readonly number[], tags: Record<string, string>): void;
}

function townOf(wish: InventedMapWish): {
  readonly nodes: readonly PbfNode[];
  readonly ways: readonly PbfWay[];
} {
  const { toLngLat } = projectionFor(wish.grid.epsg);
  const { westM, southM, eastM } = gridBounds(wish.grid);
  const nodes: PbfNode[] = [];
  const ways: PbfWay[] = [];
  const sheet: Sheet = {
    sideM: eastM - westM,
    random: seededRandom(1),
    node: (xM, yM, tags) => {
      const [lon, lat] = toLngLat(westM + xM, southM + yM);
      const id = wish.strangers + nodes.length + 1;
      nodes.push({ id, lat, lon, ...(tags === undefined ? {} : { tags }) });
      return id;
    },
    way: (refs, tags) => {
      ways.push({ id: ways.length + 1, nodes: refs, tags });
    },
  };
  addStreets(sheet, wish.lattice);
  addAreas(sheet, wish.houses);
  addStreams(sheet, wish.streams);
  for (let k = 0; k < 200; k++) {
    const [x, y] = [sheet.random.between(0, sheet.sideM), sheet.random.between(0, sheet.sideM)];
    sheet.node(x, y, { amenity: 'school', name: `학교 ${k}` });
  }
  return { nodes, ways };
}

function addStreets({ sideM, random, node, way }: Sheet, lattice: number): void {
  const stepM = sideM / (lattice + 1);
  const corners = Array.from({ length: lattice ** 2 }, (_, k) =>
    node(stepM * (k % lattice) + 50 + random.between(0, 20), stepM * Math.floor(k / lattice) + 50),
  );
  for (let row = 0; row < lattice; row++) {
    const along = corners.slice(row * lattice, (row + 1) * lattice);
    const up = Array.from({ length: lattice }, (_, k) => corners[k * lattice + row] as number);
    const tags = { highway: row % 10 === 0 ? 'secondary' : 'residential', name: `길 ${row}` };
    way(along, row % 20 === 0 ? { ...tags, bridge: 'yes', layer: '1' } : tags);
    way(up, tags);
  }
}

function addAreas({ sideM, random, node, way }: Sheet, houses: number): void {
  const box = (x: number, y: number, w: number, h: number): readonly number[] => {
    const ring = [node(x, y), node(x + w, y), node(x + w, y + h), node(x, y + h)];
    return [...ring, ring[0] as number];
  };
  const anywhere = (withinM: number): number => random.between(20, sideM - withinM);
  for (let k = 0; k < houses; k++) {
    const ring = box(anywhere(50), anywhere(50), random.between(6, 25), random.between(6, 25));
    way(ring, { building: random.pick(['yes', 'house', 'apartments', 'retail']), 'building:levels': '3' });
  }
  for (let k = 0; k < 400; k++) {
    const side = random.between(100, 900);
    const ring = box(anywhere(1000), anywhere(1000), side, side);
    way(ring, { landuse: random.pick(['forest', 'residential', 'farmland', 'industrial']) });
  }
}

function addStreams({ sideM, node, way }: Sheet, streams: number): void {
  for (let k = 0; k < streams; k++) {
    const x = (sideM * (k + 0.5)) / streams;
    const course = Array.from({ length: 200 }, (_, i) =>
      node(x + 200 * Math.sin(i / 9), sideM * (1 - i / 199)),
    );
    way(course, { waterway: k % 4 === 0 ? 'river' : 'stream', name: `내 ${k}` });
  }
}

const inBlocks = <T>(items: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / perBlock) }, (_, k) =>
    items.slice(k * perBlock, (k + 1) * perBlock),
  );
