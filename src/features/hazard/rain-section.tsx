import { useTranslation } from 'react-i18next';
import { editScenario, loadRainCsv } from '../../actions/flood/edit-scenario.ts';
import { type FloodScenario, type Storm, temporalPatterns } from '../../domain/hazard/flood/scenario.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSession } from '../../store/session-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { FileButton } from '../../ui/controls/file-button.tsx';
import { InfoPopover } from '../../ui/controls/info-popover.tsx';
import { SelectField } from '../../ui/controls/select-field.tsx';
import { Section } from '../../ui/display/section.tsx';
import { formatNumber } from '../../ui/format.ts';
import { ScenarioField } from './scenario-field.tsx';
import { seriesTotalMm } from './series-total.ts';

/** The storm that is gone back to from a series. */
const plainStorm: Storm = { kind: 'design', totalMm: 180, durationS: 10_800, pattern: 'huff-2' };

/** How much it rains, and when. */
export function RainSection({ scenario }: { readonly scenario: FloodScenario }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const session = useSession();
  const { storm } = scenario;
  const upload = (
    <FileButton
      icon="open"
      accept={['.csv', 'text/csv']}
      onFiles={([file]) => file && void loadRainCsv(session, file)}
    >
      {t('hazardPanel.uploadCsv')}
    </FileButton>
  );
  return (
    <Section
      title={t('hazardPanel.rain')}
      aside={<InfoPopover about={t('hazardPanel.pattern')}>{t('hazardPanel.patternInfo')}</InfoPopover>}
    >
      {storm.kind === 'series' ? (
        <>
          <p>
            {t('hazardPanel.seriesFacts', {
              name: storm.name,
              count: storm.timeS.length,
              total: formatNumber(seriesTotalMm(storm), language, 1),
            })}
          </p>
          <div className="button-row">
            {upload}
            <Button onPress={() => editScenario(session, { storm: plainStorm })}>
              {t('hazardPanel.backToDesign')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <ScenarioField
            label={t('hazardPanel.total')}
            unit="mm"
            field="totalMm"
            value={storm.totalMm}
            onChange={(totalMm) => editScenario(session, { storm: { ...storm, totalMm } })}
          />
          <ScenarioField
            label={t('hazardPanel.duration')}
            unit={t('hazardPanel.unit.hour')}
            field="durationS"
            scale={3600}
            value={storm.durationS}
            onChange={(durationS) => editScenario(session, { storm: { ...storm, durationS } })}
          />
          <SelectField
            label={t('hazardPanel.pattern')}
            value={storm.pattern}
            onChange={(pattern) => editScenario(session, { storm: { ...storm, pattern } })}
            choices={temporalPatterns.map((id) => ({ id, label: t(`hazardPanel.patternName.${id}`) }))}
          />
          <div className="stack">
            <span className="note">{t('hazardPanel.csvInfo')}</span>
            <div className="button-row">{upload}</div>
          </div>
        </>
      )}
    </Section>
  );
}
