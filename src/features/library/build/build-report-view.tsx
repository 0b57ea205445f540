import { useTranslation } from 'react-i18next';
import { type BuildReport, stagesOfInput } from '../../../domain/region/build/build-report.ts';
import { unknownLicence } from '../../../domain/region/region.ts';
import { factSentences } from '../../../i18n/fact-sentences.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { PlainTable } from '../../../ui/display/plain-table.tsx';
import { Section } from '../../../ui/display/section.tsx';
import { formatNumber } from '../../../ui/format.ts';
import { reportReasons } from './report-lines.ts';

/** What each file gave, what each step made, and why anything is missing. */
export function BuildReportView({ report }: { readonly report: BuildReport }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const reasons = reportReasons(report, t);
  const licenceOf = (licence: string): string =>
    licence === unknownLicence ? t('ui.licenceUnknown') : licence;
  return (
    <div className="build-report">
      {report.inputs.length === 0 ? null : (
        <PlainTable
          caption={t('buildPanel.reportFiles')}
          head={[t('buildPanel.file'), t('buildPanel.gives'), t('buildPanel.licence')]}
          textColumns={3}
          rows={report.inputs.map((input) => {
            const gave = stagesOfInput(report, input.name).map(({ stage }) => t(`buildPanel.step.${stage}`));
            return [
              input.name,
              gave.length === 0 ? t('buildPanel.gaveNothing') : gave.join(', '),
              input.source === null ? '' : licenceOf(input.source.licence),
            ];
          })}
        />
      )}
      {report.stages.length === 0 ? null : (
        <PlainTable
          caption={t('buildPanel.reportStages')}
          head={[t('buildPanel.stageColumn'), t('buildPanel.outcomeColumn'), t('buildPanel.factsColumn')]}
          textColumns={3}
          rows={report.stages.map((stage) => [
            t(`buildPanel.step.${stage.stage}`),
            `${stage.isReused ? t('buildPanel.reused') : t(`buildPanel.outcome.${stage.outcome}`)} · ${t('buildPanel.seconds', { s: formatNumber(stage.wallS, language, 1) })}`,
            factSentences(t, stage).join(' '),
          ])}
        />
      )}
      <Section title={t('buildPanel.reasons')}>
        {reasons.length === 0 ? (
          <p className="note">{t('buildPanel.noReasons')}</p>
        ) : (
          <ul className="stack">
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        )}
      </Section>
    </div>
  );
}
