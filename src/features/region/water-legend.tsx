import { useTranslation } from 'react-i18next';
import { depthClasses } from '../../domain/hazard/depth-ramp.ts';
import type { WaterFieldId } from '../../store/map-view.ts';
import { Legend } from '../../ui/display/legend.tsx';
import { depthSteps, runFieldSteps } from './legend-steps.ts';

export interface WaterLegendProps {
  readonly field: WaterFieldId;
  /** Whether to say how the numbers came about. */
  readonly explained: boolean;
}

/** What the colours of the water mean in the field that is shown. */
export function WaterLegend({ field, explained }: WaterLegendProps) {
  const { t } = useTranslation();
  if (field === 'frame' || field === 'maximum') {
    return (
      <>
        <Legend
          title={`${t('layersPanel.depth')} · ${t(`layersPanel.field.${field}`)}`}
          unit="m"
          steps={depthSteps(depthClasses)}
        />
        {explained ? <p className="note">{t('layersPanel.dry')}</p> : null}
      </>
    );
  }
  return (
    <>
      <Legend
        title={t(`layersPanel.field.${field}`)}
        unit={t(`layersPanel.fieldUnit.${field}`)}
        steps={runFieldSteps(field)}
      />
      {field === 'hazard' ? <p className="note">{t('layersPanel.dangers')}</p> : null}
      {explained ? <p className="note">{t(`layersPanel.fieldInfo.${field}`)}</p> : null}
    </>
  );
}
