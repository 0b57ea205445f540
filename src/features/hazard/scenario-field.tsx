import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../core/localized.ts';
import type { FloodFault } from '../../domain/hazard/flood/flood-fault.ts';
import { scenarioFault } from '../../domain/hazard/flood/scenario-fault.ts';
import { faultSentence } from '../../i18n/fault-sentence.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSession, useSlice } from '../../store/session-context.ts';
import { NumberField } from '../../ui/controls/number-field.tsx';
import { formatNumber } from '../../ui/format.ts';

/** The first thing wrong with the scenario on the form, or null. */
export function useScenarioFault(): FloodFault | null {
  const { registry } = useSession();
  const scenario = useSlice('flood', (flood) => flood.scenario);
  return registry.region === null || scenario === null ? null : scenarioFault(registry.region, scenario);
}

export interface ScenarioFieldProps {
  readonly label: string;
  readonly unit: string;
  /** Value in the scenario's own unit. */
  readonly value: number;
  /** How many of the scenario's units one unit on screen is: 3600 for hours. */
  readonly scale?: number;
  /** Name that a fault gives this number. */
  readonly field: string;
  readonly fractionDigits?: number;
  readonly info?: string;
  readonly isDisabled?: boolean;
  onChange(value: number): void;
}

/** A number of the scenario; what is wrong with it stands under it. */
export function ScenarioField({ scale = 1, field, value, onChange, ...rest }: ScenarioFieldProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const fault = useScenarioFault();
  const sentence = Number.isFinite(value)
    ? fieldSentence({ fault, field, scale, t, language })
    : t('hazardPanel.must.number');
  return (
    <NumberField
      {...rest}
      value={value / scale}
      onChange={(entered) => onChange(entered * scale)}
      error={sentence}
    />
  );
}

/** What is wrong with the scenario, with the name of its field, for the place where the run is started; or null. */
export function useScenarioSentence(): string | null {
  const { t } = useTranslation();
  const language = useLanguage();
  const fault = useScenarioFault();
  if (fault === null) return null;
  const field =
    fault.kind === 'flood-cell-size' ? 'computationCellSizeM' : 'field' in fault ? fault.field : '';
  const known = fieldOnForm(field);
  if (known === null) return faultSentence(t, fault);
  const sentence = fieldSentence({ fault, field, scale: known.scale, t, language });
  return `${t(known.labelKey)}: ${sentence ?? faultSentence(t, fault)}`;
}

interface FormField {
  readonly labelKey: string;
  readonly scale: number;
}

const formFields: Readonly<Record<string, FormField>> = {
  totalMm: { labelKey: 'hazardPanel.total', scale: 1 },
  durationS: { labelKey: 'hazardPanel.duration', scale: 3600 },
  initialSaturation: { labelKey: 'hazardPanel.saturation', scale: 0.01 },
  seaLevelM: { labelKey: 'hazardPanel.seaLevel', scale: 1 },
  computationCellSizeM: { labelKey: 'hazardPanel.cellSize', scale: 1 },
  endS: { labelKey: 'hazardPanel.end', scale: 3600 },
  outputEveryS: { labelKey: 'hazardPanel.output', scale: 60 },
  baseM3PerS: { labelKey: 'hazardPanel.base', scale: 1 },
  peakM3PerS: { labelKey: 'hazardPanel.peak', scale: 1 },
  timeToPeakS: { labelKey: 'hazardPanel.timeToPeak', scale: 3600 },
  recessionS: { labelKey: 'hazardPanel.recession', scale: 3600 },
};

/** Faults name a field of a hydrograph after its inflow point: the last word is the field. */
const fieldOnForm = (field: string): FormField | null => formFields[field.split(' ').at(-1) ?? ''] ?? null;

interface FieldFault {
  readonly fault: FloodFault | null;
  readonly field: string;
  readonly scale: number;
  readonly t: TFunction;
  readonly language: Language;
}

/** The sentence under one field, or null when the fault is about another. */
function fieldSentence({ fault, field, scale, t, language }: FieldFault): string | null {
  if (fault === null) return null;
  if (fault.kind === 'flood-cell-size') {
    return field === 'computationCellSizeM'
      ? t('hazardPanel.must.multiple', { base: formatNumber(fault.regionCellSizeM, language) })
      : null;
  }
  if (!('field' in fault) || fault.field !== field) return null;
  if (fault.kind === 'flood-negative') {
    return t('hazardPanel.must.notNegative', { value: trimmed(fault.value / scale) });
  }
  if (fault.kind !== 'flood-out-of-range') return faultSentence(t, fault);
  if (!Number.isFinite(fault.value)) return t('hazardPanel.must.number');
  return t('hazardPanel.must.between', {
    low: trimmed(fault.minimum / scale),
    high: trimmed(fault.maximum / scale),
    value: trimmed(fault.value / scale),
  });
}

const trimmed = (value: number): string => String(Number(value.toPrecision(4)));
