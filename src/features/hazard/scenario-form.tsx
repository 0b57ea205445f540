import { useTranslation } from 'react-i18next';
import { editScenario } from '../../actions/flood/edit-scenario.ts';
import { prominenceM } from '../../domain/hazard/flood/ground/computation-grid.ts';
import {
  type FloodScenario,
  type InfiltrationMethod,
  scenarioSchemes,
} from '../../domain/hazard/flood/scenario.ts';
import type { Region } from '../../domain/region/region.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSession } from '../../store/session-context.ts';
import { SelectField } from '../../ui/controls/select-field.tsx';
import { Callout } from '../../ui/display/callout.tsx';
import { Section } from '../../ui/display/section.tsx';
import { formatNumber } from '../../ui/format.ts';
import { RainSection } from './rain-section.tsx';
import { RiverSection } from './river-section.tsx';
import { ScenarioField } from './scenario-field.tsx';

export interface ScenarioFormProps {
  readonly region: Region;
  readonly scenario: FloodScenario;
}

/** The question asked of the flood engine, part by part. */
export function ScenarioForm(props: ScenarioFormProps) {
  return (
    <>
      <RainSection scenario={props.scenario} />
      <RiverSection {...props} />
      <GroundSection {...props} />
      <ComputationSection {...props} />
    </>
  );
}

const infiltrationMethods: readonly InfiltrationMethod[] = ['green-ampt', 'constant', 'none'];

function GroundSection({ region, scenario }: ScenarioFormProps) {
  const { t } = useTranslation();
  const session = useSession();
  return (
    <Section title={t('hazardPanel.ground')}>
      <SelectField
        label={t('hazardPanel.infiltration')}
        value={scenario.infiltration}
        isDisabled={region.landCover === null}
        onChange={(infiltration) => editScenario(session, { infiltration })}
        choices={infiltrationMethods.map((id) => ({ id, label: t(`hazardPanel.infiltrationName.${id}`) }))}
      />
      {region.landCover === null ? <p className="note">{t('hazardPanel.infiltrationNeedsCover')}</p> : null}
      <ScenarioField
        label={t('hazardPanel.saturation')}
        unit="%"
        field="initialSaturation"
        scale={0.01}
        value={scenario.initialSaturation}
        info={t('hazardPanel.saturationInfo')}
        isDisabled={scenario.infiltration !== 'green-ampt'}
        onChange={(initialSaturation) => editScenario(session, { initialSaturation })}
      />
      {scenario.seaLevelM === null ? null : (
        <ScenarioField
          label={t('hazardPanel.seaLevel')}
          unit="m"
          field="seaLevelM"
          value={scenario.seaLevelM}
          onChange={(seaLevelM) => editScenario(session, { seaLevelM })}
        />
      )}
      <SelectField
        label={t('hazardPanel.edges')}
        value={scenario.landEdges}
        onChange={(landEdges) => editScenario(session, { landEdges })}
        choices={[
          { id: 'open', label: t('hazardPanel.edgesName.open') },
          { id: 'closed', label: t('hazardPanel.edgesName.closed') },
        ]}
      />
    </Section>
  );
}

function ComputationSection({ region, scenario }: ScenarioFormProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const session = useSession();
  return (
    <Section title={t('hazardPanel.computation')}>
      <SelectField
        label={t('hazardPanel.scheme')}
        value={scenario.scheme}
        onChange={(scheme) => editScenario(session, { scheme })}
        choices={scenarioSchemes.map((id) => ({ id, label: t(`hazardPanel.schemeName.${id}`) }))}
      />
      <p className="note">{t(`hazardPanel.schemeWhen.${scenario.scheme}`)}</p>
      <ScenarioField
        label={t('hazardPanel.cellSize')}
        unit="m"
        field="computationCellSizeM"
        value={scenario.computationCellSizeM}
        onChange={(computationCellSizeM) => editScenario(session, { computationCellSizeM })}
      />
      {scenario.computationCellSizeM > region.grid.cellSizeM ? (
        <Callout tone="warning">
          {t('hazardPanel.coarseGrid', {
            base: formatNumber(region.grid.cellSizeM, language),
            crest: formatNumber(prominenceM, language, 1),
          })}
        </Callout>
      ) : null}
      <ScenarioField
        label={t('hazardPanel.end')}
        unit={t('hazardPanel.unit.hour')}
        field="endS"
        scale={3600}
        value={scenario.endS}
        onChange={(endS) => editScenario(session, { endS })}
      />
      <ScenarioField
        label={t('hazardPanel.output')}
        unit={t('hazardPanel.unit.minute')}
        field="outputEveryS"
        scale={60}
        value={scenario.outputEveryS}
        onChange={(outputEveryS) => editScenario(session, { outputEveryS })}
      />
    </Section>
  );
}
