import { seededRandom } from '../../src/core/random.ts';
import type { DepthField } from '../../src/domain/exposure/exposure.ts';
import type { Facility } from '../../src/domain/region/facilities.ts';
import type { Region } from '../../src/domain/region/region.ts';
import {
  areaBox,
  buildRegion,
  type EdgeSpec,
  type HouseSpec,
  metricGrid,
  name,
  shelterAt,
} from './region-builder.ts';

export interface GridTownSpec {
  readonly seed: number;
  /** Cells along one side of the square grid of 10 m cells. */
  readonly cells: number;
  /** Streets along one side; the town has blocks² crossings. */
  readonly streets: number;
  readonly houses: number;
  readonly shelters: number;
  readonly placesPerShelter: number;
}

/** A town of square blocks on ground that falls to the south, where a river may rise; two areas below one. */
export function buildGridTown(spec: GridTownSpec): Region {
  const random = seededRandom(spec.seed);
  const grid = metricGrid(spec.cells, spec.cells);
  const sideM = spec.cells * grid.cellSizeM;
  const [west, south] = [grid.westM, grid.northM - sideM];
  const step = sideM / spec.streets;
  const nodes = Array.from({ length: spec.streets ** 2 }, (_, i): readonly [number, number] => [
    west + ((i % spec.streets) + 0.5) * step,
    south + (Math.floor(i / spec.streets) + 0.5) * step,
  ]);
  const edges: EdgeSpec[] = nodes.flatMap((_, i) => [
    ...((i + 1) % spec.streets === 0 ? [] : [{ from: i, to: i + 1 }]),
    ...(i + spec.streets < nodes.length ? [{ from: i, to: i + spec.streets }] : []),
  ]);
  const middleX = west + sideM / 2;
  const houses = Array.from({ length: spec.houses }, (): HouseSpec => {
    const xM = random.between(west + 10, west + sideM - 10);
    const nightPeople = random.integer(0, 6);
    return {
      xM,
      yM: random.between(south + 10, south + sideM - 10),
      sizeM: random.between(6, 30),
      nightPeople,
      dayPeople: random.integer(0, 8),
      basementFloors: random.integer(0, 1),
      adminIndex: xM < middleX ? 1 : 2,
    };
  });
  const facilities: Facility[] = Array.from({ length: spec.shelters }, (_, k) => {
    const node = random.integer(0, nodes.length - 1);
    return shelterAt(`s${k}`, nodes[node] as readonly [number, number], node, spec.placesPerShelter);
  });
  const [x0, y0] = nodes.at(-1) as readonly [number, number];
  facilities.push({
    type: 'fire-station',
    id: 'f0',
    name: name('f0'),
    xM: x0,
    yM: y0,
    buildingIndex: null,
    roadNode: nodes.length - 1,
  });
  const terrainM = new Float32Array(spec.cells ** 2);
  for (let k = 0; k < terrainM.length; k++) terrainM[k] = (spec.cells - Math.floor(k / spec.cells)) * 0.05;
  return buildRegion({
    grid,
    terrainM,
    houses,
    nodes,
    edges,
    facilities,
    adminAreas: [
      areaBox('48', 'municipality', null, [west, south, west + sideM, south + sideM]),
      areaBox('481', 'eup-myeon-dong', 0, [west, south, middleX, south + sideM]),
      areaBox('482', 'eup-myeon-dong', 0, [middleX, south, west + sideM, south + sideM]),
    ],
  });
}

/** Still water at one level over the whole region. */
export const levelField = ({ grid, terrainM }: Region, levelM: number): DepthField => ({
  grid,
  bedM: terrainM,
  depthM: terrainM.map((bedM) => Math.max(0, levelM - bedM)),
});
