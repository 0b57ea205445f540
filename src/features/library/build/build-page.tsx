import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { addBuildFiles } from '../../../actions/library/build/choose-files.ts';
import { readKeptDownloads } from '../../../actions/library/build/kept-downloads.ts';
import { readLibrary } from '../../../actions/library/read-library.ts';
import { usePorts } from '../../../actions/ports-context.ts';
import { useSession, useSlice } from '../../../store/session-context.ts';
import { droppedFiles } from '../../../ui/dropped-files.ts';
import { FileDrop } from '../../../ui/surface/file-drop.tsx';
import { BuildArea } from './build-area.tsx';
import { BuildMaterials } from './build-materials.tsx';
import { BuildProgressPanel } from './build-progress-panel.tsx';
import { BuildResult } from './build-result.tsx';
import { BuildSummary } from './build-summary.tsx';

/** Where, of what, how large; then the steps while it is built, and the report. */
export function BuildPage() {
  const { t } = useTranslation();
  const session = useSession();
  const ports = usePorts();
  const status = useSlice('build', ({ run }) => run.status);
  useEffect(() => {
    void readLibrary(session, ports);
    void readKeptDownloads(session, ports);
  }, [session, ports]);
  if (status === 'running') return <BuildProgressPanel />;
  if (status === 'ended') return <BuildResult />;
  const addDropped = async (data: DataTransfer): Promise<void> => {
    const files = await droppedFiles(data);
    await addBuildFiles(
      session,
      ports,
      files.map(({ path, file }) => ({ name: path, blob: file })),
    );
  };
  return (
    <FileDrop className="build" onFiles={(data) => void addDropped(data)}>
      {(isOver) => (
        <>
          <p className="note build-intro">{isOver ? t('buildPanel.dropNow') : t('buildPanel.intro')}</p>
          <BuildArea />
          <div className="build-side">
            <BuildMaterials />
            <BuildSummary />
          </div>
        </>
      )}
    </FileDrop>
  );
}
