import { useTranslation } from 'react-i18next';
import { usePorts } from '../../actions/ports-context.ts';
import { openDefaultRegion } from '../../actions/region/open-region.ts';
import { showDialog } from '../../actions/screen/arrange-panels.ts';
import { useSession, useSlice } from '../../store/session-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Badge } from '../../ui/display/badge.tsx';

/** The exercise region that comes with the app and cannot be lost. */
export function ExerciseCard() {
  const { t } = useTranslation();
  const session = useSession();
  const ports = usePorts();
  const isOpening = useSlice('region', (region) => region.session.status === 'opening');
  const open = async (): Promise<void> => {
    if (await openDefaultRegion(session, ports)) showDialog(session, null);
  };
  return (
    <li className="card library-card" data-wide="">
      <div className="library-card-head">
        <h3>{t('library.builtIn')}</h3>
        <Badge>{t('shell.fictional')}</Badge>
      </div>
      <p className="note">{t('library.builtInNote')}</p>
      <div className="button-row">
        <Button icon="open" isDisabled={isOpening} onPress={() => void open()}>
          {t('library.open')}
        </Button>
      </div>
    </li>
  );
}
