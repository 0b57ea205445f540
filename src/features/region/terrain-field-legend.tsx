import { useTranslation } from 'react-i18next';
import { landCovers } from '../../domain/region/land-cover.ts';
import { type TerrainField, terrainClasses } from '../../domain/region/terrain/terrain-fields.ts';
import { Legend } from '../../ui/display/legend.tsx';

/** What the colours of a field of the terrain mean. */
export function TerrainFieldLegend({ field }: { readonly field: TerrainField }) {
  const { t } = useTranslation();
  const title = t(`layersPanel.terrain.name.${field}`);
  if (field === 'land-cover') {
    return (
      <figure className="legend">
        <figcaption>{title}</figcaption>
        <ul className="legend-covers">
          {landCovers.map(({ id }, index) => (
            <li key={id}>
              <span
                className="legend-swatch"
                style={{ background: terrainClasses[field][index]?.hex ?? 'transparent' }}
              />
              {t(`responsePanel.inspector.cover.${id}`)}
            </li>
          ))}
        </ul>
      </figure>
    );
  }
  return (
    <Legend
      title={title}
      unit={t(`layersPanel.terrain.unit.${field}`)}
      steps={terrainClasses[field].map(({ from, hex }) => ({ label: `${from}`, color: hex }))}
    />
  );
}
