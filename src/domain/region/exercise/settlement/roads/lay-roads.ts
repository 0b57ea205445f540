import type { LocalizedName } from '../../../../../core/localized.ts';
import type { Random } from '../../../../../core/random.ts';
import type { Site } from '../../landscape.ts';
import { type Ground, isRiver, isSea } from '../ground.ts';
import { contractNetwork } from './contract-network.ts';
import { raiseEmbankments } from './embankments.ts';
import { layFieldRoads, layForestRoads, withoutDoubles } from './farm-roads.ts';
import { steepestGradeOf } from './grade.ts';
import { assignOneWays } from './one-way.ts';
import { makePlanar } from './planar-network.ts';
import type { RoadNetwork } from './road-line.ts';
import { addStructures } from './road-structures.ts';
import { buildRoutingGrid } from './routing-grid.ts';
import { makeRuralGraph, ruralLines } from './rural-graph.ts';
import { layNewTown, layOldTown, layPort, layVillage, type Town } from './town-streets.ts';
import { anchorsOf, layTrunkRoads } from './trunk-roads.ts';
import { digUnderpass, type Underpass } from './underpass.ts';

export interface NamedSite {
  readonly site: Site;
  readonly stem: LocalizedName;
}

export interface RoadPlan {
  readonly network: RoadNetwork;
  readonly oldTown: Town;
  readonly newTown: Town;
  readonly port: Town;
  readonly villages: readonly Town[];
  readonly underpass: Underpass | null;
}

/** Lays all roads of the region: streets of towns and villages, trunk roads between them, field and forest roads. */
export function layRoads(ground: Ground, villages: readonly NamedSite[], random: Random): RoadPlan {
  const { landscape } = ground;
  const graph = makeRuralGraph(buildRoutingGrid(ground));
  const underpass = digUnderpass(ground, layOldTown(ground, landscape.oldTown, random.fork('old-town')));
  const oldTown = underpass?.town ?? layOldTown(ground, landscape.oldTown, random.fork('old-town'));
  const newTown = layNewTown(ground, landscape.newTown, random.fork('new-town'));
  const port = layPort(ground, landscape.port, random.fork('port'));
  const villageTowns = villages
    .map(({ site, stem }, index) => ({
      town: layVillage(ground, site, stem, random.fork(`village-${index}`)),
      stem,
    }))
    .filter(({ town }) => anchorsOf(graph, town).length > 0);
  layTrunkRoads(ground, graph, { oldTown, newTown, port, villages: villageTowns });
  const trunkRoads = Uint8Array.from(graph.routing.hasRoad);
  const towns = [oldTown, newTown, port, ...villageTowns.map(({ town }) => town)];
  const fieldLines = layFieldRoads(ground, graph, townCells(towns), random.fork('field-roads'));
  const gradeOf = (xy: readonly number[]): number => steepestGradeOf(ground, xy);
  const streets = [...towns.flatMap((town) => town.lattice.lines), ...fieldLines];
  layForestRoads(ground, graph, streets, random.fork('forest-roads'));
  const country = ruralLines(graph, gradeOf);
  const trunkRouting = { ...graph.routing, hasRoad: trunkRoads };
  const lines = [
    ...country.toSorted((p, q) => q.kind.widthM - p.kind.widthM),
    ...towns.flatMap((town) => withoutDoubles(trunkRouting, town.lattice.lines)),
    ...withoutDoubles(trunkRouting, fieldLines),
  ];
  const dry = lines.filter((line) => !touchesSea(ground, line.xy));
  const contracted = contractNetwork(makePlanar(dry));
  raiseEmbankments(ground, contracted);
  const withStructures = addStructures(ground, contracted, underpass?.site ?? null);
  return {
    network: assignOneWays(withStructures, random.fork('one-way')),
    oldTown,
    newTown,
    port,
    villages: villageTowns.map(({ town }) => town),
    underpass,
  };
}

function townCells(towns: readonly Town[]): Set<number> {
  const cells = new Set<number>();
  for (const { site } of towns) for (const cell of site.cells) cells.add(cell);
  return cells;
}

/** True for a farm lane that smoothing has pushed over the shore. */
function touchesSea(ground: Ground, xy: readonly number[]): boolean {
  const { grid } = ground;
  for (let k = 0; k + 1 < xy.length; k += 2) {
    const column = Math.floor(((xy[k] as number) - grid.westM) / grid.cellSizeM);
    const row = Math.floor((grid.northM - (xy[k + 1] as number)) / grid.cellSizeM);
    if (column < 0 || row < 0 || column >= grid.columns || row >= grid.rows) return true;
    const cell = row * grid.columns + column;
    if (isSea(ground, cell) && !isRiver(ground, cell)) return true;
  }
  return false;
}
