import { useTranslation } from 'react-i18next';
import { usePorts } from '../../actions/ports-context.ts';
import { setRoadClosed, setShelterClosed } from '../../actions/response/close-way.ts';
import { select } from '../../actions/screen/look-at-map.ts';
import type { Region } from '../../domain/region/region.ts';
import { useSession, useSlice } from '../../store/session-context.ts';
import { Button, IconButton } from '../../ui/controls/button.tsx';
import { Section } from '../../ui/display/section.tsx';
import { usePlaceNames } from './use-place-names.ts';

/** What the officer has closed, each with its undo. */
export function Closures({ region }: { readonly region: Region }) {
  const { t } = useTranslation();
  const session = useSession();
  const ports = usePorts();
  const names = usePlaceNames(region);
  const edges = useSlice('response', ({ closedRoadEdges }) => closedRoadEdges);
  const shelterIds = useSlice('response', ({ closedShelterIds }) => closedShelterIds);
  return (
    <Section title={t('responsePanel.plan.closures')}>
      {edges.length + shelterIds.length === 0 ? (
        <p className="note">{t('responsePanel.plan.noClosures')}</p>
      ) : null}
      <ul className="stack">
        {edges.map((edge) => (
          <ClosureLine
            key={edge}
            name={names.road(edge)}
            onShow={() => select(session, { kind: 'road', edge })}
            onUndo={() => void setRoadClosed(session, ports, { edge, closed: false })}
          />
        ))}
        {shelterIds.map((shelterId) => (
          <ClosureLine
            key={shelterId}
            name={names.facility(shelterId)}
            onShow={() => select(session, { kind: 'facility', facilityId: shelterId })}
            onUndo={() => void setShelterClosed(session, ports, { shelterId, closed: false })}
          />
        ))}
      </ul>
    </Section>
  );
}

interface ClosureLineProps {
  readonly name: string;
  onShow(): void;
  onUndo(): void;
}

function ClosureLine({ name, onShow, onUndo }: ClosureLineProps) {
  const { t } = useTranslation();
  return (
    <li className="row">
      <Button icon="block" tone="quiet" onPress={onShow}>
        {name}
      </Button>
      <IconButton icon="undo" label={t('responsePanel.plan.undo', { name })} onPress={onUndo} />
    </li>
  );
}
