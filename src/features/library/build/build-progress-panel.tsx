import { useTranslation } from 'react-i18next';
import { cancelBuild } from '../../../actions/library/build/run-build.ts';
import {
  type BuildProgress,
  buildSteps,
  fractionBehind,
} from '../../../domain/region/build/build-progress.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { useSession, useSlice } from '../../../store/session-context.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Icon } from '../../../ui/controls/icon.tsx';
import { ProgressBar } from '../../../ui/display/progress-bar.tsx';
import { formatNumber } from '../../../ui/format.ts';

/** The steps of the running build, and its end at once. */
export function BuildProgressPanel() {
  const { t } = useTranslation();
  const session = useSession();
  const run = useSlice('build', (build) => build.run);
  if (run.status !== 'running') return null;
  const { progress } = run;
  const current = buildSteps.indexOf(progress.step);
  return (
    <div className="build-running">
      <ProgressBar
        label={t('buildPanel.running')}
        fraction={fractionBehind(progress)}
        valueLabel={t(`buildPanel.step.${progress.step}`)}
      />
      <ol className="build-steps" aria-label={t('buildPanel.steps')}>
        {buildSteps.map((step, k) => {
          const state = k < current ? 'done' : k === current ? 'now' : 'waiting';
          return (
            <li key={step} data-state={state} {...(state === 'now' ? { 'aria-current': 'step' } : {})}>
              <span className="build-step-mark">{state === 'done' ? <Icon name="check" /> : k + 1}</span>
              <span>{t(`buildPanel.step.${step}`)}</span>
              <span className="note">
                {state === 'now' && progress.download !== null ? (
                  <Download download={progress.download} />
                ) : (
                  t(`buildPanel.stepState.${state}`)
                )}
              </span>
            </li>
          );
        })}
      </ol>
      <div className="button-row">
        <Button icon="close" onPress={() => cancelBuild(session)}>
          {t('buildPanel.cancel')}
        </Button>
      </div>
      <p className="note">{t('buildPanel.keepsOn')}</p>
    </div>
  );
}

function Download({ download }: { readonly download: NonNullable<BuildProgress['download']> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { name, bytes, totalBytes } = download;
  const size = (value: number): string => formatNumber(value / 1e6, language, 2);
  if (bytes === 0) return t('buildPanel.waiting', { name });
  return totalBytes === null
    ? t('buildPanel.downloading', { name, size: size(bytes) })
    : t('buildPanel.downloadingOf', { name, size: size(bytes), total: size(totalBytes) });
}
