import { fail, ok, type Result } from '../../core/result.ts';
import type { AdminCodeSystem } from '../../domain/region/admin-codes.ts';
import type { Boundary, BoundarySet } from '../../domain/region/areas/boundary.ts';
import { levelOfCode } from '../../domain/region/areas/boundary.ts';
import type { BoundaryFault, RefusedRows } from '../../domain/region/source-fault.ts';
import type { NamedBytes } from '../tables/decode-text.ts';
import { openRowFaults, type RowFaultList } from '../tables/refused-rows.ts';
import { cleanText } from '../tables/table-row.ts';
import { boundsOf, polygonsOf } from './boundary-geometry.ts';
import { decideCodeSystem, type NamedCode } from './code-system.ts';
import { type BoundaryFeature, readFeatures } from './read-features.ts';

export interface BoundaryOptions {
  /** The list of the file's codes, for codes that do not tell it themselves. */
  readonly codeSystem?: AdminCodeSystem;
  /** Year the boundaries stand for, where the file does not say it. */
  readonly baseYear?: number;
}

export interface ReadBoundaries {
  readonly set: BoundarySet;
  readonly refused: RefusedRows;
}

/** Properties that hold the code, of Statistics Korea, vuski/admdongkor and the address office (juso), best first. */
const codeProperties = [
  ...['code', 'adm_cd2', 'adm_cd8', 'adm_cd', 'ADM_CD', 'ADM_DR_CD', 'H_CODE', 'bjd_cd', 'BJD_CD', 'BJDCD'],
  ...['LI_CD', 'EMD_CD', 'SIG_CD', 'SIGUNGU_CD', 'CTPRVN_CD', 'SIDO_CD', 'EMD_CODE', 'SIG_CODE'],
];

const nameProperties = [
  ...['name', 'adm_nm', 'ADM_NM', 'ADM_DR_NM', 'LI_KOR_NM', 'EMD_KOR_NM', 'SIG_KOR_NM', 'CTP_KOR_NM'],
  ...['SIGUNGU_NM', 'SIDO_NM', 'EMD_NM'],
];
const englishProperties = ['name_eng', 'name_en', 'LI_ENG_NM', 'EMD_ENG_NM', 'SIG_ENG_NM', 'CTP_ENG_NM'];
const yearProperties = ['base_year', 'BASE_YEAR', 'base_date', 'BASE_DATE'];

/**
 * Reads administrative areas from TopoJSON or GeoJSON in longitude and latitude. Codes, names, year and list of codes come
 * from the properties. A feature without code, name or area is left out; parts with one code become one area.
 */
export function readBoundaries(
  file: NamedBytes,
  options: BoundaryOptions = {},
): Result<ReadBoundaries, BoundaryFault> {
  const features = readFeatures(file);
  if (!features.ok) return features;
  const codes = features.value.flatMap((feature) => codeOf(feature) ?? []);
  if (codes.length === 0) return fail(noCode(file.name, features.value));
  const system = decideCodeSystem(codes, options.codeSystem ?? null);
  if (system === null) {
    const came = codes
      .slice(0, 3)
      .map(({ code }) => code)
      .join(', ');
    return fail({
      kind: 'boundary-code-system',
      file: file.name,
      came,
      wanted: 'kostat, legal-dong, admin-dong',
    });
  }
  const refused = openRowFaults();
  const byCode = new Map<string, Boundary>();
  let baseYear: number | null = null;
  for (const [index, feature] of features.value.entries()) {
    const one = boundaryOf(feature, { system, row: index + 1, refused });
    if (one === null) continue;
    if ('kind' in one) return fail({ ...one, file: file.name });
    baseYear ??= yearOf(feature);
    byCode.set(one.code, joined(byCode.get(one.code), one));
  }
  const left = refused.finish();
  if (byCode.size === 0) return fail({ kind: 'boundary-none', file: file.name, refused: left.count });
  const codeList = { system, baseYear: baseYear ?? options.baseYear ?? null };
  return ok({ set: { codeList, boundaries: [...byCode.values()] }, refused: left });
}

const noCode = (file: string, features: readonly BoundaryFeature[]): BoundaryFault => ({
  kind: 'boundary-no-code',
  file,
  came:
    Object.keys(features[0]?.properties ?? {})
      .slice(0, 12)
      .join(', ') || '-',
  wanted: codeProperties.slice(0, 4).join(', '),
});

type Properties = BoundaryFeature['properties'];

function propertyOf(properties: Properties, names: readonly string[]): { name: string; text: string } | null {
  for (const name of names) {
    const value = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (typeof value !== 'string' && typeof value !== 'number') continue;
    const text = cleanText(String(value)).slice(0, 100);
    if (text !== '') return { name, text };
  }
  return null;
}

function codeOf({ properties }: BoundaryFeature): NamedCode | null {
  const found = propertyOf(properties, codeProperties);
  return found !== null && /^\d{2,10}$/.test(found.text) ? { property: found.name, code: found.text } : null;
}

function yearOf({ properties }: BoundaryFeature): number | null {
  const year = /^(?:19|20)\d\d/.exec(propertyOf(properties, yearProperties)?.text ?? '');
  return year === null ? null : Number(year[0]);
}

interface FeatureContext {
  readonly system: AdminCodeSystem;
  readonly row: number;
  readonly refused: RowFaultList;
}

type BadPosition = Omit<Extract<BoundaryFault, { kind: 'boundary-position' }>, 'file'>;

function boundaryOf(
  feature: BoundaryFeature,
  { system, row, refused }: FeatureContext,
): Boundary | BadPosition | null {
  const code = codeOf(feature)?.code ?? null;
  const level = code === null ? null : levelOfCode(system, code);
  const ko = propertyOf(feature.properties, nameProperties)?.text ?? null;
  if (code === null || level === null) {
    refused.add({ kind: 'row-missing', row, column: codeProperties[0] as string });
    return null;
  }
  if (ko === null) {
    refused.add({ kind: 'row-missing', row, column: nameProperties[0] as string });
    return null;
  }
  const polygons = polygonsOf(feature.geometry);
  if (polygons === null || polygons.length === 0) {
    const came = String(feature.geometry?.type ?? 'null').slice(0, 40);
    refused.add({ kind: 'row-geometry', row, came, wanted: 'Polygon, MultiPolygon' });
    return null;
  }
  const bounds = boundsOf(polygons);
  if (!bounds.ok) return { kind: 'boundary-position', code, ...bounds.fault };
  const en = propertyOf(feature.properties, englishProperties)?.text ?? ko;
  return { code, name: { ko: lastName(ko), en }, level, polygons, boundsDeg: bounds.value };
}

/** `서울특별시 종로구 사직동` of the files that write the whole path is 사직동. */
const lastName = (ko: string): string => {
  const words = ko.split(' ');
  return /[시도]$/u.test(words[0] as string) && words.length > 1 ? (words.at(-1) as string) : ko;
};

function joined(before: Boundary | undefined, one: Boundary): Boundary {
  if (before === undefined) return one;
  const [a, b] = [before.boundsDeg, one.boundsDeg];
  return {
    ...before,
    polygons: [...before.polygons, ...one.polygons],
    boundsDeg: [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])],
  };
}
