import { useTranslation } from 'react-i18next';
import { keepFolder, keepOpenRegion, keepZip } from '../../actions/library/keep-pack.ts';
import { usePorts } from '../../actions/ports-context.ts';
import { showDialog } from '../../actions/screen/arrange-panels.ts';
import { fractionBehind } from '../../domain/region/build/build-progress.ts';
import { useOpenRegion, useSession, useSlice } from '../../store/session-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { FileButton } from '../../ui/controls/file-button.tsx';
import { ProgressBar } from '../../ui/display/progress-bar.tsx';

/** Ways for a pack to come into the library. */
export function LibraryActions() {
  const { t } = useTranslation();
  const session = useSession();
  const ports = usePorts();
  const region = useOpenRegion();
  const task = useSlice('library', (library) => library.task);
  const isBusy = task !== null;
  return (
    <>
      <BuildButton />
      <div className="button-row">
        <FileButton
          icon="open"
          accept={['.zip']}
          isDisabled={isBusy}
          onFiles={([zip]) => {
            if (zip !== undefined) void keepZip(session, ports, zip);
          }}
        >
          {t('library.importZip')}
        </FileButton>
        <FileButton
          icon="open"
          accept={[]}
          wholeFolder
          isDisabled={isBusy}
          onFiles={(files) => void keepFolder(session, ports, files)}
        >
          {t('library.importFolder')}
        </FileButton>
        <Button
          icon="bookmark"
          isDisabled={isBusy || region === null}
          onPress={() => void keepOpenRegion(session, ports)}
        >
          {t('library.keepOpen')}
        </Button>
      </div>
      {task?.hash === null ? <ProgressBar label={t(`library.task.${task.kind}`)} fraction={null} /> : null}
    </>
  );
}

/** The way to building a region, and how far a running build is. */
function BuildButton() {
  const { t } = useTranslation();
  const session = useSession();
  const run = useSlice('build', (build) => build.run);
  const open = (): void => showDialog(session, 'build');
  return (
    <>
      <div className="button-row">
        <Button tone="main" icon="layers" onPress={open}>
          {t('buildPanel.open')}
        </Button>
      </div>
      {run.status === 'running' ? (
        <ProgressBar
          label={t('buildPanel.running')}
          fraction={fractionBehind(run.progress)}
          valueLabel={t(`buildPanel.step.${run.progress.step}`)}
        />
      ) : null}
    </>
  );
}
