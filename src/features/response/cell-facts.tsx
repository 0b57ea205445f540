import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { cellIndexAt } from '../../domain/geo/grid.ts';
import { projectionOf } from '../../domain/geo/projection.ts';
import type { SusceptibilityField } from '../../domain/hazard/landslide/susceptibility.ts';
import { landCoverOf } from '../../domain/region/land-cover.ts';
import type { Region } from '../../domain/region/region.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSession, useSlice } from '../../store/session-context.ts';
import { type Fact, Facts } from '../../ui/display/facts.tsx';
import { formatNumber, formatPercent } from '../../ui/format.ts';
import { useWaterFacts } from './use-water-facts.ts';

export interface CellFactsProps {
  readonly region: Region;
  readonly xM: number;
  readonly yM: number;
}

/** Ground, water and slope at one point. */
export function CellFacts({ region, xM, yM }: CellFactsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { registry } = useSession();
  const water = useWaterFacts(xM, yM);
  useSlice('landslide', ({ run }) => run.status);
  const cell = cellIndexAt(region.grid, xM, yM);
  if (cell < 0) return <p className="note">{t('responsePanel.inspector.outside')}</p>;
  const terrainM = region.terrainM[cell];
  const cover = landCoverOf(region.landCover?.[cell] ?? 0);
  const facts: Fact[] = [
    { label: t('responsePanel.inspector.position'), value: positionText(region, { xM, yM }, t) },
    {
      label: t('responsePanel.inspector.projected', { epsg: region.grid.epsg }),
      value: `${formatNumber(xM, language)}, ${formatNumber(yM, language)}`,
    },
    {
      label: t('responsePanel.inspector.terrain'),
      value: terrainM === undefined ? null : `${formatNumber(terrainM, language, 1)} m`,
    },
    {
      label: t('responsePanel.inspector.landCover'),
      value: cover === null ? null : t(`responsePanel.inspector.cover.${cover.id}`),
    },
    ...water,
    {
      label: t('responsePanel.inspector.slide'),
      value: slideText(
        registry.susceptibility,
        { xM, yM },
        t('responsePanel.inspector.slideOutside'),
        (share) => formatPercent(share, language),
      ),
    },
  ];
  return <Facts facts={facts} />;
}

function positionText(
  region: Region,
  { xM, yM }: { readonly xM: number; readonly yM: number },
  t: TFunction,
): string | null {
  const projection = projectionOf(region.grid.epsg);
  if (!projection.ok) return null;
  const [lngDeg, latDeg] = projection.value.toLngLat(xM, yM);
  return t('responsePanel.inspector.positionValue', { lat: latDeg.toFixed(5), lng: lngDeg.toFixed(5) });
}

function slideText(
  field: SusceptibilityField | null,
  { xM, yM }: { readonly xM: number; readonly yM: number },
  outside: string,
  write: (share: number) => string,
): string | null {
  if (field === null) return null;
  const cell = cellIndexAt(field.grid, xM, yM);
  const probability = field.probability[cell];
  if (cell < 0 || probability === undefined) return null;
  return field.outside[cell] === 1 ? outside : write(probability);
}
