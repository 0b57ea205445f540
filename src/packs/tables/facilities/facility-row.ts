import type { LngLat } from '../../../domain/geo/projection.ts';
import type { ColumnNames } from '../read-table.ts';
import type { TableRow } from '../table-row.ts';
import { type FacilityKind, kindOfText, kindWords } from './facility-kind.ts';

export type FacilityColumn =
  | 'sourceId'
  | 'name'
  | 'nameEn'
  | 'address'
  | 'kind'
  | 'lng'
  | 'lat'
  | 'x'
  | 'y'
  | 'capacity'
  | 'areaM2'
  | 'level'
  | 'status'
  | 'closedOn'
  | 'beds'
  | 'pumpM3PerS';

/**
 * Headings of the ministry's lists and services (civil defence, integrated shelters DSSP-IF-10941, heat and tsunami shelters,
 * licensed hospitals) and of plain exports.
 */
export const facilityColumns: readonly ColumnNames<FacilityColumn>[] = [
  { key: 'sourceId', names: ['관리번호', 'MNG_SN', 'MNG_NO', '시설번호', '쉼터번호', 'id'] },
  {
    key: 'name',
    names: [
      ...['시설명', 'REARE_NM', '대피소명', '대피소명칭', '쉼터명', '수용시설명', '대피장소명', '사업장명'],
      ...['시설명칭', '기관명', '명칭', 'vt_acmdfclty_nm', 'name', 'name:ko', '이름'],
    ],
  },
  { key: 'nameEn', names: ['영문시설명', 'name_en', 'name:en', '시설명(영문)'] },
  {
    key: 'address',
    names: [
      '도로명전체주소',
      'RONA_DADDR',
      '소재지도로명주소',
      '도로명주소',
      '소재지전체주소',
      '상세주소',
      '주소',
      'address',
    ],
  },
  {
    key: 'kind',
    names: [
      'SHLT_SE_CD',
      'SHLT_SE_NM',
      '대피소구분',
      '쉼터구분',
      '시설구분',
      '시설종류',
      '유형',
      'kind',
      'type',
      'amenity',
    ],
  },
  { key: 'lat', names: ['위도(EPSG4326)', 'WGS84위도', '위도', 'LAT', 'latitude', 'YCRD', 'y좌표(위도)'] },
  {
    key: 'lng',
    names: ['경도(EPSG4326)', 'WGS84경도', '경도', 'LOT', 'lon', 'lng', 'longitude', 'XCRD', 'x좌표(경도)'],
  },
  {
    key: 'x',
    names: ['좌표정보X(EPSG5179)', '좌표정보X(EPSG5174)', '좌표정보X(EPSG5186)', '좌표정보(X)', 'X좌표'],
  },
  {
    key: 'y',
    names: ['좌표정보Y(EPSG5179)', '좌표정보Y(EPSG5174)', '좌표정보Y(EPSG5186)', '좌표정보(Y)', 'Y좌표'],
  },
  {
    key: 'capacity',
    names: [
      '최대수용인원',
      '최대수용인원수',
      '최대수용가능인원',
      '수용가능인원',
      '수용인원',
      '이용가능인원',
      'capacity',
    ],
  },
  { key: 'areaM2', names: ['시설면적', '시설면적(㎡)', '대피면적', '면적', 'area_m2'] },
  { key: 'level', names: ['시설위치(지상/지하)', '지상지하구분', '지상/지하', '지하여부'] },
  { key: 'status', names: ['운영상태', '운영상태명', '영업상태명'] },
  { key: 'closedOn', names: ['해제일자', '폐업일자'] },
  { key: 'beds', names: ['병상수', 'beds'] },
  { key: 'pumpM3PerS', names: ['펌프용량(m3/s)', '배수용량(m3/s)', 'capacity_m3_per_s'] },
];

/** One facility of a list, before its place is decided. */
export interface FacilityRow {
  readonly row: number;
  readonly sourceId: string | null;
  readonly name: string;
  readonly nameEn: string | null;
  readonly address: string | null;
  readonly kind: FacilityKind;
  readonly capacityPeople: number | null;
  readonly areaM2: number | null;
  /** Null where the list does not say. */
  readonly isUnderground: boolean | null;
  readonly beds: number | null;
  readonly pumpM3PerS: number | null;
  /** Longitude and latitude as the list gives them, perhaps exchanged. */
  readonly degrees: LngLat | null;
  /** Coordinates in the system that the list names, or not. */
  readonly projected: readonly [number, number] | null;
}

const mostPeople = 1e6;
const mostAreaM2 = 1e7;

/** Reads one facility; one that is closed, nameless or of no known kind is refused. Zero people or area is "not given". */
export function facilityOf(
  row: TableRow<FacilityColumn>,
  kindOfAll: FacilityKind | null,
): FacilityRow | null {
  const status = row.text('status') ?? '';
  const isClosed = row.text('closedOn') !== null || /폐업|폐쇄|해제|미사용|중지/u.test(status);
  if (isClosed) return row.refuse({ kind: 'row-closed' });
  const name = row.requiredText('name');
  const kindText = row.text('kind');
  const kind = (kindText === null ? null : kindOfText(kindText)) ?? kindOfAll ?? kindOfText(name);
  if (kind === null) {
    return row.refuse({ kind: 'row-word', column: 'kind', came: kindText ?? name, wanted: kindWords });
  }
  const capacity = row.numberIn('capacity', 0, mostPeople);
  const areaM2 = row.numberIn('areaM2', 0, mostAreaM2);
  const lng = row.number('lng');
  const lat = row.number('lat');
  const x = row.number('x');
  const y = row.number('y');
  return {
    row: row.row,
    sourceId: row.code('sourceId'),
    name,
    nameEn: row.text('nameEn'),
    address: row.text('address'),
    kind,
    capacityPeople: capacity === null || capacity < 1 ? null : Math.floor(capacity),
    areaM2: areaM2 === 0 ? null : areaM2,
    isUnderground: undergroundOf(row.text('level'), name, row.text('address')),
    beds: row.numberIn('beds', 0, 10_000) || null,
    pumpM3PerS: row.numberIn('pumpM3PerS', 0, 10_000) || null,
    degrees: lng === null || lat === null ? null : [lng, lat],
    projected: x === null || y === null ? null : [x, y],
  };
}

/**
 * By the list's own column, else by the words of name and address; null where neither says it. The kind says nothing: most
 * civil-defence shelters lie below ground, but not all.
 */
function undergroundOf(level: string | null, name: string, address: string | null): boolean | null {
  if (level !== null) {
    if (/지하|^[YyTt1]$|^true$|underground/iu.test(level)) return true;
    return /지상|^[NnFf0]$|^false$|ground/iu.test(level) ? false : null;
  }
  const words = `${name} ${address ?? ''}`;
  if (/지하(?!철)/u.test(words)) return true;
  return /지상\s*\d*\s*층/u.test(words) ? false : null;
}
