import type { Feature, FeatureCollection, Point } from 'geojson';
import type { FacilityExposure } from '../../domain/exposure/exposure.ts';
import type { Region } from '../../domain/region/region.ts';
import type { EvacuationPlan, ShelterLoad } from '../../domain/response/evacuation-plan.ts';
import type { RegionFrame } from '../region-frame.ts';
import { type FacilityMark, type FacilityState, iconName } from './facility-icons.ts';

/** Smaller is drawn first and wins the space. */
const rankOf: Readonly<Record<FacilityMark, number>> = {
  hospital: 0,
  shelter: 1,
  'fire-station': 2,
  'town-hall': 3,
  'pump-station': 4,
  'river-gauge': 5,
  'rain-gauge': 6,
  school: 7,
};

const isGauge = (mark: FacilityMark): boolean => mark === 'river-gauge' || mark === 'rain-gauge';

/** Facilities and gauges as points with the icon of their kind, state and fill. */
export function facilityFeatures(
  region: Region,
  frame: RegionFrame,
  exposure: readonly FacilityExposure[] | null,
  plan: EvacuationPlan | null,
): FeatureCollection<Point> {
  const states = new Map<string, FacilityState>(
    (exposure ?? []).map(({ facilityId, state }): [string, FacilityState] => [facilityId, state]),
  );
  const loads = new Map<string, ShelterLoad>((plan?.shelters ?? []).map((load) => [load.shelterId, load]));
  const points = [...(region.facilities ?? []), ...(region.gauges ?? [])];
  return {
    type: 'FeatureCollection',
    features: points.map((point): Feature<Point> => {
      const load = loads.get(point.id) ?? null;
      const state = shelterState(states.get(point.id) ?? 'open', load);
      return {
        type: 'Feature',
        properties: {
          facilityId: point.id,
          nameKo: point.name.ko,
          nameEn: point.name.en,
          rank: rankOf[point.type],
          icon: iconName(point.type, state, load === null ? null : fillTenths(load)),
          ...(isGauge(point.type) ? { isGauge: true } : {}),
          ...(load === null ? {} : { load: `${load.assignedPeople}/${load.capacityPeople}` }),
        },
        geometry: { type: 'Point', coordinates: [...frame.toLngLat(point.xM, point.yM)] },
      };
    }),
  };
}

/** Fill of a shelter in tenths, rounded up so that one person already shows; a shelter without room is full. */
export function fillTenths(load: Pick<ShelterLoad, 'assignedPeople' | 'capacityPeople'>): number {
  if (load.capacityPeople <= 0) return 10;
  return Math.min(Math.ceil((10 * load.assignedPeople) / load.capacityPeople), 10);
}

function shelterState(exposed: FacilityState, load: ShelterLoad | null): FacilityState {
  if (load === null || load.state === 'open') return exposed;
  return load.state;
}
