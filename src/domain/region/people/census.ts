/** People of one age band. */
export interface AgeBand {
  /** Completed years, both ends in the band; null for "and over". */
  readonly fromAge: number;
  readonly toAge: number | null;
  readonly men: number;
  readonly women: number;
}

/** One area of a census table. */
export interface CensusArea {
  /** Code of Statistics Korea in the year of the census, which later years gave to other areas. */
  readonly code: string;
  readonly name: string;
  readonly year: number;
  readonly persons: number;
  readonly men: number;
  readonly women: number;
  readonly ageBands: readonly AgeBand[];
}

/** A boundary to which census people are to be brought. */
export interface CensusTarget {
  readonly code: string;
  readonly name: string;
  readonly areaM2: number;
}

export interface CensusMatch {
  readonly code: string;
  readonly persons: number;
  /**
   * `same`: an area of the same name in the same province. `joined`: areas of the census were merged and divided anew, and
   * their people are shared out by area. `part`: the area got people of others too, whom the census does not tell apart.
   */
  readonly how: 'same' | 'joined' | 'part';
}

interface AreaChange {
  /** Province of Statistics Korea and name without blanks. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly how: CensusMatch['how'];
}

/**
 * What became of municipalities between the census of 2010-11-01 and the boundaries of 2018: Dangjin (2012) and Yeoju (2013)
 * became cities; Cheongju and Cheongwon were joined on 2014-07-01 and divided into four districts; Yeongi became Sejong on
 * 2012-07-01, with parts of Gongju and Cheongwon that the table does not tell apart. The census calls Jeungpyeong by its
 * former branch office.
 */
const changes: readonly AreaChange[] = [
  { from: ['34 당진군'], to: ['34 당진시'], how: 'same' },
  { from: ['31 여주군'], to: ['31 여주시'], how: 'same' },
  { from: ['33 증평출장소'], to: ['33 증평군'], how: 'same' },
  {
    from: ['33 청주시', '33 청원군'],
    to: ['33 청주시상당구', '33 청주시서원구', '33 청주시흥덕구', '33 청주시청원구'],
    how: 'joined',
  },
  { from: ['34 연기군'], to: ['29 세종시'], how: 'part' },
];

/**
 * People of each target that the census knows, by name within the province: codes were given anew between years (34340 was
 * Buyeo in 2010 and Seocheon in 2018), so a code alone would send people to the neighbour. Targets without a match are absent.
 */
export function matchCensus(
  census: readonly CensusArea[],
  targets: readonly CensusTarget[],
): readonly CensusMatch[] {
  const persons = new Map<string, number>();
  const cities = census.filter(({ code }) => code.length >= 5 && code[4] === '0');
  for (const area of census) {
    if (area.code.length !== 5) continue;
    const province = area.code.slice(0, 2);
    const own = plainName(area.name);
    persons.set(`${province} ${own}`, area.persons);
    if (area.code.endsWith('0')) continue;
    // A code may stand for two cities, `38110` and `38110_2010`: only one of them has a district of this name.
    for (const city of cities) {
      if (city.code.slice(0, 4) !== area.code.slice(0, 4)) continue;
      persons.set(`${province} ${plainName(city.name)}${own}`, area.persons);
    }
  }
  const areaM2 = new Map(targets.map((target) => [keyOf(target), target.areaM2]));
  return targets.flatMap((target): CensusMatch[] => {
    const key = keyOf(target);
    const change = changes.find(
      ({ from, to }) => to.includes(key) && from.every((name) => persons.has(name)),
    );
    if (change === undefined) {
      const same = persons.get(key);
      return same === undefined ? [] : [{ code: target.code, persons: same, how: 'same' }];
    }
    const before = change.from.map((name) => persons.get(name) as number);
    const wholeM2 = change.to.reduce((sum, name) => sum + (areaM2.get(name) ?? Number.NaN), 0);
    const share = change.to.length === 1 ? 1 : target.areaM2 / wholeM2;
    if (!Number.isFinite(share)) return [];
    const total = before.reduce((sum, one) => sum + one, 0);
    return [{ code: target.code, persons: total * share, how: change.how }];
  });
}

const keyOf = ({ code, name }: CensusTarget): string => `${code.slice(0, 2)} ${plainName(name)}`;

/** A name without blanks and what stands in brackets: `사하구(출장소)`, `나주(금성)시`. */
const plainName = (name: string): string => name.replace(/\([^)]*\)|\s/gu, '');
