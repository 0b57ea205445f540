import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { cancelFlood } from '../../actions/flood/cancel-flood.ts';
import { resetScenario } from '../../actions/flood/edit-scenario.ts';
import { runFlood } from '../../actions/flood/run-flood.ts';
import { usePorts } from '../../actions/ports-context.ts';
import { scenarioHash } from '../../domain/hazard/flood/scenario-hash.ts';
import { useOpenRegion, useSession, useSlice } from '../../store/session-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Callout } from '../../ui/display/callout.tsx';
import { Empty } from '../../ui/display/empty.tsx';
import { ProgressBar } from '../../ui/display/progress-bar.tsx';
import { RunCard } from './run-card.tsx';
import { useScenarioFault, useScenarioSentence } from './scenario-field.tsx';
import { ScenarioForm } from './scenario-form.tsx';

/** Sets a storm, runs the flood and says how the run went. */
export function FloodPanel() {
  const { t } = useTranslation();
  const region = useOpenRegion();
  const scenario = useSlice('flood', (flood) => flood.scenario);
  if (region === null || scenario === null) {
    return (
      <div className="panel-pad">
        <Empty title={t('shell.noRegion')}>{t('shell.noRegionHow')}</Empty>
      </div>
    );
  }
  return (
    <>
      <RunBar />
      <ScenarioForm region={region} scenario={scenario} />
    </>
  );
}

/** True while the form asks something else than the run on screen answered. */
export function useIsStale(): boolean {
  const region = useSlice('region', ({ session }) => (session.status === 'open' ? session.region : null));
  const scenario = useSlice('flood', (flood) => flood.scenario);
  const runInputsHash = useSlice('flood', (flood) => flood.runInputsHash);
  return useMemo(
    () =>
      runInputsHash !== null &&
      region !== null &&
      scenario !== null &&
      scenarioHash(scenario, region.inputsHash) !== runInputsHash,
    [region, scenario, runInputsHash],
  );
}

function RunBar() {
  const { t } = useTranslation();
  const session = useSession();
  const ports = usePorts();
  const status = useSlice('flood', ({ run }) => run.status);
  const isPreparing = useSlice('flood', ({ preparingRunId }) => preparingRunId !== null);
  const isStale = useIsStale();
  const fault = useScenarioFault();
  const sentence = useScenarioSentence();
  return (
    <div className="run-bar">
      <div className="button-row">
        {status === 'running' || isPreparing ? (
          <Button tone="main" onPress={() => cancelFlood(session)}>
            {t('hazardPanel.cancel')}
          </Button>
        ) : (
          <Button
            tone="main"
            icon="play"
            isDisabled={fault !== null}
            onPress={() => void runFlood(session, ports)}
          >
            {status === 'idle' ? t('hazardPanel.run') : t('hazardPanel.rerun')}
          </Button>
        )}
        <Button tone="quiet" onPress={() => resetScenario(session)}>
          {t('hazardPanel.reset')}
        </Button>
      </div>
      {sentence === null ? null : <Callout tone="warning">{sentence}</Callout>}
      {isStale && fault === null ? <Callout tone="warning">{t('hazardPanel.stale')}</Callout> : null}
      {isPreparing ? <ProgressBar label={t('hazardPanel.preparing')} fraction={null} /> : <RunCard />}
    </div>
  );
}
