import { useTranslation } from 'react-i18next';
import { keepForever } from '../../actions/library/keep-forever.ts';
import { usePorts } from '../../actions/ports-context.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSession, useSlice } from '../../store/session-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Facts } from '../../ui/display/facts.tsx';
import { formatNumber } from '../../ui/format.ts';

/** How much room the browser gives, and whether it may clear it by itself. */
export function RoomFacts() {
  const { t } = useTranslation();
  const language = useLanguage();
  const session = useSession();
  const ports = usePorts();
  const room = useSlice('library', (library) => library.room);
  const offline = useSlice('machine', (machine) => machine.offline);
  if (room === null) return null;
  const gigabytes = (bytes: number | null): string | null =>
    bytes === null ? null : `${formatNumber(bytes / 1e9, language, 2)} GB`;
  return (
    <>
      <Facts
        facts={[
          {
            label: t('library.offline'),
            value: t(`library.opensOffline.${offline}`),
          },
          { label: t('library.used'), value: gigabytes(room.usedBytes) },
          { label: t('library.quota'), value: gigabytes(room.quotaBytes) },
          {
            label: t('library.promise'),
            value: room.isPersistent === null ? null : t(`library.promised.${room.isPersistent}`),
          },
        ]}
      />
      {room.isPersistent === false ? (
        <Button onPress={() => void keepForever(session, ports)}>{t('library.askPromise')}</Button>
      ) : null}
    </>
  );
}
