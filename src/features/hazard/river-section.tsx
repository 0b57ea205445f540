import { useTranslation } from 'react-i18next';
import { editHydrograph } from '../../actions/flood/edit-scenario.ts';
import type { RiverHydrograph } from '../../domain/hazard/flood/scenario.ts';
import type { InflowPoint } from '../../domain/region/region.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSession } from '../../store/session-context.ts';
import { Switch } from '../../ui/controls/switch.tsx';
import { Section } from '../../ui/display/section.tsx';
import { ScenarioField } from './scenario-field.tsx';
import type { ScenarioFormProps } from './scenario-form.tsx';

/** Water that comes in by the rivers. */
export function RiverSection({ region, scenario }: ScenarioFormProps) {
  const { t } = useTranslation();
  const points = region.inflowPoints ?? [];
  return (
    <Section title={t('hazardPanel.river')}>
      {points.length === 0 ? <p className="note">{t('hazardPanel.riverNone')}</p> : null}
      {points.map((point) => (
        <InflowFields
          key={point.id}
          point={point}
          hydrograph={scenario.hydrographs.find((one) => one.inflowPointId === point.id) ?? null}
        />
      ))}
    </Section>
  );
}

/** A flood to start from when an inflow is switched on: twenty times the mean flow, peak after 2 h. */
const firstHydrograph = (point: InflowPoint): RiverHydrograph => ({
  inflowPointId: point.id,
  baseM3PerS: point.baseFlowM3PerS,
  peakM3PerS: point.baseFlowM3PerS * 20,
  timeToPeakS: 7200,
  recessionS: 21_600,
});

interface InflowFieldsProps {
  readonly point: InflowPoint;
  readonly hydrograph: RiverHydrograph | null;
}

function InflowFields({ point, hydrograph }: InflowFieldsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const session = useSession();
  const edit = (change: Partial<RiverHydrograph>): void => {
    if (hydrograph !== null) editHydrograph(session, point.id, { ...hydrograph, ...change });
  };
  return (
    <>
      <Switch
        isSelected={hydrograph !== null}
        onChange={(on) => editHydrograph(session, point.id, on ? firstHydrograph(point) : null)}
      >
        {t('hazardPanel.riverOn', { name: point.name[language] })}
      </Switch>
      {hydrograph === null ? null : (
        <>
          <ScenarioField
            label={t('hazardPanel.base')}
            unit="m³/s"
            field={`${point.id} baseM3PerS`}
            value={hydrograph.baseM3PerS}
            onChange={(baseM3PerS) => edit({ baseM3PerS })}
          />
          <ScenarioField
            label={t('hazardPanel.peak')}
            unit="m³/s"
            field={`${point.id} peakM3PerS`}
            value={hydrograph.peakM3PerS}
            onChange={(peakM3PerS) => edit({ peakM3PerS })}
          />
          <ScenarioField
            label={t('hazardPanel.timeToPeak')}
            unit={t('hazardPanel.unit.hour')}
            field={`${point.id} timeToPeakS`}
            scale={3600}
            value={hydrograph.timeToPeakS}
            onChange={(timeToPeakS) => edit({ timeToPeakS })}
          />
          <ScenarioField
            label={t('hazardPanel.recession')}
            unit={t('hazardPanel.unit.hour')}
            field={`${point.id} recessionS`}
            scale={3600}
            value={hydrograph.recessionS}
            onChange={(recessionS) => edit({ recessionS })}
          />
        </>
      )}
    </>
  );
}
