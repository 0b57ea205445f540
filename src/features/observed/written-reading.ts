import type { Language } from '../../core/localized.ts';
import { formatNumber } from '../../ui/format.ts';
import type { StationRecord } from './stations.ts';

/** A reading with its unit: a stage to the centimetre, a sum of rain to a tenth of a millimetre. */
export const writtenReading = (kind: StationRecord['kind'], value: number, language: Language): string =>
  kind === 'stage' ? `${formatNumber(value, language, 2)} m` : `${formatNumber(value, language, 1)} mm`;
