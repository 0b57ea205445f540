import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { showDialog } from '../../actions/screen/arrange-panels.ts';
import { useSession, useSlice } from '../../store/session-context.ts';
import { Dialog } from '../../ui/surface/dialog.tsx';

const EvidencePage = lazy(() =>
  import('./evidence-page.tsx').then((module) => ({ default: module.EvidencePage })),
);

/** What the engine was held to and how it did, over the whole window; its code comes with its first opening. */
export function EvidenceDialog() {
  const { t } = useTranslation();
  const session = useSession();
  const isOpen = useSlice('layout', ({ dialog }) => dialog === 'evidence');
  return (
    <Dialog isWide title={t('evidence.title')} isOpen={isOpen} onClose={() => showDialog(session, null)}>
      <Suspense fallback={<p className="note">{t('evidence.loading')}</p>}>
        <EvidencePage />
      </Suspense>
    </Dialog>
  );
}
