import { useTranslation } from 'react-i18next';
import { keepBoth, replaceOlder } from '../../actions/library/replace-pack.ts';
import { usePorts } from '../../actions/ports-context.ts';
import { latestSourceDate, olderVersions } from '../../domain/region/pack-versions.ts';
import type { StoredPack } from '../../domain/region/stored-pack.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSession, useSlice } from '../../store/session-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { formatKst, formatNumber } from '../../ui/format.ts';

/** What the card of a newer version of a place offers: to take the place of the older, or to stay beside it. */
export function OlderVersions({ pack }: { readonly pack: StoredPack }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const session = useSession();
  const ports = usePorts();
  const packs = useSlice('library', (library) => library.packs) ?? [];
  const isBusy = useSlice('library', (library) => library.task !== null);
  const older = olderVersions(pack, packs);
  const [latest] = older;
  const beside = packs.filter((other) => pack.beside.includes(other.hash)).length;
  if (latest === undefined)
    return beside === 0 ? null : <p className="note">{t('library.besides', { count: beside })}</p>;
  const hashes = older.map((other) => other.hash);
  const unknown = t('library.dateUnknown');
  const facts = {
    count: older.length,
    hash: latest.hash.slice(0, 12),
    at: formatKst(latest.savedAtMs, language),
    size: formatNumber(latest.sizeBytes / 1e6, language, 1),
  };
  return (
    <div className="library-older">
      <p>
        {older.length === 1 ? t('library.older', facts) : t('library.olderMany', facts)}{' '}
        {t('library.sourceDates', {
          older: latestSourceDate(latest) ?? unknown,
          newer: latestSourceDate(pack) ?? unknown,
        })}
      </p>
      <p className="note">{t('library.replaceNote')}</p>
      <div className="button-row">
        <Button
          icon="check"
          isDisabled={isBusy}
          onPress={() => void replaceOlder(session, ports, pack.hash, hashes)}
        >
          {t('library.replace')}
        </Button>
        <Button isDisabled={isBusy} onPress={() => void keepBoth(session, ports, pack.hash, hashes)}>
          {t('library.keepBoth')}
        </Button>
      </div>
    </div>
  );
}
