import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkPack } from '../../actions/library/check-pack.ts';
import { exportPack } from '../../actions/library/export-pack.ts';
import { openKeptPack } from '../../actions/library/open-kept-pack.ts';
import { removePack } from '../../actions/library/remove-pack.ts';
import { usePorts } from '../../actions/ports-context.ts';
import type { StoredPack } from '../../domain/region/stored-pack.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSession, useSlice } from '../../store/session-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { ProgressBar } from '../../ui/display/progress-bar.tsx';
import { saveFile } from '../../ui/save-file.ts';

/** What can be done with a kept pack; it is forgotten only after a second press. */
export function PackActions({ pack }: { readonly pack: StoredPack }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const session = useSession();
  const ports = usePorts();
  const task = useSlice('library', (library) => library.task);
  const isOpening = useSlice('region', (region) => region.session.status === 'opening');
  const [asks, setAsks] = useState(false);
  const { hash } = pack;
  const isBusy = task !== null || isOpening;
  const facts = { name: pack.name[language] };
  if (task !== null && task.hash === hash)
    return <ProgressBar label={t(`library.task.${task.kind}`)} fraction={null} />;
  const saveZip = async (): Promise<void> => {
    const zip = await exportPack(session, ports, hash);
    if (zip !== null) saveFile(`${pack.id}-${hash.slice(0, 12)}.zip`, new Blob([Uint8Array.from(zip)]));
  };
  return (
    <div className="button-row">
      {asks ? (
        <>
          <span role="alert">{t('library.removeAsk', facts)}</span>
          <Button icon="trash" isDisabled={isBusy} onPress={() => void removePack(session, ports, hash)}>
            {t('library.removeYes')}
          </Button>
        </>
      ) : (
        <>
          <Button
            icon="open"
            tone="main"
            isDisabled={isBusy}
            aria-label={t('library.openNamed', facts)}
            onPress={() => void openKeptPack(session, ports, hash)}
          >
            {t('library.open')}
          </Button>
          <Button icon="download" isDisabled={isBusy} onPress={() => void saveZip()}>
            {t('library.export')}
          </Button>
          <Button icon="check" isDisabled={isBusy} onPress={() => void checkPack(session, ports, hash)}>
            {t('library.check')}
          </Button>
        </>
      )}
      {/* One button for asking and for drawing back: it keeps the focus, and pressing it twice removes nothing. */}
      <Button icon={asks ? 'undo' : 'trash'} isDisabled={isBusy} onPress={() => setAsks(!asks)}>
        {asks ? t('library.removeNo') : t('library.remove')}
      </Button>
    </div>
  );
}
