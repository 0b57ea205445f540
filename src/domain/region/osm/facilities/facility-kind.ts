import type { LocalizedName } from '../../../../core/localized.ts';
import type { Facility, ShelterType } from '../../facilities.ts';
import { firstTagOf, type OsmTags, tagOf } from '../osm-data.ts';
import { nameOf } from '../tag-values.ts';

/** Why an element that looks like a facility is none. */
export type FacilityRefusal = 'weather-shelter' | 'muster-point' | 'supply-pump' | 'not-in-use';

export type FacilityKind =
  | { readonly type: Exclude<Facility['type'], 'shelter'> }
  | { readonly type: 'shelter'; readonly shelterType: ShelterType };

/** Names for facilities without one. */
export const namesOfType: Readonly<Record<Facility['type'], LocalizedName>> = {
  shelter: { ko: '대피소', en: 'Shelter' },
  hospital: { ko: '병원', en: 'Hospital' },
  'pump-station': { ko: '배수펌프장', en: 'Pumping station' },
  'fire-station': { ko: '소방서', en: 'Fire station' },
  school: { ko: '학교', en: 'School' },
  'town-hall': { ko: '관공서', en: 'Town hall' },
};

const byAmenity: Readonly<Record<string, Exclude<Facility['type'], 'shelter' | 'pump-station'>>> = {
  hospital: 'hospital',
  fire_station: 'fire-station',
  school: 'school',
  kindergarten: 'school',
  college: 'school',
  university: 'school',
  townhall: 'town-hall',
};

/**
 * What a facility is by its tags, why it is none though it looks like one, or null. `amenity=shelter` is a roof against
 * rain, and an assembly point without the hazard it is meant for is mostly the muster point of a works: neither is a
 * shelter. Sources: OpenStreetMap wiki, "Tag:amenity=shelter", "Tag:emergency=assembly_point", "Key:emergency:*".
 */
export function facilityKind(tags: OsmTags): FacilityKind | FacilityRefusal | null {
  if (firstTagOf(tags, ['disused', 'abandoned', 'demolished']) !== null) return 'not-in-use';
  const amenity = tagOf(tags, 'amenity');
  if (amenity !== null && Object.hasOwn(byAmenity, amenity)) {
    return { type: byAmenity[amenity] as Exclude<Facility['type'], 'shelter'> };
  }
  if (tagOf(tags, 'emergency:social_facility') === 'shelter') {
    return { type: 'shelter', shelterType: 'temporary-housing' };
  }
  if (tagOf(tags, 'emergency') === 'assembly_point') return assemblyPoint(tags);
  if (tagOf(tags, 'man_made') === 'pumping_station') return pumpingStation(tags);
  return amenity === 'shelter' ? 'weather-shelter' : null;
}

function assemblyPoint(tags: OsmTags): FacilityKind | FacilityRefusal {
  const tsunami = tagOf(tags, 'assembly_point:tsunami');
  if (tsunami !== null && tsunami !== 'no') return { type: 'shelter', shelterType: 'tsunami' };
  const isForEarthquakes = tagOf(tags, 'assembly_point:earthquake') === 'yes';
  return isForEarthquakes ? { type: 'shelter', shelterType: 'earthquake-outdoor' } : 'muster-point';
}

/** Stations that lift drinking water or sewage on share the tag; those that drain land say so. */
function pumpingStation(tags: OsmTags): FacilityKind | FacilityRefusal {
  const purpose = firstTagOf(tags, ['substance', 'pumping_station', 'usage']) ?? '';
  const name = nameOf(tags);
  const isDrainage =
    /storm|rain|drain|flood/iu.test(purpose) ||
    (name !== null && /배수|빗물|유수지|drain|storm/iu.test(`${name.ko} ${name.en}`));
  return isDrainage ? { type: 'pump-station' } : 'supply-pump';
}
