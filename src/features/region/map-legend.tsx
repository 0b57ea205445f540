import { useTranslation } from 'react-i18next';
import { buildingDepthClasses } from '../../domain/hazard/depth-ramp.ts';
import { useOpenRegion, useSlice } from '../../store/session-context.ts';
import { HatchedKey, Legend } from '../../ui/display/legend.tsx';
import { depthSteps, landslideSteps } from './legend-steps.ts';
import { TerrainFieldLegend } from './terrain-field-legend.tsx';
import { WaterLegend } from './water-legend.tsx';

/** On the map: what the hazard colours mean that are on it now; it folds. Nothing while there are none. */
export function MapLegend() {
  const { t } = useTranslation();
  const region = useOpenRegion();
  const { visible, waterField, terrainField } = useSlice('mapView', (view) => view);
  const hasWater = useSlice('flood', ({ frameCount }) => frameCount > 0) && visible.water;
  const hasHits = useSlice('response', ({ exposure }) => exposure?.now != null) && visible.buildings;
  const hasSlides = useSlice('landslide', ({ run }) => run.status === 'done') && visible.landslide;
  const drawsBuildings = hasHits && region?.buildings != null;
  if (!hasWater && !drawsBuildings && !hasSlides && terrainField === null) return null;
  return (
    <details open className="map-card map-legend">
      <summary>{t('layersPanel.legends')}</summary>
      {hasWater ? <WaterLegend field={waterField} explained={false} /> : null}
      {drawsBuildings ? (
        <Legend title={t('layersPanel.buildingDepth')} unit="m" steps={depthSteps(buildingDepthClasses)} />
      ) : null}
      {hasSlides ? (
        <>
          <Legend title={t('layersPanel.probability')} unit="" steps={landslideSteps} />
          <HatchedKey label={t('layersPanel.outside')} />
        </>
      ) : null}
      {terrainField === null ? null : <TerrainFieldLegend field={terrainField} />}
    </details>
  );
}
