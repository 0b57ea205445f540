import { useTranslation } from 'react-i18next';
import type { ExposureTotals } from '../../domain/exposure/exposure.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSession, useSlice } from '../../store/session-context.ts';
import { Figure } from '../../ui/display/figure.tsx';
import { formatKst, formatNumber } from '../../ui/format.ts';

/** The numbers an officer reads first, each with its definition and where it comes from. */
export function ExposureFigures({ totals }: { readonly totals: ExposureTotals | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const thresholds = useSlice('response', (response) => response.thresholds);
  const count = (value: number | null | undefined, digits = 0): string | null =>
    value == null ? null : formatNumber(value, language, digits);
  const people = t('responsePanel.peopleUnit');
  const explain = (key: string, limitM: number | undefined) => (
    <>
      <p>{t(`exposure.definition.${key}`)}</p>
      {limitM === undefined ? null : <p>{t('responsePanel.limit', { limit: limitM })}</p>}
      <ProvenanceLine />
    </>
  );
  return (
    <div className="stack">
      <Figure
        size="large"
        label={t('responsePanel.affected')}
        value={count(totals?.affectedPeople)}
        unit={people}
        info={explain('affectedPeople', thresholds?.hitDepthM)}
      />
      <div className="figure-grid">
        <Figure
          label={t('responsePanel.toEvacuate')}
          value={count(totals?.toEvacuatePeople)}
          unit={people}
          info={explain('toEvacuatePeople', thresholds?.evacuateDepthM)}
        />
        <Figure
          label={t('responsePanel.needShelter')}
          value={count(totals?.needShelterPeople)}
          unit={people}
          info={explain('needShelterPeople', thresholds?.shelterDepthM)}
        />
        <Figure
          label={t('responsePanel.isolated')}
          value={count(totals?.isolatedPeople)}
          unit={people}
          info={t('exposure.definition.isolatedPeople')}
        />
        <Figure
          label={t('responsePanel.hitBuildings')}
          value={count(totals?.hitBuildings)}
          unit={t('responsePanel.buildingsUnit')}
        />
        <Figure
          label={t('responsePanel.roadCars')}
          value={count(totals?.roadKmClosedToCars, 1)}
          unit={t('responsePanel.kmUnit')}
        />
        <Figure
          label={t('responsePanel.roadLarge')}
          value={count(totals?.roadKmClosedToLargeVehicles, 1)}
          unit={t('responsePanel.kmUnit')}
        />
      </div>
    </div>
  );
}

/** Engine, instant and inputs behind every number of the run on screen. */
export function ProvenanceLine() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { registry } = useSession();
  const run = useSlice('flood', (flood) => flood.run);
  const hash = useSlice('flood', ({ runInputsHash }) => runInputsHash ?? '');
  if (run.status === 'running') {
    return (
      <p className="note">
        {t('responsePanel.provenanceRunning', { at: formatKst(run.startedAtMs, language) })}
      </p>
    );
  }
  if (run.status !== 'done') return null;
  const engine = registry.flood(run.runId)?.summary?.engine;
  return (
    <p className="note">
      {t('responsePanel.provenanceLine', {
        engine: engine === undefined ? t('ui.unknown') : `${engine.id} ${engine.version}`,
        at: formatKst(run.computedAtMs, language),
        hash: hash.slice(0, 12),
      })}
    </p>
  );
}
