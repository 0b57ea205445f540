import { useTranslation } from 'react-i18next';
import { showDialog } from '../../actions/screen/arrange-panels.ts';
import type { Interval, ModelCard } from '../../domain/hazard/landslide/susceptibility.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSession, useSlice } from '../../store/session-context.ts';
import { Facts } from '../../ui/display/facts.tsx';
import { PlainTable } from '../../ui/display/plain-table.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Dialog } from '../../ui/surface/dialog.tsx';

/** Who taught the model, on what, how well it does, and where it fails. */
export function ModelCardDialog() {
  const { t } = useTranslation();
  const session = useSession();
  const card = useSlice('landslide', (landslide) => landslide.card);
  const isOpen = useSlice('layout', ({ dialog }) => dialog === 'model-card') && card !== null;
  return (
    <Dialog title={t('hazardPanel.card.title')} isOpen={isOpen} onClose={() => showDialog(session, null)}>
      {card === null ? null : <CardBody card={card} />}
    </Dialog>
  );
}

function CardBody({ card }: { readonly card: ModelCard }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const number = (value: number, digits: number): string => formatNumber(value, language, digits);
  const interval = ({ value, low, high }: Interval): string =>
    t('hazardPanel.card.interval', { value: number(value, 3), low: number(low, 3), high: number(high, 3) });
  const { scores, data } = card;
  return (
    <>
      <Facts
        facts={[
          {
            label: t('hazardPanel.card.version'),
            value: `${card.title[language]} · ${card.id} ${card.version}`,
          },
          { label: t('hazardPanel.card.data'), value: t('hazardPanel.card.dataValue', { ...data }) },
          { label: t('hazardPanel.card.licence'), value: data.licence },
          { label: t('hazardPanel.card.source'), value: data.source },
          { label: t('hazardPanel.card.split'), value: card.split[language] },
          { label: 'SHA-256', value: `${card.sha256.slice(0, 16)}…` },
        ]}
      />
      <h3>{t('hazardPanel.card.scores')}</h3>
      <Facts
        facts={[
          { label: t('hazardPanel.card.auc'), value: interval(scores.auc) },
          { label: t('hazardPanel.card.brier'), value: interval(scores.brier) },
          { label: t('hazardPanel.card.ece'), value: interval(scores.expectedCalibrationError) },
          {
            label: t('hazardPanel.card.baseline', { name: scores.baseline.name }),
            value: t('hazardPanel.card.baselineValue', {
              auc: number(scores.baseline.auc, 3),
              brier: number(scores.baseline.brier, 3),
            }),
          },
        ]}
      />
      <PlainTable
        caption={t('hazardPanel.card.calibration')}
        head={[t('hazardPanel.card.predicted'), t('hazardPanel.card.observed'), t('hazardPanel.card.count')]}
        rows={card.calibration.map((bin) => [
          number(bin.predicted, 2),
          number(bin.observed, 2),
          number(bin.count, 0),
        ])}
      />
      <PlainTable
        caption={t('hazardPanel.card.features')}
        head={[
          t('hazardPanel.card.feature'),
          t('hazardPanel.card.unit'),
          t('hazardPanel.card.minimum'),
          t('hazardPanel.card.maximum'),
        ]}
        rows={card.features.map((feature) => [
          feature.used
            ? t(`hazardPanel.card.featureName.${feature.id}`)
            : `${t(`hazardPanel.card.featureName.${feature.id}`)} (${t('hazardPanel.card.unused')})`,
          feature.unit,
          String(Number(feature.minimum.toPrecision(4))),
          String(Number(feature.maximum.toPrecision(4))),
        ])}
        textColumns={2}
      />
      <h3>{t('hazardPanel.card.failures')}</h3>
      <ul className="bullets">
        {card.knownFailures.map((failure) => (
          <li key={failure.en}>{failure[language]}</li>
        ))}
      </ul>
    </>
  );
}
