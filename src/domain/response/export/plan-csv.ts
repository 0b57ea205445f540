import { type CsvCell, csvText } from '../../exposure/export/csv-text.ts';
import {
  type ExportStamp,
  inLanguage,
  stampCells,
  stampHeaders,
} from '../../exposure/export/export-stamp.ts';
import type { Region } from '../../region/region.ts';
import type { EvacuationPlan, EvacuationShortfall, ShelterLoad } from '../evacuation-plan.ts';

/** Who goes where, then who cannot be brought to safety and why: one row for each stream of people. */
export function planCsv(region: Region, plan: EvacuationPlan, stamp: ExportStamp): string {
  const { language } = stamp;
  const say = (ko: string, en: string): string => inLanguage(language, ko, en);
  const headers = [
    say('대피 집단', 'group'),
    say('행정구역', 'area'),
    say('인원(명)', 'people'),
    say('대피소', 'shelter'),
    say('거리(m)', 'distance (m)'),
    say('이동 시간(분)', 'travel time (min)'),
    say('도착(시작 후 분)', 'arrival (min after start)'),
    say('마지막 안전 출발(시작 후 분)', 'last safe departure (min after start)'),
    say('대피 불가 사유', 'why not evacuated'),
    ...stampHeaders(language),
  ];
  const areaOf = areaNames(region, plan, stamp);
  const assigned = plan.assignments.map((one): CsvCell[] => [
    one.groupId,
    areaOf(one.groupId),
    one.people,
    shelterName(region, one.shelterId, stamp),
    Math.round(one.distanceM),
    minutes(one.travelS),
    minutes(one.arriveS),
    lastMinute(one.lastSafeDepartureS),
    '',
    ...stampCells(stamp),
  ]);
  const short = plan.shortfalls.map((one): CsvCell[] => [
    one.groupId,
    areaOf(one.groupId),
    one.people,
    ...[null, null, null, null],
    one.lastSafeDepartureS === null ? null : lastMinute(one.lastSafeDepartureS),
    reasonText(one.reason, stamp),
    ...stampCells(stamp),
  ]);
  return csvText([headers, ...assigned, ...short]);
}

/** The shelters of a plan and how full they are. */
export function shelterCsv(region: Region, plan: EvacuationPlan, stamp: ExportStamp): string {
  const say = (ko: string, en: string): string => inLanguage(stamp.language, ko, en);
  const headers = [
    say('대피소 ID', 'shelter id'),
    say('대피소', 'shelter'),
    say('수용 인원(명)', 'capacity (people)'),
    say('배정 인원(명)', 'assigned (people)'),
    say('상태', 'state'),
    say('구분', 'use'),
    ...stampHeaders(stamp.language),
  ];
  const states: Readonly<Record<ShelterLoad['state'], string>> = {
    open: say('사용 가능', 'open'),
    flooded: say('침수', 'flooded'),
    closed: say('제외', 'closed by user'),
  };
  const rows = plan.shelters.map((one): CsvCell[] => [
    one.shelterId,
    shelterName(region, one.shelterId, stamp),
    one.capacityPeople,
    one.assignedPeople,
    states[one.state],
    one.use === 'first' ? say('우선', 'first choice') : say('예비', 'overflow'),
    ...stampCells(stamp),
  ]);
  return csvText([headers, ...rows]);
}

function areaNames(region: Region, plan: EvacuationPlan, { language }: ExportStamp) {
  const areaOfGroup = new Map(plan.groups.map(({ id, adminIndex }) => [id, adminIndex]));
  return (groupId: string): string | null => {
    const index = areaOfGroup.get(groupId) ?? null;
    return index === null ? null : (region.adminAreas?.[index]?.name[language] ?? null);
  };
}

const shelterName = (region: Region, id: string, { language }: ExportStamp): string =>
  region.facilities?.find((one) => one.id === id)?.name[language] ?? id;

function reasonText(reason: EvacuationShortfall['reason'], { language }: ExportStamp): string {
  const texts: Readonly<Record<EvacuationShortfall['reason'], string>> = {
    'no-capacity': inLanguage(language, '갈 수 있는 대피소가 모두 참', 'every shelter in reach is full'),
    'road-floods-first': inLanguage(
      language,
      '지나기 전에 길이 침수됨',
      'the way floods before they can pass',
    ),
    'no-road': inLanguage(language, '대피소로 가는 길이 없음', 'no road to a shelter'),
  };
  return texts[reason];
}

const minutes = (seconds: number): number => Number((seconds / 60).toFixed(1));

/** Rounded down: a time that people must not pass. */
const lastMinute = (seconds: number): number => Math.floor(seconds / 6) / 10;
