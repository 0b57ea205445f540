import type { LocalizedName } from '../../../../../core/localized.ts';
import { cellIndexAt } from '../../../../geo/grid.ts';
import type { Site } from '../../landscape.ts';
import type { Ground } from '../ground.ts';
import { coastalStems, inlandStems } from './names.ts';

/** Which 읍 or 면 a village belongs to. */
export type Township = 'eup' | 'myeon-0' | 'myeon-1';

export interface VillagePlan {
  readonly site: Site;
  readonly stem: LocalizedName;
  readonly township: Township;
}

/** Villages closer to the sea than this belong to the coastal 읍, m. */
const coastalM = 900;

/** Names villages and hamlets and gives them to the coastal 읍 or, by the side of the main river, to one of two 면. */
export function planVillages(ground: Ground, sites: readonly Site[]): VillagePlan[] {
  const inland = [...inlandStems];
  const coastal = coastalStems.slice(1);
  const townships = sites.map((site) => townshipOf(ground, site));
  const lone = new Set(townships.filter((township) => township !== 'eup')).size < 2;
  let turn = 0;
  return sites.map((site, index) => {
    const given = townships[index] as Township;
    const isCoastal = given === 'eup';
    const township = !isCoastal && lone ? (`myeon-${turn++ % 2}` as Township) : given;
    const stem = (isCoastal ? coastal.shift() : undefined) ?? inland.shift() ?? coastal.shift();
    if (stem === undefined) throw new Error(`no name left for village ${index} of ${sites.length}`);
    return { site, stem, township };
  });
}

function townshipOf(ground: Ground, site: Site): Township {
  const cell = cellIndexAt(ground.grid, site.xM, site.yM);
  if (cell >= 0 && (ground.seaDistanceM[cell] as number) < coastalM) return 'eup';
  return sideOfRiver(ground, site) > 0 ? 'myeon-0' : 'myeon-1';
}

/** Positive on the left bank of the main river, seen downstream. */
function sideOfRiver(ground: Ground, site: Site): number {
  const lineXY = ground.landscape.rivers[0]?.lineXY ?? new Float64Array();
  let nearest = 0;
  let bestM = Number.POSITIVE_INFINITY;
  for (let k = 0; k + 3 < lineXY.length; k += 2) {
    const awayM = Math.hypot((lineXY[k] as number) - site.xM, (lineXY[k + 1] as number) - site.yM);
    if (awayM < bestM) {
      bestM = awayM;
      nearest = k;
    }
  }
  const ax = lineXY[nearest] ?? 0;
  const ay = lineXY[nearest + 1] ?? 0;
  const dx = (lineXY[nearest + 2] ?? ax + 1) - ax;
  const dy = (lineXY[nearest + 3] ?? ay) - ay;
  return dx * (site.yM - ay) - dy * (site.xM - ax);
}
