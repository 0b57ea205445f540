import { type Facility, type ShelterType, shelterTypes } from '../../../domain/region/facilities.ts';

/** Type of a facility, shelters by their own type. */
export type FacilityKind = ShelterType | Exclude<Facility['type'], 'shelter'>;

/** Words of lists and names, tried in order: 지진해일 before 지진. */
const words: readonly (readonly [RegExp, FacilityKind])[] = [
  [/민방위|civil[\s_-]?defen[cs]e/iu, 'civil-defence'],
  [/무더위|폭염|\bheat\b/iu, 'heat'],
  [/한파|\bcold\b/iu, 'cold'],
  [/지진\s*해일|쓰나미|tsunami/iu, 'tsunami'],
  [/지진|earthquake/iu, 'earthquake-outdoor'],
  [/임시\s*주거|이재민|temporary[\s_-]?housing/iu, 'temporary-housing'],
  [/펌프장|배수장|pump/iu, 'pump-station'],
  [/병원|의료원|\bhospital\b/iu, 'hospital'],
  [/소방서|119\s*안전센터|fire[\s_-]?station/iu, 'fire-station'],
  [/학교|\bschool\b/iu, 'school'],
  [/[시군구도]청$|주민센터|행정복지센터|[읍면동]사무소|town[\s_-]?hall/iu, 'town-hall'],
];

export const kindWords = words.map(([, kind]) => kind).join(', ');

/** The kind that a code (SHLT_SE_CD), our own word or a text names, or null. */
export function kindOfText(text: string): FacilityKind | null {
  const byCode = shelterTypes.find(({ id, code }) => code === text || id === text);
  return byCode?.id ?? words.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

export const isShelterKind = (kind: FacilityKind): kind is ShelterType =>
  shelterTypes.some(({ id }) => id === kind);
