import { useTranslation } from 'react-i18next';
import { leaveBuildResult } from '../../../actions/library/build/run-build.ts';
import { openKeptPack } from '../../../actions/library/open-kept-pack.ts';
import { usePorts } from '../../../actions/ports-context.ts';
import { faultSentence } from '../../../i18n/fault-sentence.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { useSession, useSlice } from '../../../store/session-context.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Callout } from '../../../ui/display/callout.tsx';
import { BuildReportView } from './build-report-view.tsx';

/** How the build ended: what was made and is missing, and the way to it. */
export function BuildResult() {
  const { t } = useTranslation();
  const language = useLanguage();
  const session = useSession();
  const ports = usePorts();
  const run = useSlice('build', (build) => build.run);
  const isOpening = useSlice('region', (region) => region.session.status === 'opening');
  if (run.status !== 'ended') return null;
  const { report, pack, fault } = run.outcome;
  return (
    <div className="build-result">
      {pack === null ? (
        <Callout tone="warning">
          {fault === null ? null : <p>{faultSentence(t, fault)}</p>}
          <p>{t('buildPanel.notBuilt')}</p>
        </Callout>
      ) : (
        <Callout tone="info">{t('buildPanel.built', { name: pack.name[language] })}</Callout>
      )}
      <div className="button-row">
        {pack === null ? null : (
          <Button
            tone="main"
            icon="open"
            isDisabled={isOpening}
            onPress={() => void openKeptPack(session, ports, pack.hash)}
          >
            {t('buildPanel.openBuilt')}
          </Button>
        )}
        <Button icon="undo" onPress={() => leaveBuildResult(session)}>
          {t('buildPanel.back')}
        </Button>
      </div>
      <BuildReportView report={report} />
    </div>
  );
}
