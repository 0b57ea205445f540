import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addBuildFiles } from '../../../actions/library/build/choose-files.ts';
import { readKeptDownloads } from '../../../actions/library/build/kept-downloads.ts';
import { readLibrary } from '../../../actions/library/read-library.ts';
import { usePorts } from '../../../actions/ports-context.ts';
import { useSession, useSlice } from '../../../store/session-context.ts';
import { carriesFiles, droppedFiles } from '../../../ui/dropped-files.ts';
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
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    void readLibrary(session, ports);
    void readKeptDownloads(session, ports);
  }, [session, ports]);
  if (status === 'running') return <BuildProgressPanel />;
  if (status === 'ended') return <BuildResult />;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the buttons are the accessible one.
    <div
      className="build"
      onDragOver={(event) => {
        if (!carriesFiles(event.dataTransfer)) return;
        event.preventDefault();
        event.stopPropagation();
        setIsOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setIsOver(false);
      }}
      onDrop={(event) => {
        setIsOver(false);
        if (!carriesFiles(event.dataTransfer)) return;
        event.preventDefault();
        event.stopPropagation();
        void droppedFiles(event.dataTransfer).then((files) =>
          addBuildFiles(
            session,
            ports,
            files.map(({ path, file }) => ({ name: path, blob: file })),
          ),
        );
      }}
    >
      <p className="note build-intro">{isOver ? t('buildPanel.dropNow') : t('buildPanel.intro')}</p>
      <BuildArea />
      <div className="build-side">
        <BuildMaterials />
        <BuildSummary />
      </div>
    </div>
  );
}
