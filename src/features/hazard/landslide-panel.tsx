import { useTranslation } from 'react-i18next';
import {
  cancelLandslide,
  computeLandslide,
  openModelCard,
} from '../../actions/landslide/compute-landslide.ts';
import { usePorts } from '../../actions/ports-context.ts';
import { cssColour } from '../../domain/geo/colour.ts';
import { landslideClassBounds, landslideColour } from '../../domain/hazard/landslide-ramp.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSession, useSlice } from '../../store/session-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Callout } from '../../ui/display/callout.tsx';
import { Facts } from '../../ui/display/facts.tsx';
import { HatchedKey, Legend } from '../../ui/display/legend.tsx';
import { ProgressBar } from '../../ui/display/progress-bar.tsx';
import { Section } from '../../ui/display/section.tsx';
import { formatNumber, formatPercent } from '../../ui/format.ts';

/** Computes where slopes may fail, and says how far the model may be believed. */
export function LandslidePanel() {
  const { t } = useTranslation();
  const session = useSession();
  const ports = usePorts();
  const status = useSlice('landslide', ({ run }) => run.status);
  const hasRegion = useSlice('region', (state) => state.session.status === 'open');
  const hasThreads = useSlice('machine', (machine) => machine.hasThreads);
  return (
    <>
      <Section title={t('shell.tabs.landslide')}>
        <p className="note">{t('hazardPanel.landslide.intro')}</p>
        {hasThreads ? null : <Callout tone="warning">{t('shell.machine.noThreads')}</Callout>}
        <div className="button-row">
          {status === 'running' ? (
            <Button tone="main" onPress={() => cancelLandslide(session)}>
              {t('hazardPanel.cancel')}
            </Button>
          ) : (
            <Button
              tone="main"
              icon="play"
              isDisabled={!hasRegion}
              onPress={() => void computeLandslide(session, ports)}
            >
              {status === 'done' ? t('hazardPanel.landslide.again') : t('hazardPanel.landslide.compute')}
            </Button>
          )}
        </div>
        <LandslideRun />
        <CellSizeNote />
      </Section>
      <Section
        title={t('layersPanel.legends')}
        aside={
          <Button icon="info" onPress={() => void openModelCard(session, ports)}>
            {t('hazardPanel.landslide.card')}
          </Button>
        }
      >
        <Legend
          title={t('layersPanel.probability')}
          unit=""
          steps={landslideClassBounds.map((from) => ({
            label: from.toFixed(1),
            color: cssColour({ ...landslideColour(from + 0.1), alpha: 1 }),
          }))}
        />
        <HatchedKey label={t('layersPanel.outside')} />
        <p className="note">{t('hazardPanel.landslide.notSafe')}</p>
        <Callout tone="info">{t('hazardPanel.landslide.ecuador')}</Callout>
      </Section>
    </>
  );
}

/** Said where the region's cells are not those that the model was trained on. */
function CellSizeNote() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { registry } = useSession();
  const trainedM = useSlice('landslide', ({ card }) => card?.data.cellSizeM ?? null);
  const isDone = useSlice('landslide', ({ run }) => run.status === 'done');
  const cellSizeM = registry.susceptibility?.grid.cellSizeM ?? null;
  if (!isDone || trainedM === null || cellSizeM === null || trainedM === cellSizeM) return null;
  return (
    <Callout tone="warning">
      {t('landslide.cellSizeNote', { trainedM, cellSizeM: formatNumber(cellSizeM, language) })}
    </Callout>
  );
}

function LandslideRun() {
  const { t } = useTranslation();
  const language = useLanguage();
  const run = useSlice('landslide', (landslide) => landslide.run);
  if (run.status === 'running') {
    return <ProgressBar label={t(`hazardPanel.landslide.${run.stage}`)} fraction={run.fraction} />;
  }
  if (run.status === 'failed') return <Callout tone="warning">{t('hazardPanel.landslide.failed')}</Callout>;
  if (run.status !== 'done') return null;
  return (
    <Facts
      facts={[
        {
          label: t('hazardPanel.landslide.outside'),
          value: t('hazardPanel.landslide.outsideValue', {
            percent: formatPercent(run.outsideFraction, language, 1),
          }),
        },
        {
          label: t('hazardPanel.landslide.wall'),
          value: t('hazardPanel.wallValue', { seconds: formatNumber(run.wallS, language, 1) }),
        },
        {
          label: t('hazardPanel.landslide.provider'),
          value: t('hazardPanel.landslide.providerValue', {
            provider: run.executionProvider,
            threads: run.threads,
          }),
        },
      ]}
    />
  );
}
