import { cellIndexAt, type GridSpec } from '../../../domain/geo/grid.ts';
import type { Projection } from '../../../domain/geo/projection.ts';
import { type Facility, shelterTypes } from '../../../domain/region/facilities.ts';
import type { RowFault, SourceWarning } from '../../../domain/region/source-fault.ts';
import { isShelterKind } from './facility-kind.ts';
import type { PlacedRow } from './facility-places.ts';
import type { FacilityList } from './read-facilities.ts';

/** What a region knows that facilities can be tied to. */
export interface FacilitySurroundings {
  readonly grid: GridSpec;
  readonly projection: Projection;
  /** Building at a point, or null. */
  readonly buildingAt: (xM: number, yM: number) => number | null;
  /** Road node nearest to a point, or null. */
  readonly nodeNear: (xM: number, yM: number) => number | null;
}

export interface PlacedFacilities {
  readonly facilities: readonly Facility[];
  readonly merged: number;
  /** Shelters without capacity and area. */
  readonly capacityUnknown: number;
  /** Entries beyond the region. */
  readonly outside: number;
}

/** Entries of one kind and name this near to each other are one facility, m. */
const sameFacilityM = 100;

/**
 * The facilities of lists that lie inside a region. Entries of one kind and name within 100 m are one: the first stands, and
 * what it lacks comes from the others. Capacity is what the list gives, at most what the area rule of the type allows; by the
 * rule alone where only the area is given; else unknown.
 * @param rows entries of one or several lists, the most trusted list first
 */
export function placeFacilities(
  rows: readonly PlacedRow[],
  { grid, projection, buildingAt, nodeNear }: FacilitySurroundings,
): PlacedFacilities {
  const kept: { row: PlacedRow; xM: number; yM: number }[] = [];
  const byName = new Map<string, number[]>();
  let merged = 0;
  let outside = 0;
  for (const row of rows) {
    const [xM, yM] = projection.fromLngLat(row.place[0], row.place[1]);
    if (!(cellIndexAt(grid, xM, yM) >= 0)) {
      outside++;
      continue;
    }
    const key = `${row.kind} ${row.name.replace(/\s/gu, '')}`;
    const same = (byName.get(key) ?? []).find((index) => {
      const other = kept[index] as (typeof kept)[number];
      return Math.hypot(other.xM - xM, other.yM - yM) <= sameFacilityM;
    });
    if (same === undefined) {
      byName.set(key, [...(byName.get(key) ?? []), kept.length]);
      kept.push({ row, xM, yM });
    } else {
      const first = kept[same] as (typeof kept)[number];
      kept[same] = { ...first, row: filled(first.row, row) };
      merged++;
    }
  }
  const facilities = kept.map(({ row, xM, yM }, index) =>
    facilityAt(row, {
      id: `${row.kind}-${index}`,
      name: { ko: row.name, en: row.nameEn ?? row.name },
      xM,
      yM,
      buildingIndex: buildingAt(xM, yM),
      roadNode: nodeNear(xM, yM),
    }),
  );
  const capacityUnknown = facilities.filter(
    (one) => one.type === 'shelter' && one.capacityPeople === null,
  ).length;
  return { facilities, merged, capacityUnknown, outside };
}

const filled = (first: PlacedRow, other: PlacedRow): PlacedRow => ({
  ...first,
  nameEn: first.nameEn ?? other.nameEn,
  address: first.address ?? other.address,
  capacityPeople: first.capacityPeople ?? other.capacityPeople,
  areaM2: first.areaM2 ?? other.areaM2,
  beds: first.beds ?? other.beds,
  pumpM3PerS: first.pumpM3PerS ?? other.pumpM3PerS,
});

type Base = Pick<Facility, 'id' | 'name' | 'xM' | 'yM' | 'buildingIndex' | 'roadNode'>;

function facilityAt(row: PlacedRow, base: Base): Facility {
  const { kind } = row;
  if (isShelterKind(kind)) {
    const areaPerPersonM2 = shelterTypes.find(({ id }) => id === kind)?.areaPerPersonM2 as number;
    const byArea = row.areaM2 === null ? null : Math.floor(row.areaM2 / areaPerPersonM2);
    const given = row.capacityPeople;
    const capacity = given === null || byArea === null ? (given ?? byArea) : Math.min(given, byArea);
    return {
      ...base,
      type: 'shelter',
      shelterType: kind,
      usableAreaM2: row.areaM2,
      capacityPeople: capacity === 0 ? null : capacity,
      underground: row.isUnderground,
    };
  }
  if (kind === 'hospital') return { ...base, type: kind, beds: row.beds };
  if (kind === 'pump-station') return { ...base, type: kind, capacityM3PerS: row.pumpM3PerS };
  return { ...base, type: kind };
}

/** What the user should know about one list that was read: rows that do not fit, the first of each kind named. */
export function listWarnings(
  file: string,
  { refused, rows, swapped }: FacilityList,
): readonly (SourceWarning | (RowFault & { readonly chosenFile: string }))[] {
  const all: readonly SourceWarning[] = [
    { kind: 'source-rows-refused', file, refused: refused.count, kept: rows.length },
    { kind: 'source-coordinates-swapped', file, places: swapped },
  ];
  return [...all.filter(hasCount), ...refused.first.map((fault) => ({ ...fault, chosenFile: file }))];
}

/** What the user should know about the facilities of all lists together. */
export function placedWarnings(
  files: readonly string[],
  { merged, capacityUnknown }: PlacedFacilities,
): readonly SourceWarning[] {
  const file = files.join(', ');
  const all: readonly SourceWarning[] = [
    { kind: 'source-merged', file, places: merged },
    { kind: 'source-capacity-unknown', file, places: capacityUnknown },
  ];
  return all.filter(hasCount);
}

const hasCount = (warning: SourceWarning): boolean =>
  (warning.kind === 'source-rows-refused' ? warning.refused : warning.places) > 0;
