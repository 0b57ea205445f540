import { useTranslation } from 'react-i18next';
import { IconButton } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';

export interface NoticeView {
  readonly id: number;
  readonly tone: 'error' | 'warning' | 'info';
  readonly sentence: string;
}

export interface NoticeListProps {
  readonly notices: readonly NoticeView[];
  onDismiss(id: number): void;
}

/** Sentences that need attention, newest last; each stays until it is closed. */
export function NoticeList({ notices, onDismiss }: NoticeListProps) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('ui.notices')}>
      <ul className="notices">
        {notices.map((notice) => (
          <li key={notice.id} className="notice" data-tone={notice.tone}>
            <Icon name={notice.tone === 'info' ? 'info' : notice.tone} />
            <p role={notice.tone === 'info' ? 'status' : 'alert'}>
              <strong>{t(`ui.tone.${notice.tone}`)}</strong> {notice.sentence}
            </p>
            <IconButton icon="close" label={t('ui.dismiss')} onPress={() => onDismiss(notice.id)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
