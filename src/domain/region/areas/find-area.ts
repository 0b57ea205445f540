import type { LocalizedName } from '../../../core/localized.ts';
import type { AdminCodeList } from '../admin-codes.ts';
import {
  type Boundary,
  type BoundaryLevel,
  type BoundsDeg,
  codesAbove,
  significantCode,
} from './boundary.ts';
import { choseongOf, isChoseong } from './choseong.ts';

/** What of a boundary file areas are found by. */
export interface AreaNames {
  readonly codeList: AdminCodeList;
  readonly boundaries: readonly Pick<Boundary, 'code' | 'name' | 'level' | 'boundsDeg'>[];
}

/** An area that can be looked for. */
export interface NamedArea {
  readonly code: string;
  readonly codeList: AdminCodeList;
  readonly level: BoundaryLevel;
  readonly name: LocalizedName;
  /** Names of the areas that hold it and its own, the widest first. */
  readonly path: LocalizedName;
  readonly boundsDeg: BoundsDeg;
}

interface Entry {
  readonly area: NamedArea;
  /** Own names for comparison, then those of the areas above it, the smallest first. */
  readonly names: readonly (readonly string[])[];
}

/** Names and codes of boundary files, made ready once for looking up. */
export interface AreaCatalogue {
  readonly areas: readonly NamedArea[];
  /**
   * Areas that a text names, best first: a code, a Korean or English name (whole, beginning or part), or initial consonants
   * (ㅅㅈ). Words before the last name areas that hold it: `대전 중구`.
   */
  find(query: string, most?: number): readonly NamedArea[];
}

/**
 * Short and later names of provinces by the names of 2018: Gangwon was renamed on 2023-06-11, Jeonbuk on 2024-01-18.
 */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  강원도: ['강원특별자치도'],
  전라북도: ['전북특별자치도', '전북'],
  전라남도: ['전남'],
  충청북도: ['충북'],
  충청남도: ['충남'],
  경상북도: ['경북'],
  경상남도: ['경남'],
};

const levels: readonly BoundaryLevel[] = ['province', 'municipality', 'eup-myeon-dong', 'ri'];

export function areaCatalogue(sets: readonly AreaNames[]): AreaCatalogue {
  const byCode = new Map<string, { readonly name: LocalizedName }>();
  for (const { codeList, boundaries } of sets) {
    for (const boundary of boundaries) {
      byCode.set(`${codeList.system} ${significantCode(codeList.system, boundary.code)}`, boundary);
    }
  }
  const entries = sets.flatMap(({ codeList, boundaries }) =>
    boundaries.map((boundary): Entry => {
      const above = codesAbove(codeList.system, boundary.code).flatMap((code) => {
        const holder = byCode.get(`${codeList.system} ${code}`);
        return holder === undefined ? [] : [holder.name];
      });
      const names = [boundary.name, ...above];
      const join = (language: 'ko' | 'en'): string =>
        [...new Set(names.map((name) => name[language]).reverse())].join(' ');
      return {
        area: {
          code: boundary.code,
          codeList,
          level: boundary.level,
          name: boundary.name,
          path: { ko: join('ko'), en: join('en') },
          boundsDeg: boundary.boundsDeg,
        },
        names: names.map(spellings),
      };
    }),
  );
  return { areas: entries.map(({ area }) => area), find: (query, most = 50) => find(entries, query, most) };
}

function spellings({ ko, en }: LocalizedName): readonly string[] {
  return [...new Set([ko, en, ...(otherNames[ko] ?? [])].map(plain))];
}

/** Text for comparison: composed, lower case, without blanks, dots and hyphens. */
const plain = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s·.,\-_]/gu, '');

function find(entries: readonly Entry[], query: string, most: number): readonly NamedArea[] {
  const code = query.trim();
  if (/^\d+$/.test(code)) {
    return entries
      .filter(({ area }) => area.code === code || significantOf(area) === code)
      .map(({ area }) => area);
  }
  const words = query
    .split(/\s+/u)
    .map(plain)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const ranked = entries.flatMap((entry) => {
    const rank = Math.min(rankOf(entry, words), rankOf(entry, [words.join('')]));
    return Number.isFinite(rank) ? [{ area: entry.area, rank }] : [];
  });
  ranked.sort(
    (a, b) =>
      a.rank - b.rank ||
      levels.indexOf(a.area.level) - levels.indexOf(b.area.level) ||
      (a.area.code < b.area.code ? -1 : 1),
  );
  return ranked.slice(0, most).map(({ area }) => area);
}

const significantOf = ({ codeList, code }: NamedArea): string => significantCode(codeList.system, code);

/** 0 for the whole name, 1 for its beginning, 2 for a part; infinite where a word does not fit. */
function rankOf({ names }: Entry, words: readonly string[]): number {
  const [own, ...above] = names;
  const holders = words.slice(0, -1);
  const fits = holders.every((word) => above.some((name) => matchOf(name, word) < 2));
  return fits ? matchOf(own ?? [], words.at(-1) as string) : Number.POSITIVE_INFINITY;
}

function matchOf(names: readonly string[], word: string): number {
  const compared = isChoseong(word) ? names.map(choseongOf) : names;
  if (compared.includes(word)) return 0;
  if (compared.some((name) => name.startsWith(word))) return 1;
  return compared.some((name) => name.includes(word)) ? 2 : Number.POSITIVE_INFINITY;
}
