import { useTranslation } from 'react-i18next';
import { readTerrainFields, showTerrainField } from '../../actions/region/show-terrain-field.ts';
import type { Region } from '../../domain/region/region.ts';
import {
  type TerrainField,
  terrainFields,
  terrainFieldValues,
  terrainMethod,
} from '../../domain/region/terrain/terrain-fields.ts';
import { useSession, useSlice } from '../../store/session-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { SelectField } from '../../ui/controls/select-field.tsx';
import { Section } from '../../ui/display/section.tsx';
import { TerrainFieldLegend } from './terrain-field-legend.tsx';

/** Grids of the ground that the region has, one at a time on the map, each with its legend and method. */
export function TerrainFieldSection({ region }: { readonly region: Region }) {
  const { t } = useTranslation();
  const session = useSession();
  const status = useSlice('region', ({ derived }) => derived);
  const shown = useSlice('mapView', ({ terrainField }) => terrainField);
  const derived = session.registry.derivedTerrain;
  const fields = terrainFields.filter((field) => terrainFieldValues(field, region, derived) !== null);
  const canRead = status === 'unread' || status === 'reading';
  if (fields.length === 0 && !canRead) return null;
  return (
    <Section title={t('layersPanel.terrain.title')}>
      {fields.length === 0 ? null : (
        <SelectField<TerrainField | 'none'>
          label={t('layersPanel.terrain.shown')}
          value={shown ?? 'none'}
          onChange={(field) => showTerrainField(session, field === 'none' ? null : field)}
          choices={(['none', ...fields] as const).map((id) => ({
            id,
            label: t(`layersPanel.terrain.name.${id}`),
          }))}
        />
      )}
      {canRead ? (
        <>
          <p className="note">{t('layersPanel.terrain.unread')}</p>
          <div className="button-row">
            <Button isDisabled={status === 'reading'} onPress={() => void readTerrainFields(session)}>
              {t(status === 'reading' ? 'layersPanel.terrain.reading' : 'layersPanel.terrain.read')}
            </Button>
          </div>
        </>
      ) : null}
      {shown === null ? null : (
        <>
          <TerrainFieldLegend field={shown} />
          <Explained field={shown} />
        </>
      )}
    </Section>
  );
}

function Explained({ field }: { readonly field: TerrainField }) {
  const { t } = useTranslation();
  const { registry } = useSession();
  const method = terrainMethod(field, registry.derivedTerrain);
  const parameters = Object.entries(method?.parameters ?? {}).map(([name, value]) => `${name} ${value}`);
  return (
    <>
      <p className="note">{t(`layersPanel.terrain.info.${field}`)}</p>
      {method === null ? null : (
        <p className="note">
          {t('layersPanel.terrain.method', {
            method: [method.name, method.source, ...parameters].filter((text) => text !== '').join(' · '),
          })}
        </p>
      )}
    </>
  );
}
