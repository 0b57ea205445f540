import { useEffect, useState } from 'react';
import { Group, Input, Label, SearchField, Text } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { readLibrary } from '../../actions/library/read-library.ts';
import { usePorts } from '../../actions/ports-context.ts';
import { hashMatches, nameMatches, searchPacks } from '../../domain/region/search-packs.ts';
import { messages } from '../../i18n/messages.ts';
import { useSession, useSlice } from '../../store/session-context.ts';
import { Empty } from '../../ui/display/empty.tsx';
import { DamagedCard } from './damaged-card.tsx';
import { ExerciseCard } from './exercise-card.tsx';
import { LibraryActions } from './library-actions.tsx';
import { OverviewMap } from './overview-map.tsx';
import { PackCard } from './pack-card.tsx';
import { RoomFacts } from './room-facts.tsx';

/** Every region at hand: where it lies, what it holds, and what can be done with it. */
export function LibraryPage() {
  const { t } = useTranslation();
  const session = useSession();
  const ports = usePorts();
  const packs = useSlice('library', (library) => library.packs);
  const damaged = useSlice('library', (library) => library.damaged);
  const [typed, setTyped] = useState('');
  const [pointed, setPointed] = useState<string | null>(null);
  useEffect(() => void readLibrary(session, ports), [session, ports]);
  const found = searchPacks(packs ?? [], typed);
  return (
    <div className="library">
      <div className="library-side">
        <SearchField className="field" value={typed} onChange={setTyped}>
          <Label className="field-label">{t('library.search')}</Label>
          <Group className="field-input" data-wide="">
            <Input placeholder={t('library.searchExample')} />
          </Group>
          <Text slot="description" className="note">
            {t('library.searchNote')}
          </Text>
        </SearchField>
        <OverviewMap packs={found} pointed={pointed} onPoint={setPointed} />
        <LibraryActions />
        <RoomFacts />
      </div>
      <div className="library-list">
        <p className="note" role="status">
          {packs === null
            ? t('library.loading')
            : t('library.count', { count: found.length, all: packs.length })}
        </p>
        <ul className="cards library-cards">
          {isExerciseCalled(typed) ? <ExerciseCard /> : null}
          {found.map((pack) => (
            <PackCard key={pack.hash} pack={pack} isPointed={pack.hash === pointed} onPoint={setPointed} />
          ))}
          <DamagedCard damaged={damaged.filter(({ hash }) => typed === '' || hashMatches(hash, typed))} />
        </ul>
        {packs !== null && packs.length === 0 ? (
          <Empty title={t('library.empty')}>{t('library.emptyHow')}</Empty>
        ) : null}
      </div>
    </div>
  );
}

const isExerciseCalled = (typed: string): boolean =>
  [messages.ko, messages.en].some(({ library }) => nameMatches(library.builtIn, typed));
