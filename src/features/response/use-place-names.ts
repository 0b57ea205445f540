import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Region } from '../../domain/region/region.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { type PlaceNames, placeNames } from './place-names.ts';

export function usePlaceNames(region: Region): PlaceNames {
  const { t } = useTranslation();
  const language = useLanguage();
  return useMemo(() => placeNames(region, t, language), [region, t, language]);
}
