import { describe, expect, it } from 'vitest';
import type { Shelter, ShelterType } from '../../../src/domain/region/facilities.ts';
import { floodShelters } from '../../../src/domain/response/flood-shelters.ts';

const registration = (
  id: string,
  shelterType: ShelterType,
  capacityPeople: number,
  buildingIndex: number | null,
): Shelter => ({
  type: 'shelter',
  id,
  name: { ko: id, en: id },
  xM: 0,
  yM: 0,
  buildingIndex,
  roadNode: 0,
  shelterType,
  usableAreaM2: capacityPeople * 3.3,
  capacityPeople,
  underground: false,
});

const usable = (...shelters: readonly Shelter[]): string[] =>
  floodShelters(
    shelters.map((facility) => ({ facility, cell: 0, access: { node: 0, distanceM: 1 } })),
    null,
    [],
  ).map(({ shelter }) => shelter.id);

it('a shelter whose capacity is unknown takes nobody', () => {
  const unknown = { ...registration('unknown', 'temporary-housing', 50, null), capacityPeople: null };
  expect(usable(unknown, registration('known', 'temporary-housing', 50, null))).toEqual(['known']);
});

describe('a hall registered for several uses', () => {
  it('gives its floor once, as temporary housing where it is that too', () => {
    expect(
      usable(
        registration('heat', 'heat', 40, 7),
        registration('housing', 'temporary-housing', 23, 7),
        registration('cold', 'cold', 23, 7),
      ),
    ).toEqual(['housing']);
  });

  it('counts its largest registration when none is housing, the first of equal ones', () => {
    expect(usable(registration('heat', 'heat', 21, 7), registration('cold', 'cold', 25, 7))).toEqual([
      'cold',
    ]);
    expect(usable(registration('b', 'heat', 21, 7), registration('a', 'cold', 21, 7))).toEqual(['a']);
  });

  it('is another than the hall beside it, and open grounds are each their own', () => {
    expect(
      usable(
        registration('here', 'heat', 21, 7),
        registration('there', 'heat', 21, 8),
        registration('hill', 'tsunami', 900, null),
        registration('shore', 'tsunami', 900, null),
      ),
    ).toEqual(['here', 'there', 'hill', 'shore']);
  });
});
