import { useTranslation } from 'react-i18next';
import { buildingUseOf } from '../../domain/region/buildings.ts';
import type { Region } from '../../domain/region/region.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSession, useSlice } from '../../store/session-context.ts';
import { Facts } from '../../ui/display/facts.tsx';
import { formatNumber } from '../../ui/format.ts';
import { usePlaceNames } from './use-place-names.ts';
import { useWaterFacts } from './use-water-facts.ts';

/** One building: what it is, who is inside, and how deep the water stands at it. */
export function BuildingFacts({ region, index }: { readonly region: Region; readonly index: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { registry } = useSession();
  const names = usePlaceNames(region);
  useSlice('response', ({ exposure }) => exposure?.revision);
  const { buildings } = region;
  const water = useWaterFacts(
    buildings?.centroidXM[index] ?? Number.NaN,
    buildings?.centroidYM[index] ?? Number.NaN,
  );
  if (buildings === null) return null;
  const depth = (values: Float32Array | null | undefined): string | null => {
    const depthM = values?.[index];
    return depthM === undefined ? null : `${formatNumber(depthM, language, 2)} m`;
  };
  const people = (values: Uint16Array): string =>
    `${formatNumber(values[index] ?? 0, language)} ${t('responsePanel.peopleUnit')}`;
  return (
    <Facts
      facts={[
        {
          label: t('responsePanel.column.use'),
          value: t(`responsePanel.use.${buildingUseOf(buildings, index)}`),
        },
        { label: t('responsePanel.inspector.area'), value: names.area(buildings.adminIndex[index] ?? null) },
        {
          label: t('responsePanel.inspector.floors'),
          value: t('responsePanel.inspector.floorsValue', {
            floors: buildings.floors[index],
            basement: buildings.basementFloors[index],
          }),
        },
        {
          label: t('responsePanel.inspector.height'),
          value: `${formatNumber(buildings.heightM[index] ?? 0, language, 1)} m`,
        },
        { label: t('responsePanel.inspector.dayPeople'), value: people(buildings.dayPeople) },
        { label: t('responsePanel.inspector.nightPeople'), value: people(buildings.nightPeople) },
        {
          label: t('responsePanel.inspector.depthNow'),
          value: depth(registry.exposureNow?.buildingDepthM) ?? water[0]?.value ?? null,
        },
        {
          label: t('responsePanel.inspector.depthMaximum'),
          value: depth(registry.exposureMaximum?.buildingDepthM) ?? water[1]?.value ?? null,
        },
        ...water.slice(3),
      ]}
    />
  );
}
