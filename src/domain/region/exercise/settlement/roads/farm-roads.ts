import type { Random } from '../../../../../core/random.ts';
import { cellCount, columnCentreM, rowCentreM } from '../../../../geo/grid.ts';
import { landCoverCode } from '../../../land-cover.ts';
import type { Site } from '../../landscape.ts';
import { distanceTo, type Ground, isSea, isUnbuildable } from '../ground.ts';
import { farmRoadName, forestRoadName } from '../places/names.ts';
import { polylineLengthM, type RoadKind, type RoadLine } from './road-line.ts';
import { type RoutingGrid, routingCellAt } from './routing-grid.ts';
import { type RuralGraph, roadCells, ruralLengthM } from './rural-graph.ts';
import { layLattice, principalBearing } from './street-lattice.ts';
import { connect } from './trunk-roads.ts';

const farmRoad: RoadKind = { roadClass: 'farm', lanes: 1, widthM: 4, name: farmRoadName, zone: 'farm' };
const forestRoad: RoadKind = { roadClass: 'farm', lanes: 1, widthM: 4, name: forestRoadName, zone: 'forest' };

/** Smallest patch of fields that gets roads of its own, cells of 10 m. */
const smallestPatch = 80;
/** Patches are cut into tiles so that the roads turn with the valley, m. */
const tileM = 900;
/** Roads the region is given per area of land, forest roads making up what is missing, km/km². */
const wantedDensity = 3.7;
/** Forest roads (임도) may be steeper than public ones. */
const maxForestGrade = 0.16;
const mostAttempts = 1500;

/** Roads between the paddies of consolidated farmland (경지정리), about 80 m apart. */
export function layFieldRoads(
  ground: Ground,
  graph: RuralGraph,
  townCells: ReadonlySet<number>,
  random: Random,
): RoadLine[] {
  return fieldPatches(ground, townCells).flatMap((site, index) => {
    const lattice = layLattice(
      ground,
      new Set(site.cells),
      {
        spacingM: 78,
        bearingRad: principalBearing(ground, site),
        warpM: 4,
        dropShare: 0.2,
        maxSlope: 0.1,
        kindOf: () => farmRoad,
      },
      random.fork(`patch-${index}`),
    );
    const sources = lattice.nodes
      .map((node) => ({ node, cell: routingCellAt(graph.routing, node.xM, node.yM) }))
      .filter(({ cell }) => cell >= 0);
    if (sources.length < 3) return [];
    for (const { node, cell } of sources) {
      if (!graph.anchors.has(cell) && graph.routing.hasRoad[cell] !== 1) graph.anchors.set(cell, node);
    }
    connect(graph, {
      sources: sources.map(({ cell }) => cell),
      targets: roadCells(graph),
      kind: farmRoad,
      extraFactor: () => 1,
    });
    return [...lattice.lines];
  });
}

/** Removes streets that would run along a trunk road instead of crossing it. */
export function withoutDoubles(routing: RoutingGrid, lines: readonly RoadLine[]): RoadLine[] {
  return lines.filter(({ xy }) => {
    let along = 0;
    for (const t of [0.1, 0.3, 0.5, 0.7, 0.9]) {
      const xM = (xy[0] as number) * (1 - t) + (xy[xy.length - 2] as number) * t;
      const yM = (xy[1] as number) * (1 - t) + (xy[xy.length - 1] as number) * t;
      const cell = routingCellAt(routing, xM, yM);
      if (cell >= 0 && routing.hasRoad[cell] === 1) along++;
    }
    return along < 5;
  });
}

function fieldPatches(ground: Ground, townCells: ReadonlySet<number>): Site[] {
  const { grid, landscape } = ground;
  const fields = new Set([landCoverCode('paddy'), landCoverCode('dry-field')]);
  const waterM = distanceTo(grid, (cell) => isUnbuildable(ground, cell));
  const tiles = new Map<string, number[]>();
  const columnsPerTile = Math.round(tileM / grid.cellSizeM);
  for (let cell = 0; cell < cellCount(grid); cell++) {
    if (!fields.has(landscape.landCover[cell] as number) || townCells.has(cell)) continue;
    if ((waterM[cell] as number) < 20) continue;
    const column = Math.floor((cell % grid.columns) / columnsPerTile);
    const row = Math.floor(Math.floor(cell / grid.columns) / columnsPerTile);
    const key = `${column},${row}`;
    const listed = tiles.get(key);
    if (listed === undefined) tiles.set(key, [cell]);
    else listed.push(cell);
  }
  return [...tiles.values()]
    .filter((cells) => cells.length >= smallestPatch)
    .map((cells) => siteOf(ground, cells));
}

function siteOf(ground: Ground, cells: readonly number[]): Site {
  const { grid } = ground;
  let x = 0;
  let y = 0;
  for (const cell of cells) {
    x += cell % grid.columns;
    y += Math.floor(cell / grid.columns);
  }
  return {
    xM: grid.westM + (x / cells.length + 0.5) * grid.cellSizeM,
    yM: grid.northM - (y / cells.length + 0.5) * grid.cellSizeM,
    cells: Uint32Array.from(cells),
  };
}

/** Forest roads from the valleys up to shoulders of the mountains, until the region has its roads. */
export function layForestRoads(
  ground: Ground,
  graph: RuralGraph,
  streets: readonly RoadLine[],
  random: Random,
): void {
  const { grid, landscape } = ground;
  const forest = landCoverCode('forest');
  let landCells = 0;
  for (let cell = 0; cell < cellCount(grid); cell++) if (!isSea(ground, cell)) landCells++;
  let missingM = (wantedDensity / 1000) * landCells * grid.cellSizeM ** 2;
  missingM -= streets.reduce((sum, line) => sum + polylineLengthM(line.xy), 0) + ruralLengthM(graph);
  for (let attempt = 0; attempt < mostAttempts && missingM > 0; attempt++) {
    const cell = random.integer(0, cellCount(grid) - 1);
    const heightM = landscape.terrainM[cell] as number;
    if (landscape.landCover[cell] !== forest || heightM < 60 || heightM > 330) continue;
    if ((ground.slope[cell] as number) > 0.3) continue;
    const before = ruralLengthM(graph);
    connect(graph, {
      sources: [
        routingCellAt(
          graph.routing,
          columnCentreM(grid, cell % grid.columns),
          rowCentreM(grid, Math.floor(cell / grid.columns)),
        ),
      ],
      targets: new Set([...roadCells(graph), ...graph.anchors.keys()]),
      kind: forestRoad,
      extraFactor: () => 1,
      maxGrade: maxForestGrade,
    });
    missingM -= ruralLengthM(graph) - before;
  }
}
