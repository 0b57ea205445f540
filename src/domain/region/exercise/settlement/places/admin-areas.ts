import FlatQueue from 'flatqueue';
import type { LocalizedName } from '../../../../../core/localized.ts';
import { cellIndexAt, columnCentreM, rowCentreM } from '../../../../geo/grid.ts';
import type { AdminArea } from '../../../region.ts';
import type { Site } from '../../landscape.ts';
import { type Ground, isSea } from '../ground.ts';
import { principalBearing } from '../roads/street-lattice.ts';
import { type LabelledGrid, ringToMetres, traceRings } from './cell-rings.ts';
import {
  coastalEup,
  coastalStems,
  inlandMyeons,
  municipalityName,
  newTownDongs,
  oldTownDongs,
  suffixed,
} from './names.ts';
import type { Township, VillagePlan } from './place-plan.ts';

/** First five digits of all codes: 99 is no province, so no real area has them. */
const codePrefix = '99110';

export interface AdminPlan {
  readonly areas: readonly AdminArea[];
  /** Index of the smallest area of each cell; -1 in the sea. */
  readonly leafOfCell: Int16Array;
}

interface Leaf {
  readonly name: LocalizedName;
  /** Index into the list of 읍면동. */
  readonly township: number;
  readonly isDong: boolean;
  readonly seeds: readonly { readonly xM: number; readonly yM: number }[];
}

const townshipNames: readonly LocalizedName[] = [
  ...oldTownDongs,
  ...newTownDongs,
  coastalEup,
  ...inlandMyeons,
];
const townshipIndex: Readonly<Record<Township, number>> = { eup: 4, 'myeon-0': 5, 'myeon-1': 6 };

/** Divides the land among the municipality's 읍면동 and, outside the towns, 리: each cell goes to the seed it reaches most easily. */
export function divideLand(ground: Ground, villages: readonly VillagePlan[]): AdminPlan {
  const { landscape } = ground;
  const leaves: Leaf[] = [
    ...dongLeaves(ground, landscape.oldTown, 0),
    ...dongLeaves(ground, landscape.newTown, 2),
    {
      name: suffixed(coastalStems[0] as LocalizedName, '리', '-ri'),
      township: 4,
      isDong: false,
      seeds: pointsOf(ground, landscape.port),
    },
    ...villages.map(({ site, stem, township }) => ({
      name: suffixed(stem, '리', '-ri'),
      township: townshipIndex[township],
      isDong: false,
      seeds: pointsOf(ground, site),
    })),
  ];
  const labels = partition(ground, leaves);
  return assemble({ grid: ground.grid, labels }, leaves);
}

function pointsOf(ground: Ground, site: Site): { xM: number; yM: number }[] {
  const { grid } = ground;
  return Array.from(site.cells, (cell) => ({
    xM: columnCentreM(grid, cell % grid.columns),
    yM: rowCentreM(grid, Math.floor(cell / grid.columns)),
  }));
}

/** Two dongs of a town, each grown from the half of the site it lies in. */
function dongLeaves(ground: Ground, site: Site, firstTownship: number): Leaf[] {
  const bearing = principalBearing(ground, site);
  const halves: { xM: number; yM: number }[][] = [[], []];
  for (const { xM, yM } of pointsOf(ground, site)) {
    const along = (xM - site.xM) * Math.cos(bearing) + (yM - site.yM) * Math.sin(bearing);
    halves[along < 0 ? 0 : 1]?.push({ xM, yM });
  }
  return halves.map((seeds, half) => ({
    name: townshipNames[firstTownship + half] as LocalizedName,
    township: firstTownship + half,
    isDong: true,
    seeds,
  }));
}

/** Cost of a metre beyond a dong's own town, so that villages and not the town get the mountains. */
const dongSpreadFactor = 2.2;
/** Cost of climbing or falling one metre, m of level way. */
const climbFactor = 7;
const waterFactor = 4;

const neighbours = [
  [0, 1],
  [0, -1],
  [1, 0],
  [-1, 0],
  [1, 1],
  [1, -1],
  [-1, 1],
  [-1, -1],
] as const;

