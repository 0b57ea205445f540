import type { AdminArea } from '../../region/region.ts';
import { depthClassBoundsM, type Exposure, type ExposureTotals } from '../exposure.ts';
import { type CsvCell, csvText } from './csv-text.ts';
import { type ExportStamp, inLanguage, stampCells, stampHeaders } from './export-stamp.ts';

/** Totals as CSV: one row for the region, then one for each administrative area. Unknown numbers are empty cells. */
export function exposureCsv(
  exposure: Exposure,
  adminAreas: readonly AdminArea[] | null,
  stamp: ExportStamp,
): string {
  const { language } = stamp;
  const headers = [
    inLanguage(language, '행정구역 코드', 'area code'),
    inLanguage(language, '행정구역', 'area'),
    ...totalHeaders(stamp),
    inLanguage(language, '시간대', 'time of day'),
    ...stampHeaders(language),
  ];
  const time =
    exposure.timeOfDay === 'day'
      ? inLanguage(language, '주간', 'day')
      : inLanguage(language, '야간', 'night');
  const row = (code: string, label: string, totals: ExposureTotals): CsvCell[] => [
    code,
    label,
    ...totalCells(totals),
    time,
    ...stampCells(stamp),
  ];
  const areas = (exposure.byArea ?? []).flatMap((totals, k) => {
    const area = adminAreas?.[k];
    return area === undefined ? [] : [row(area.code, area.name[language], totals)];
  });
  return csvText([headers, row('', inLanguage(language, '전체', 'total'), exposure.total), ...areas]);
}

function totalHeaders({ language }: ExportStamp): string[] {
  const classes = depthClassBoundsM.map((bound, k) => {
    const next = depthClassBoundsM[k + 1];
    return next === undefined ? `>= ${bound} m` : `${bound} - ${next} m`;
  });
  return [
    inLanguage(language, '영향 인원(명)', 'affected people'),
    inLanguage(language, '대피 대상(명)', 'people to be evacuated'),
    inLanguage(language, '대피소 필요(명)', 'people who need shelter'),
    inLanguage(language, '고립 인원(명)', 'isolated people'),
    inLanguage(language, '고립 건물(동)', 'isolated buildings'),
    inLanguage(language, '침수 건물(동)', 'buildings hit'),
    ...classes.map((bounds) => inLanguage(language, `건물(동) ${bounds}`, `buildings ${bounds}`)),
    ...classes.map((bounds) => inLanguage(language, `인원(명) ${bounds}`, `people ${bounds}`)),
    inLanguage(language, '침수 지하층 건물(동)', 'flooded basements'),
    inLanguage(language, '승용차 통행 불가 도로(km)', 'road closed to cars (km)'),
    inLanguage(language, '대형차 통행 불가 도로(km)', 'road closed to large vehicles (km)'),
  ];
}

function totalCells(totals: ExposureTotals): CsvCell[] {
  const byClass = (values: readonly number[] | null): CsvCell[] =>
    depthClassBoundsM.map((_, k) => values?.[k] ?? null);
  const km = (value: number | null): number | null => (value === null ? null : Number(value.toFixed(3)));
  return [
    totals.affectedPeople,
    totals.toEvacuatePeople,
    totals.needShelterPeople,
    totals.isolatedPeople,
    totals.isolatedBuildings,
    totals.hitBuildings,
    ...byClass(totals.buildingsByClass),
    ...byClass(totals.peopleByClass),
    totals.floodedBasements,
    km(totals.roadKmClosedToCars),
    km(totals.roadKmClosedToLargeVehicles),
  ];
}
