import type { BuildingUse } from '../../../buildings.ts';
import { allotByLargestRemainder } from '../../../people/allotment.ts';
import { type BuildingDraft, floorAreaM2 } from '../buildings/building-draft.ts';

/** Registered people of the exercise region; all of them are at home at night. */
export const residents = 40_000;

/**
 * Where the residents are on a working day, shares of the total. Our assumptions for a small Korean city: pupils and
 * teachers 13 %, 6 % net commute out of the region, the rest at work or at home.
 */
export const dayShares = {
  home: 0.34,
  school: 0.13,
  commercial: 0.29,
  industrial: 0.08,
  agricultural: 0.05,
  public: 0.03,
  hospital: 0.02,
  outside: 0.06,
} as const;

/** People per residential floor area relative to a town flat: village houses hold fewer, older people. */
const nightWeight = (draft: BuildingDraft): number => {
  if (draft.use === 'apartment') return floorAreaM2(draft);
  if (draft.use !== 'detached-house') return 0;
  const isRural = draft.zone === 'village' || draft.zone === 'rural';
  return floorAreaM2(draft) * (isRural ? 0.75 : 1);
};

export interface PeopleCounts {
  readonly day: Uint16Array;
  readonly night: Uint16Array;
}

/** Whole people in each building by night and by day; the night sums to `residents`, the day to those not outside. */
export function countPeople(drafts: readonly BuildingDraft[]): PeopleCounts {
  const homes = drafts.map(nightWeight);
  const night = Uint16Array.from(allotByLargestRemainder(residents, homes));
  const day = new Uint16Array(drafts.length);
  const wanted = Math.round(residents * (1 - dayShares.outside));
  const groups: readonly { readonly share: number; readonly weights: readonly number[] }[] = [
    { share: dayShares.home, weights: homes },
    ...(['school', 'commercial', 'industrial', 'agricultural', 'public', 'hospital'] as const).map((use) => ({
      share: dayShares[use],
      weights: drafts.map((draft) => workWeight(draft, use)),
    })),
  ];
  const present = groups.map((group) => (group.weights.some((weight) => weight > 0) ? group.share : 0));
  const totals = allotByLargestRemainder(wanted, present);
  groups.forEach((group, index) => {
    const parts = allotByLargestRemainder(totals[index] as number, group.weights);
    parts.forEach((count, building) => {
      day[building] = (day[building] as number) + count;
    });
  });
  return { day, night };
}

const workWeight = (draft: BuildingDraft, use: BuildingUse): number =>
  draft.use === use ? floorAreaM2(draft) : 0;