function partition(ground: Ground, leaves: readonly Leaf[]): Int16Array {
  const { grid, terrainM } = ground;
  const count = grid.columns * grid.rows;
  const cost = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const labels = new Int16Array(count).fill(-1);
  const queue = new FlatQueue<number>();
  leaves.forEach((leaf, label) => {
    for (const seed of leaf.seeds) {
      const cell = cellIndexAt(grid, seed.xM, seed.yM);
      cost[cell] = 0;
      labels[cell] = label;
      queue.push(cell, 0);
    }
  });
  while (queue.length > 0) {
    const priority = queue.peekValue() as number;
    const cell = queue.pop() as number;
    if (priority > (cost[cell] as number)) continue;
    const label = labels[cell] as number;
    const spread = (leaves[label] as Leaf).isDong ? dongSpreadFactor : 1;
    const column = cell % grid.columns;
    for (const [down, right] of neighbours) {
      const to = cell + down * grid.columns + right;
      if (to < 0 || to >= count || column + right < 0 || column + right >= grid.columns) continue;
      const stepM = down !== 0 && right !== 0 ? grid.cellSizeM * Math.SQRT2 : grid.cellSizeM;
      const climbM = Math.abs((terrainM[to] as number) - (terrainM[cell] as number));
      const water = isSea(ground, to) || ground.mainChannel[to] === 1 ? waterFactor : 1;
      const total = priority + (stepM * water + climbM * climbFactor) * spread;
      if (total >= (cost[to] as number)) continue;
      cost[to] = total;
      labels[to] = label;
      queue.push(to, total);
    }
  }
  for (let cell = 0; cell < count; cell++) if (isSea(ground, cell)) labels[cell] = -1;
  return labels;
}

/** Areas in the order municipality, 읍면동, 리; a 동 is both a township and the smallest area. */
function assemble(labelled: LabelledGrid, leaves: readonly Leaf[]): AdminPlan {
  const { grid, labels } = labelled;
  const seamRows = new Set<number>();
  const villages = leaves.flatMap((leaf, label) => (leaf.isDong ? [] : [label]));
  const traces = [
    traceRings(grid, (cell) => (labels[cell] as number) >= 0, seamRows),
    ...townshipNames.map((_, township) =>
      traceRings(grid, (cell) => leaves[labels[cell] as number]?.township === township, seamRows),
    ),
    ...villages.map((label) => traceRings(grid, (cell) => labels[cell] === label, seamRows)),
  ];
  const rings = traces.map((trace) => trace.map((ring) => ringToMetres(labelled, ring, seamRows)));
  const areas: AdminArea[] = [
    {
      code: `${codePrefix}00000`,
      name: municipalityName,
      level: 'municipality',
      parentIndex: null,
      rings: rings[0] ?? [],
    },
    ...townshipNames.map((name, township) => ({
      code: townshipCode(township),
      name,
      level: 'eup-myeon-dong' as const,
      parentIndex: 0,
      rings: rings[1 + township] ?? [],
    })),
    ...villages.map((label, k) => {
      const leaf = leaves[label] as Leaf;
      const before = villages.slice(0, k).filter((other) => leaves[other]?.township === leaf.township).length;
      return {
        code: `${townshipCode(leaf.township).slice(0, 8)}${String(21 + before).padStart(2, '0')}`,
        name: leaf.name,
        level: 'ri' as const,
        parentIndex: 1 + leaf.township,
        rings: rings[1 + townshipNames.length + k] ?? [],
      };
    }),
  ];
  const areaOfLeaf = leaves.map((leaf, label) =>
    leaf.isDong ? 1 + leaf.township : 1 + townshipNames.length + villages.indexOf(label),
  );
  return { areas, leafOfCell: labels.map((label) => (label < 0 ? -1 : (areaOfLeaf[label] as number))) };
}

/** 동 count from 101, 읍 from 250, 면 from 310, as in the legal-dong code system. */
function townshipCode(township: number): string {
  const three = township < 4 ? 101 + township : township === 4 ? 250 : 310 + (township - 5) * 10;
  return `${codePrefix}${three}00`;
}
