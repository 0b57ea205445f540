import { useTranslation } from 'react-i18next';
import { usePorts } from '../../actions/ports-context.ts';
import { editPlanChoice } from '../../actions/response/edit-response.ts';
import { planEvacuation } from '../../actions/response/plan-evacuation.ts';
import { evacuationOptionRanges } from '../../domain/response/default-options.ts';
import type { EvacuationOptions } from '../../domain/response/evacuation-plan.ts';
import { useOpenRegion, useSession, useSlice } from '../../store/session-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { NumberField } from '../../ui/controls/number-field.tsx';
import { Segments } from '../../ui/controls/segments.tsx';
import { Callout } from '../../ui/display/callout.tsx';
import { Empty } from '../../ui/display/empty.tsx';
import { ProgressBar } from '../../ui/display/progress-bar.tsx';
import { Section } from '../../ui/display/section.tsx';
import { Closures } from './closures.tsx';
import { PlanResult } from './plan-result.tsx';

/** Who leaves when, by which way, for which shelter. */
export function PlanPanel() {
  const { t } = useTranslation();
  const region = useOpenRegion();
  const isDone = useSlice('flood', ({ run }) => run.status === 'done');
  const plan = useSlice('response', (response) => response.plan);
  if (region !== null && (region.buildings === null || region.roads === null || region.facilities === null)) {
    return (
      <div className="panel-pad">
        <Empty title={t('responsePanel.missing.title')}>{t('responsePanel.missing.how')}</Empty>
      </div>
    );
  }
  return (
    <>
      {isDone ? (
        <PlanOptions />
      ) : (
        <div className="panel-pad">
          <Empty title={t('responsePanel.plan.waitingTitle')}>{t('responsePanel.plan.waitingHow')}</Empty>
        </div>
      )}
      {region === null ? null : <Closures region={region} />}
      {plan === null || region === null ? null : <PlanResult region={region} plan={plan} />}
    </>
  );
}

function PlanOptions() {
  const { t } = useTranslation();
  const session = useSession();
  const ports = usePorts();
  const travel = useSlice('response', (response) => response.travel);
  const speed = useSlice('response', (response) => response.walkSpeedMPerS);
  const departureS = useSlice('response', (response) => response.departureS);
  const status = useSlice('response', ({ planStatus }) => planStatus);
  const speedError = useRangeError(speed, 'walkSpeedMPerS', 1);
  const departureError = useRangeError(departureS, 'departureS', 60);
  return (
    <Section title={t('responsePanel.plan.waitingTitle')}>
      <div className="field">
        <span className="field-label">{t('responsePanel.plan.travel')}</span>
        <Segments<EvacuationOptions['travel']>
          label={t('responsePanel.plan.travel')}
          value={travel}
          onChange={(chosen) => editPlanChoice(session, { travel: chosen })}
          choices={[
            { id: 'walk', label: t('responsePanel.plan.walk') },
            { id: 'drive', label: t('responsePanel.plan.drive') },
          ]}
        />
      </div>
      {travel === 'drive' ? null : (
        <NumberField
          label={t('responsePanel.plan.walkSpeed')}
          unit="m/s"
          step={0.1}
          fractionDigits={2}
          value={speed}
          onChange={(walkSpeedMPerS) => editPlanChoice(session, { walkSpeedMPerS })}
          error={speedError}
        />
      )}
      <NumberField
        label={t('responsePanel.plan.departure')}
        unit={t('hazardPanel.unit.minute')}
        value={departureS / 60}
        onChange={(minutes) => editPlanChoice(session, { departureS: minutes * 60 })}
        error={departureError}
      />
      <div className="button-row">
        <Button
          tone="main"
          isDisabled={status === 'planning' || speedError !== null || departureError !== null}
          onPress={() => void planEvacuation(session, ports)}
        >
          {status === 'none' ? t('responsePanel.plan.make') : t('responsePanel.plan.again')}
        </Button>
      </div>
      <PlanState />
    </Section>
  );
}

function useRangeError(
  value: number,
  option: keyof typeof evacuationOptionRanges,
  scale: number,
): string | null {
  const { t } = useTranslation();
  const { minimum, maximum } = evacuationOptionRanges[option];
  if (!Number.isFinite(value)) return t('hazardPanel.must.number');
  if (value >= minimum && value <= maximum) return null;
  return t('hazardPanel.must.between', { low: minimum / scale, high: maximum / scale, value: value / scale });
}

function PlanState() {
  const { t } = useTranslation();
  const { planStatus, plan, planRunId, travel, walkSpeedMPerS, departureS } = useSlice(
    'response',
    (state) => state,
  );
  const runId = useSlice('flood', ({ run }) => (run.status === 'idle' ? null : run.runId));
  if (planStatus === 'planning')
    return <ProgressBar label={t('responsePanel.plan.planning')} fraction={null} />;
  if (planStatus === 'failed') return <Callout tone="warning">{t('responsePanel.plan.failed')}</Callout>;
  if (plan === null) return null;
  if (planRunId !== runId) return <Callout tone="warning">{t('responsePanel.plan.stale')}</Callout>;
  const { options } = plan;
  const isAsked =
    options.travel === travel &&
    options.departureS === departureS &&
    (travel === 'drive' || options.walkSpeedMPerS === walkSpeedMPerS);
  return isAsked ? null : <Callout tone="warning">{t('responsePanel.plan.staleOptions')}</Callout>;
}
