import { useTranslation } from 'react-i18next';
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
  const fault = useScenarioFault();
  const sentence = useFieldSentence({ fault, field, scale, isNumber: Number.isFinite(value) });
  return (
    <NumberField
      {...rest}
      value={value / scale}
      onChange={(entered) => onChange(entered * scale)}
      error={sentence}
    />
  );
}

interface FieldSentenceOf {
  readonly fault: FloodFault | null;
  readonly field: string;
  readonly scale: number;
  readonly isNumber: boolean;
}

function useFieldSentence({ fault, field, scale, isNumber }: FieldSentenceOf): string | null {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!isNumber) return t('hazardPanel.must.number');
  if (fault === null) return null;
  if (fault.kind === 'flood-cell-size') {
    return field === 'computationCellSizeM'
      ? t('hazardPanel.must.multiple', { base: formatNumber(fault.regionCellSizeM, language) })
      : null;
  }
  if (!('field' in fault) || fault.field !== field) return null;
  if (fault.kind === 'flood-negative') {
    return t('hazardPanel.must.notNegative', { value: formatNumber(fault.value / scale, language, 1) });
  }
  if (fault.kind === 'flood-out-of-range') {
    return t('hazardPanel.must.between', {
      low: trimmed(fault.minimum / scale),
      high: trimmed(fault.maximum / scale),
      value: trimmed(fault.value / scale),
    });
  }
  return faultSentence(t, fault);
}

const trimmed = (value: number): string => String(Number(value.toPrecision(4)));
