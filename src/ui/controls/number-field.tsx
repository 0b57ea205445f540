import { NumberField as AriaNumberField, Group, Input, Label, Text } from 'react-aria-components';
import { InfoPopover } from './info-popover.tsx';

export interface NumberFieldProps {
  readonly label: string;
  /** Unit as written after the number; empty when the number has none. */
  readonly unit?: string;
  readonly value: number;
  /** NaN when the field was emptied. Nothing is clamped: the owner judges the number and says what is wrong. */
  onChange(value: number): void;
  readonly step?: number;
  readonly fractionDigits?: number;
  readonly info?: string;
  readonly error?: string | null;
  readonly isDisabled?: boolean;
}

/** A number with its unit. */
export function NumberField({
  label,
  unit = '',
  value,
  onChange,
  step,
  fractionDigits = 3,
  info,
  error = null,
  isDisabled = false,
}: NumberFieldProps) {
  return (
    <AriaNumberField
      className="field"
      value={value}
      onChange={onChange}
      isInvalid={error !== null}
      isDisabled={isDisabled}
      formatOptions={{ maximumFractionDigits: fractionDigits }}
      {...(step === undefined ? {} : { step })}
    >
      <span className="field-label">
        <Label>{label}</Label>
        {info === undefined ? null : <InfoPopover about={label}>{info}</InfoPopover>}
      </span>
      <Group className="field-input">
        <Input />
        <Text slot="description" className="field-unit">
          {unit}
        </Text>
      </Group>
      {error === null ? null : (
        <span className="field-error" role="alert">
          {error}
        </span>
      )}
    </AriaNumberField>
  );
}
