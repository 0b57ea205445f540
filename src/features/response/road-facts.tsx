import { useTranslation } from 'react-i18next';
import { usePorts } from '../../actions/ports-context.ts';
import { setRoadClosed } from '../../actions/response/close-way.ts';
import type { Region } from '../../domain/region/region.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSession, useSlice } from '../../store/session-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Facts } from '../../ui/display/facts.tsx';
import { formatNumber } from '../../ui/format.ts';
import { usePlaceNames } from './use-place-names.ts';

/** One road: what it is, the water on it, and the button that closes it. */
export function RoadFacts({ region, edge }: { readonly region: Region; readonly edge: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const session = useSession();
  const ports = usePorts();
  const names = usePlaceNames(region);
  useSlice('response', ({ exposure }) => exposure?.revision);
  const isClosed = useSlice('response', ({ closedRoadEdges }) => closedRoadEdges.includes(edge));
  const { roads } = region;
  if (roads === null) return null;
  const metres = (value: number | undefined, digits: number): string | null =>
    value === undefined ? null : `${formatNumber(value, language, digits)} m`;
  const { exposureNow, exposureMaximum } = session.registry;
  return (
    <>
      <Facts
        facts={[
          { label: t('responsePanel.column.roadClass'), value: names.roadClass(edge) },
          { label: t('responsePanel.inspector.structure'), value: names.roadStructure(edge) },
          { label: t('responsePanel.inspector.length'), value: metres(roads.lengthM[edge], 0) },
          { label: t('responsePanel.inspector.lanes'), value: String(roads.lanes[edge] ?? '') || null },
          { label: t('responsePanel.inspector.lowest'), value: metres(roads.lowestM[edge], 1) },
          {
            label: `${t('responsePanel.inspector.overRoad')} (${t('responsePanel.now')})`,
            value: metres(exposureNow?.roadDepthM?.[edge], 2),
          },
          {
            label: `${t('responsePanel.inspector.overRoad')} (${t('responsePanel.maximum')})`,
            value: metres(exposureMaximum?.roadDepthM?.[edge], 2),
          },
        ]}
      />
      <div className="button-row">
        <Button
          tone={isClosed ? 'plain' : 'main'}
          icon={isClosed ? 'undo' : 'block'}
          onPress={() => void setRoadClosed(session, ports, { edge, closed: !isClosed })}
        >
          {isClosed ? t('responsePanel.inspector.reopen') : t('responsePanel.inspector.close')}
        </Button>
      </div>
    </>
  );
}
