import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { removePack } from '../../actions/library/remove-pack.ts';
import { usePorts } from '../../actions/ports-context.ts';
import type { DamagedPack } from '../../domain/region/stored-pack.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSession, useSlice } from '../../store/session-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Icon } from '../../ui/controls/icon.tsx';
import { formatNumber } from '../../ui/format.ts';

/** Packs that cannot be opened any more but take room; nothing where there are none. */
export function DamagedCard({ damaged }: { readonly damaged: readonly DamagedPack[] }) {
  const { t } = useTranslation();
  if (damaged.length === 0) return null;
  return (
    <li className="card library-card" data-wide="">
      <div className="library-card-head">
        <h3>{t('library.damaged')}</h3>
      </div>
      <p className="note">{t('library.damagedNote')}</p>
      <ul className="stack library-damaged">
        {damaged.map((pack) => (
          <DamagedRow key={pack.hash} pack={pack} />
        ))}
      </ul>
    </li>
  );
}

/** It is removed only after a second press. */
function DamagedRow({ pack: { hash, sizeBytes, problem } }: { readonly pack: DamagedPack }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const session = useSession();
  const ports = usePorts();
  const isBusy = useSlice('library', (library) => library.task !== null);
  const [asks, setAsks] = useState(false);
  const facts = { hash: hash.slice(0, 12) };
  return (
    <li>
      <p className="library-check" data-sound="false">
        <Icon name="warning" />
        {`${facts.hash} · ${formatNumber(sizeBytes / 1e6, language, 1)} MB · ${t(`library.damagedProblem.${problem}`)}`}
      </p>
      <div className="button-row">
        {asks ? (
          <>
            <span role="alert">{t('library.damagedRemoveAsk', facts)}</span>
            <Button icon="trash" isDisabled={isBusy} onPress={() => void removePack(session, ports, hash)}>
              {t('library.removeYes')}
            </Button>
          </>
        ) : null}
        <Button
          icon={asks ? 'undo' : 'trash'}
          isDisabled={isBusy}
          {...(asks ? {} : { 'aria-label': t('library.damagedRemove', facts) })}
          onPress={() => setAsks(!asks)}
        >
          {asks ? t('library.removeNo') : t('library.remove')}
        </Button>
      </div>
    </li>
  );
}
