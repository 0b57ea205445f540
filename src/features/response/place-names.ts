import type { TFunction } from 'i18next';
import type { Language } from '../../core/localized.ts';
import type { Region } from '../../domain/region/region.ts';
import { roadClasses, roadId, roadStructureOf } from '../../domain/region/roads.ts';

/** How places of the open region are called in the language on screen. */
export interface PlaceNames {
  road(edge: number): string;
  roadClass(edge: number): string;
  roadStructure(edge: number): string;
  facility(facilityId: string): string;
  gauge(gaugeId: string): string;
  /** Null where the region has no administrative areas. */
  area(adminIndex: number | null): string | null;
}

export function placeNames(region: Region, t: TFunction, language: Language): PlaceNames {
  const { roads, facilities, gauges, adminAreas } = region;
  return {
    road(edge) {
      const name = roads?.names[roads.nameIndex[edge] ?? -1];
      return name?.[language] ?? t('responsePanel.unnamedRoad', { id: roadId(edge) });
    },
    roadClass: (edge) =>
      t(`responsePanel.roadClass.${roadClasses[roads?.roadClass[edge] ?? 3]?.id ?? 'street'}`),
    roadStructure: (edge) =>
      roads === null ? t('ui.unknown') : t(`responsePanel.roadStructure.${roadStructureOf(roads, edge)}`),
    facility: (facilityId) =>
      facilities?.find((facility) => facility.id === facilityId)?.name[language] ?? facilityId,
    gauge: (gaugeId) => gauges?.find((gauge) => gauge.id === gaugeId)?.name[language] ?? gaugeId,
    area: (adminIndex) =>
      adminIndex === null || adminAreas === null ? null : (adminAreas[adminIndex]?.name[language] ?? null),
  };
}
