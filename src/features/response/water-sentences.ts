import type { TFunction } from 'i18next';
import type { Language } from '../../core/localized.ts';
import { dangerOf } from '../../domain/hazard/flood/hazard-to-people.ts';
import { formatElapsed, formatNumber } from '../../ui/format.ts';
import type { WaterAt } from './water-at.ts';

/** When water came, after the start; null when it is not known. */
export function arrivalText(t: TFunction, arrivalS: WaterAt['arrivalS']): string | null {
  if (arrivalS === null) return null;
  return arrivalS === 'never' ? t('responsePanel.inspector.neverArrives') : formatElapsed(arrivalS);
}

/** How long water stood, hours and minutes. */
export function durationText(t: TFunction, durationS: WaterAt['durationS']): string | null {
  if (durationS === null) return null;
  const minutes = Math.round(durationS / 60);
  return t('responsePanel.inspector.durationValue', {
    hours: Math.floor(minutes / 60),
    minutes: minutes % 60,
  });
}

/** Hazard rating and whom it endangers. */
export function hazardText(t: TFunction, hazard: WaterAt['hazard'], language: Language): string | null {
  if (hazard === null) return null;
  if (hazard === 'none') return t('responsePanel.inspector.noHazard');
  return t('responsePanel.inspector.hazardValue', {
    rating: formatNumber(hazard, language, 2),
    danger: t(`responsePanel.inspector.danger.${dangerOf(hazard)}`),
  });
}
