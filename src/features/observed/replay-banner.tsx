import { useTranslation } from 'react-i18next';
import { closeReplay } from '../../actions/observed/replay-event.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSession, useSlice } from '../../store/session-context.ts';
import { IconButton } from '../../ui/controls/button.tsx';
import { formatKst } from '../../ui/format.ts';

/** On the map while a past event is replayed: that it is past, and which instant it shows. */
export function ReplayBanner() {
  const { t } = useTranslation();
  const language = useLanguage();
  const session = useSession();
  const atMs = useSlice('observed', ({ replay }) => replay?.atMs ?? null);
  if (atMs === null) return null;
  return (
    <div className="map-card replay-banner">
      <strong className="replay-mark">{t('scene.replay.mark')}</strong>
      <span>{t('observed.bannerAt', { at: formatKst(atMs, language) })}</span>
      <span className="replay-warning">{t('observed.notLive')}</span>
      <IconButton icon="close" label={t('observed.end')} onPress={() => closeReplay(session)} />
    </div>
  );
}
