import { useTranslation } from 'react-i18next';
import type { FloodSummary } from '../../domain/hazard/flood/flood-case.ts';
import type { FloodScenario } from '../../domain/hazard/flood/scenario.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { FloodRunStatus } from '../../store/flood-session.ts';
import { useSession, useSlice } from '../../store/session-context.ts';
import { InfoPopover } from '../../ui/controls/info-popover.tsx';
import { Callout } from '../../ui/display/callout.tsx';
import { type Fact, Facts } from '../../ui/display/facts.tsx';
import { ProgressBar } from '../../ui/display/progress-bar.tsx';
import { formatElapsed, formatKst, formatNumber, formatRate } from '../../ui/format.ts';
import { engineLine, passedOverSentences } from './engine-facts.ts';

/** How far the run is, or how it went. */
export function RunCard() {
  const { t } = useTranslation();
  const { registry } = useSession();
  const run = useSlice('flood', (flood) => flood.run);
  useSlice('flood', ({ frameCount }) => frameCount);
  if (run.status === 'idle') return null;
  const data = registry.flood(run.runId);
  const reached = formatElapsed(data?.frames.at(-1)?.timeS ?? 0);
  if (run.status === 'running') return <Running run={run} />;
  if (run.status === 'cancelled')
    return <Callout tone="info">{t('hazardPanel.cancelled', { time: reached })}</Callout>;
  if (run.status === 'failed') return <Callout tone="warning">{t('hazardPanel.failed')}</Callout>;
  return data === null || data.summary === null ? null : (
    <Done run={run} scenario={data.scenario} summary={data.summary} />
  );
}

function Running({ run }: { readonly run: Extract<FloodRunStatus, { status: 'running' }> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className="stack">
      <ProgressBar
        label={t('hazardPanel.running')}
        fraction={run.timeS / run.endS}
        valueLabel={t('hazardPanel.runningAt', {
          time: formatElapsed(run.timeS),
          end: formatElapsed(run.endS),
        })}
      />
      <Facts
        facts={[
          {
            label: t('hazardPanel.rate'),
            value:
              run.cellUpdatesPerS === null
                ? null
                : t('hazardPanel.rateValue', { rate: formatRate(run.cellUpdatesPerS, language) }),
          },
        ]}
      />
    </div>
  );
}

interface DoneProps {
  readonly run: Extract<FloodRunStatus, { status: 'done' }>;
  readonly scenario: FloodScenario;
  readonly summary: FloodSummary;
}

function Done({ run, scenario, summary }: DoneProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const number = (value: number, digits = 0): string => formatNumber(value, language, digits);
  const million = (m3: number): string => number(m3 / 1e6, 2);
  const { balance } = summary;
  const facts: readonly Fact[] = [
    { label: t('hazardPanel.wall'), value: t('hazardPanel.wallValue', { seconds: number(run.wallS, 1) }) },
    {
      label: t('hazardPanel.speed'),
      value: run.wallS > 0 ? t('hazardPanel.speedValue', { ratio: number(scenario.endS / run.wallS) }) : null,
    },
    { label: t('hazardPanel.balance'), value: balance.relativeError.toExponential(1) },
    { label: t('hazardPanel.engine'), value: engineLine(t, summary.engine, scenario.scheme) },
  ];
  const more: readonly Fact[] = [
    { label: t('hazardPanel.rainVolume'), value: million(balance.rainM3) },
    { label: t('hazardPanel.inflowVolume'), value: million(balance.inflowM3) },
    { label: t('hazardPanel.infiltrated'), value: million(balance.infiltratedM3) },
    { label: t('hazardPanel.outflow'), value: million(balance.outflowM3) },
    { label: t('hazardPanel.stored'), value: million(balance.storedM3) },
    { label: t('hazardPanel.steps'), value: number(summary.steps) },
    { label: t('hazardPanel.engineVersion'), value: `${summary.engine.id} ${summary.engine.version}` },
    { label: t('hazardPanel.resultHash'), value: summary.resultHash.slice(0, 12) },
    { label: t('hazardPanel.computedAt'), value: formatKst(run.computedAtMs, language) },
  ];
  return (
    <div className="stack">
      <span className="row">
        <h3>{t('hazardPanel.done')}</h3>
        <InfoPopover about={t('hazardPanel.done')}>
          <p>{t('hazardPanel.balanceInfo')}</p>
          <p>{t('hazardPanel.volumes')}</p>
          <Facts facts={more} />
        </InfoPopover>
      </span>
      <Facts facts={facts} />
      {passedOverSentences(t, summary.engine).map((sentence) => (
        <p key={sentence} className="note">
          {sentence}
        </p>
      ))}
    </div>
  );
}
