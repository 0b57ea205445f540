import { useTranslation } from 'react-i18next';
import { keepForever } from '../../actions/library/keep-forever.ts';
import { usePorts } from '../../actions/ports-context.ts';
import { roomUse } from '../../domain/region/room-use.ts';
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
  const packs = useSlice('library', (library) => library.packs) ?? [];
  const damaged = useSlice('library', (library) => library.damaged);
  const offline = useSlice('machine', (machine) => machine.offline);
  if (room === null) return null;
  const sized = (bytes: number): string =>
    bytes < 1e9
      ? `${formatNumber(bytes / 1e6, language, 1)} MB`
      : `${formatNumber(bytes / 1e9, language, 2)} GB`;
  const { keptBytes, damagedBytes, otherBytes, freeBytes } = roomUse(room, packs, damaged);
  const free =
    freeBytes === null || room.quotaBytes === null
      ? null
      : { free: sized(freeBytes), quota: sized(room.quotaBytes) };
  return (
    <>
      <Facts
        facts={[
          {
            label: t('library.offline'),
            value: t(`library.opensOffline.${offline}`),
          },
          { label: t('library.regionsRoom', { count: packs.length }), value: sized(keptBytes) },
          ...(damaged.length === 0
            ? []
            : [{ label: t('library.damagedRoom', { count: damaged.length }), value: sized(damagedBytes) }]),
          { label: t('library.otherRoom'), value: otherBytes === null ? null : sized(otherBytes) },
          { label: t('library.freeRoom'), value: free === null ? null : t('library.freeRoomValue', free) },
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
