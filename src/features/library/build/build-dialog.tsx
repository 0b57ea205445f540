import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { showDialog } from '../../../actions/screen/arrange-panels.ts';
import { useSession, useSlice } from '../../../store/session-context.ts';
import { Dialog } from '../../../ui/surface/dialog.tsx';

const BuildPage = lazy(() => import('./build-page.tsx').then((module) => ({ default: module.BuildPage })));

/** Where a region is built of files and open data; closing it leaves a build running. */
export function BuildDialog() {
  const { t } = useTranslation();
  const session = useSession();
  const isOpen = useSlice('layout', ({ dialog }) => dialog === 'build');
  return (
    <Dialog
      isWide
      title={t('buildPanel.title')}
      isOpen={isOpen}
      onClose={() => showDialog(session, 'library')}
    >
      <Suspense fallback={<p className="note">{t('library.loading')}</p>}>
        <BuildPage />
      </Suspense>
    </Dialog>
  );
}
