import type { LocalizedName } from '../../../../../core/localized.ts';
import type { Random } from '../../../../../core/random.ts';
import type { Site } from '../../landscape.ts';
import type { Ground } from '../ground.ts';
import { newTownAvenues, oldTownAvenues, portAvenues, sideStreetName, suffixed } from '../places/names.ts';
import type { RoadKind, Zone } from './road-line.ts';
import { type Lattice, type LatticePlan, layLattice, principalBearing } from './street-lattice.ts';

/** A block of four lattice meshes without inner streets, for an apartment estate; sides along the lattice. */
export interface Superblock {
  readonly xM: number;
  readonly yM: number;
  readonly halfM: number;
  readonly bearingRad: number;
}

export interface Town {
  readonly zone: Zone;
  readonly site: Site;
  readonly lattice: Lattice;
  readonly superblocks: readonly Superblock[];
}

interface StreetRule {
  readonly isAvenue: (index: number) => boolean;
  readonly avenue: { readonly lanes: number; readonly widthM: number };
  readonly street: { readonly lanes: number; readonly widthM: number };
}

export function layOldTown(ground: Ground, site: Site, random: Random): Town {
  const luck = blockChooser(random.fork('campuses'), 0.55);
  const isCampus = (i: number, j: number): boolean =>
    (mod(i, 5) === 2 || mod(i, 5) === 3) && mod(j, 5) === 2 && luck(Math.floor(i / 5), Math.floor(j / 5));
  const kindOf = namedStreets('old-town', oldTownAvenues, {
    isAvenue: (index) => mod(index, 5) === 0,
    avenue: { lanes: 2, widthM: 12 },
    street: { lanes: 1, widthM: 5 },
  });
  const plan = {
    spacingM: 58,
    bearingRad: principalBearing(ground, site),
    warpM: 11,
    dropShare: 0.3,
    maxSlope: 0.12,
    kindOf,
    isLeftOut: (i: number, j: number) => isCampus(i, j),
  };
  return townOf(ground, site, { zone: 'old-town', plan, random });
}

const newTownSpacingM = 96;

export function layNewTown(ground: Ground, site: Site, random: Random): Town {
  const bearingRad = principalBearing(ground, site);
  const isEstate = blockChooser(random.fork('estates'), 0.38);
  const kindOf = namedStreets('new-town', newTownAvenues, {
    isAvenue: (index) => mod(index, 2) === 0,
    avenue: { lanes: 4, widthM: 18 },
    street: { lanes: 2, widthM: 8 },
  });
  const plan = {
    spacingM: newTownSpacingM,
    bearingRad,
    warpM: 0,
    dropShare: 0.1,
    maxSlope: 0.12,
    kindOf,
    isLeftOut: (i: number, j: number) => mod(i, 2) === 1 && mod(j, 2) === 1 && isEstate(i, j),
  };
  const town = townOf(ground, site, { zone: 'new-town', plan, random });
  return { ...town, superblocks: superblocksOf(site, ground, bearingRad, isEstate) };
}

export function layPort(ground: Ground, site: Site, random: Random): Town {
  const kindOf = namedStreets('port', portAvenues, {
    isAvenue: (index) => mod(index, 4) === 0,
    avenue: { lanes: 2, widthM: 10 },
    street: { lanes: 1, widthM: 6 },
  });
  const plan = {
    spacingM: 60,
    bearingRad: principalBearing(ground, site),
    warpM: 6,
    dropShare: 0.2,
    maxSlope: 0.12,
    kindOf,
  };
  return townOf(ground, site, { zone: 'port', plan, random });
}

export function layVillage(ground: Ground, site: Site, stem: LocalizedName, random: Random): Town {
  const lane: RoadKind = {
    roadClass: 'street',
    lanes: 1,
    widthM: 4,
    name: suffixed(stem, '길', '-gil'),
    zone: 'village',
  };
  const plan = {
    spacingM: 56,
    bearingRad: principalBearing(ground, site),
    warpM: 12,
    dropShare: 0.55,
    maxSlope: 0.14,
    kindOf: () => lane,
  };
  return townOf(ground, site, { zone: 'village', plan, random });
}

function townOf(ground: Ground, site: Site, rule: { zone: Zone; plan: LatticePlan; random: Random }): Town {
  const cells = new Set(site.cells);
  return {
    zone: rule.zone,
    site,
    lattice: layLattice(ground, cells, rule.plan, rule.random),
    superblocks: [],
  };
}

const mod = (value: number, base: number): number => ((value % base) + base) % base;

function namedStreets(
  zone: Zone,
  avenues: readonly LocalizedName[],
  rule: StreetRule,
): (family: 'along' | 'across', index: number) => RoadKind {
  const made = new Map<string, RoadKind>();
  let usedAvenues = 0;
  const sideStreets = new Map<number, number>();
  return (family, index) => {
    const key = `${family}${index}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const isAvenue = rule.isAvenue(index);
    const turn = usedAvenues % avenues.length;
    const avenue = avenues[turn] as LocalizedName;
    let name = avenue;
    if (isAvenue && usedAvenues < avenues.length) {
      usedAvenues++;
    } else {
      const which = mod(index, Math.max(1, Math.min(usedAvenues, avenues.length)));
      const number = (sideStreets.get(which) ?? 0) + 1;
      sideStreets.set(which, number);
      name = sideStreetName(avenues[which] as LocalizedName, number * 2 + (family === 'along' ? 1 : 0));
    }
    const shape = isAvenue ? rule.avenue : rule.street;
    const kind: RoadKind = { roadClass: isAvenue ? 'city' : 'street', ...shape, name, zone };
    made.set(key, kind);
    return kind;
  };
}

/** A share of the blocks, chosen by lot; the choice is fixed per block. */
function blockChooser(random: Random, share: number): (i: number, j: number) => boolean {
  const chosen = new Map<string, boolean>();
  return (i, j) => {
    const key = `${i},${j}`;
    const known = chosen.get(key);
    if (known !== undefined) return known;
    const isEstate = random.fork(key).next() < share;
    chosen.set(key, isEstate);
    return isEstate;
  };
}

function superblocksOf(
  site: Site,
  ground: Ground,
  bearingRad: number,
  isEstate: (i: number, j: number) => boolean,
): Superblock[] {
  const { grid } = ground;
  const ux = Math.cos(bearingRad);
  const uy = Math.sin(bearingRad);
  const counts = new Map<string, number>();
  for (const cell of site.cells) {
    const xM = grid.westM + ((cell % grid.columns) + 0.5) * grid.cellSizeM;
    const yM = grid.northM - (Math.floor(cell / grid.columns) + 0.5) * grid.cellSizeM;
    const i = 2 * Math.floor((xM * ux + yM * uy) / newTownSpacingM / 2) + 1;
    const j = 2 * Math.floor((-xM * uy + yM * ux) / newTownSpacingM / 2) + 1;
    counts.set(`${i},${j}`, (counts.get(`${i},${j}`) ?? 0) + 1);
  }
  const whole = (2 * newTownSpacingM) ** 2 / grid.cellSizeM ** 2;
  return [...counts]
    .filter(([, count]) => count > whole * 0.6)
    .map(([key]) => key.split(',').map(Number) as [number, number])
    .filter(([i, j]) => isEstate(i, j))
    .map(([i, j]) => ({
      xM: i * newTownSpacingM * ux - j * newTownSpacingM * uy,
      yM: i * newTownSpacingM * uy + j * newTownSpacingM * ux,
      halfM: newTownSpacingM,
      bearingRad,
    }));
}
