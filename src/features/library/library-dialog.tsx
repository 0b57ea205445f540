import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { showDialog } from '../../actions/screen/arrange-panels.ts';
import { useSession, useSlice } from '../../store/session-context.ts';
import { Dialog } from '../../ui/surface/dialog.tsx';

const LibraryPage = lazy(() =>
  import('./library-page.tsx').then((module) => ({ default: module.LibraryPage })),
);

/** The regions that this browser keeps; its code comes with its first opening. */
export function LibraryDialog() {
  const { t } = useTranslation();
  const session = useSession();
  const isOpen = useSlice('layout', ({ dialog }) => dialog === 'library');
  return (
    <Dialog isWide title={t('library.title')} isOpen={isOpen} onClose={() => showDialog(session, null)}>
      <Suspense fallback={<p className="note">{t('library.loading')}</p>}>
        <LibraryPage />
      </Suspense>
    </Dialog>
  );
}
