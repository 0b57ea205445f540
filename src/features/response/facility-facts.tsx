import { useTranslation } from 'react-i18next';
import { usePorts } from '../../actions/ports-context.ts';
import { setShelterClosed } from '../../actions/response/close-way.ts';
import type { Facility } from '../../domain/region/facilities.ts';
import type { Region } from '../../domain/region/region.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSession, useSlice } from '../../store/session-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { type Fact, Facts } from '../../ui/display/facts.tsx';
import { formatNumber } from '../../ui/format.ts';
import { useWaterFacts } from './use-water-facts.ts';

export interface FacilityFactsProps {
  readonly region: Region;
  readonly facilityId: string;
}

/** One facility: what it is for, its state, and for a shelter the button that closes it. */
export function FacilityFacts({ region, facilityId }: FacilityFactsProps) {
  const { t } = useTranslation();
  const session = useSession();
  const ports = usePorts();
  useSlice('response', ({ exposure }) => exposure?.revision);
  const isClosed = useSlice('response', ({ closedShelterIds }) => closedShelterIds.includes(facilityId));
  const load = useSlice(
    'response',
    ({ plan }) => plan?.shelters.find((one) => one.shelterId === facilityId) ?? null,
  );
  const facility = region.facilities?.find(({ id }) => id === facilityId) ?? null;
  const own = useOwnFacts(facility);
  const water = useWaterFacts(facility?.xM ?? Number.NaN, facility?.yM ?? Number.NaN);
  if (facility === null) return null;
  const state =
    session.registry.exposureNow?.facilities?.find((one) => one.facilityId === facilityId)?.state ?? null;
  return (
    <>
      <Facts
        facts={[
          {
            label: t('responsePanel.column.facilityType'),
            value:
              facility.type === 'shelter'
                ? t(`responsePanel.shelterType.${facility.shelterType}`)
                : t(`responsePanel.facilityType.${facility.type}`),
          },
          ...own,
          {
            label: t('responsePanel.column.state'),
            value: isClosed
              ? t('responsePanel.state.closed')
              : state === null
                ? null
                : t(`responsePanel.state.${state}`),
          },
          ...(load === null
            ? []
            : [{ label: t('responsePanel.inspector.assigned'), value: String(load.assignedPeople) }]),
          ...water,
        ]}
      />
      {facility.type === 'shelter' ? (
        <div className="button-row">
          <Button
            tone={isClosed ? 'plain' : 'main'}
            icon={isClosed ? 'undo' : 'block'}
            onPress={() =>
              void setShelterClosed(session, ports, { shelterId: facility.id, closed: !isClosed })
            }
          >
            {isClosed ? t('responsePanel.inspector.reopen') : t('responsePanel.inspector.close')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

/** What only facilities of this type have. */
function useOwnFacts(facility: Facility | null): readonly Fact[] {
  const { t } = useTranslation();
  const language = useLanguage();
  if (facility === null) return [];
  if (facility.type === 'shelter') {
    return [
      {
        label: t('responsePanel.inspector.capacity'),
        value:
          facility.capacityPeople === null
            ? t('responsePanel.inspector.unknown')
            : `${formatNumber(facility.capacityPeople, language)} ${t('responsePanel.peopleUnit')}`,
      },
      {
        label: t('responsePanel.inspector.structure'),
        value:
          facility.underground === null
            ? null
            : t(`responsePanel.inspector.belowGround.${facility.underground}`),
      },
    ];
  }
  if (facility.type === 'hospital') {
    const { beds } = facility;
    const value = beds === null ? t('responsePanel.inspector.unknown') : formatNumber(beds, language);
    return [{ label: t('responsePanel.inspector.beds'), value }];
  }
  if (facility.type === 'pump-station') {
    const { capacityM3PerS } = facility;
    const value =
      capacityM3PerS === null
        ? t('responsePanel.inspector.unknown')
        : t('responsePanel.inspector.pumpValue', { value: formatNumber(capacityM3PerS, language, 1) });
    return [{ label: t('responsePanel.inspector.pump'), value }];
  }
  return [];
}
