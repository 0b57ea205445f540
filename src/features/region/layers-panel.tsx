import { useTranslation } from 'react-i18next';
import { setLayerVisible, setWaterField } from '../../actions/screen/look-at-map.ts';
import { buildingDepthClasses } from '../../domain/hazard/depth-ramp.ts';
import type { Region } from '../../domain/region/region.ts';
import { roadColours, roadRanks } from '../../domain/region/road-colours.ts';
import { type LayerId, layerIds, waterFields } from '../../store/map-view.ts';
import { useSession, useSlice } from '../../store/session-context.ts';
import { SelectField } from '../../ui/controls/select-field.tsx';
import { Switch } from '../../ui/controls/switch.tsx';
import { HatchedKey, Legend } from '../../ui/display/legend.tsx';
import { Section } from '../../ui/display/section.tsx';
import { depthSteps, landslideSteps } from './legend-steps.ts';
import { SavedViews } from './saved-views.tsx';
import { TerrainFieldSection } from './terrain-field-section.tsx';
import { WaterLegend } from './water-legend.tsx';

/** What the map shows, and what its colours mean. */
export function LayersPanel() {
  const { t } = useTranslation();
  const session = useSession();
  const { registry } = session;
  const visible = useSlice('mapView', (view) => view.visible);
  const waterField = useSlice('mapView', (view) => view.waterField);
  const canShowMaximum = useSlice('flood', ({ run }) => run.status === 'done');
  const theme = useSlice('preferences', (preferences) => preferences.theme);
  const absent = useAbsentLayers();
  return (
    <>
      <Section title={t('layersPanel.shown')}>
        <ul>
          {layerIds.map((layer) => (
            <li key={layer}>
              <Switch
                isSelected={visible[layer] && absent[layer] === undefined}
                isDisabled={absent[layer] !== undefined}
                onChange={(on) => setLayerVisible(session, layer, on)}
              >
                {t(`layersPanel.layer.${layer}`)}
                {absent[layer] === undefined ? null : <span className="note"> · {absent[layer]}</span>}
              </Switch>
            </li>
          ))}
        </ul>
        {canShowMaximum ? (
          <SelectField
            label={t('layersPanel.waterField')}
            value={waterField}
            onChange={(field) => setWaterField(session, field)}
            choices={waterFields.map((id) => ({ id, label: t(`layersPanel.field.${id}`) }))}
          />
        ) : null}
      </Section>
      {registry.region === null ? null : <TerrainFieldSection region={registry.region} />}
      <Section title={t('layersPanel.legends')}>
        <WaterLegend field={waterField} explained />
        {absent.buildings === undefined ? (
          <Legend title={t('layersPanel.buildingDepth')} unit="m" steps={depthSteps(buildingDepthClasses)} />
        ) : null}
        {absent.roads === undefined ? (
          <Legend
            title={t('layersPanel.layer.roads')}
            unit=""
            steps={roadRanks.map((rank) => ({
              label: t(`layersPanel.roadRank.${rank}`),
              color: roadColours[theme][rank],
            }))}
          />
        ) : null}
        <Legend title={t('layersPanel.probability')} unit="" steps={landslideSteps} />
        <HatchedKey label={t('layersPanel.outside')} />
      </Section>
      <SavedViews />
    </>
  );
}

/** Why a layer cannot be shown now, for those that cannot. */
function useAbsentLayers(): Partial<Record<LayerId, string>> {
  const { t } = useTranslation();
  const { registry } = useSession();
  useSlice('region', (state) => state.session);
  const hasRun = useSlice('flood', ({ frameCount }) => frameCount > 0);
  const hasPlan = useSlice('response', ({ plan }) => plan !== null);
  const isReplaying = useSlice('observed', ({ replay }) => replay !== null);
  const hasSlides = useSlice('landslide', ({ run }) => run.status === 'done');
  const { region } = registry;
  const lacks = (field: keyof Region): boolean => region === null || region[field] === null;
  const missing = t('layersPanel.missing');
  const notYet = t('layersPanel.notYet');
  return {
    ...(hasRun ? {} : { water: notYet }),
    ...(hasSlides ? {} : { landslide: notYet }),
    ...(hasPlan ? {} : { evacuation: lacks('roads') ? missing : notYet }),
    ...(isReplaying ? {} : { replay: hasReadings(region) ? t('layersPanel.notReplayed') : missing }),
    ...(lacks('buildings') ? { buildings: missing } : {}),
    ...(lacks('roads') ? { roads: missing } : {}),
    ...(lacks('landCover') ? { 'land-cover': missing } : {}),
    ...(lacks('facilities') && lacks('gauges') ? { facilities: missing } : {}),
    ...(lacks('adminAreas') ? { admin: missing } : {}),
    ...(lacks('places') && lacks('adminAreas') && lacks('rivers') ? { labels: missing } : {}),
  };
}

const hasReadings = (region: Region | null): boolean => (region?.observedSeries?.length ?? 0) > 0;
