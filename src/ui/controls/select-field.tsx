import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import { Icon } from './icon.tsx';

export interface Choice<Id extends string> {
  readonly id: Id;
  readonly label: string;
}

export interface SelectFieldProps<Id extends string> {
  readonly label: string;
  readonly choices: readonly Choice<NoInfer<Id>>[];
  readonly value: Id;
  onChange(value: Id): void;
  readonly isDisabled?: boolean;
}

/** One of a short list. */
export function SelectField<Id extends string>({
  label,
  choices,
  value,
  onChange,
  isDisabled = false,
}: SelectFieldProps<Id>) {
  return (
    <Select
      className="field"
      value={value}
      onChange={(key) => {
        const chosen = choices.find((choice) => choice.id === key);
        if (chosen !== undefined) onChange(chosen.id);
      }}
      isDisabled={isDisabled}
    >
      <Label className="field-label">{label}</Label>
      <Button className="button select-button">
        <SelectValue />
        <Icon name="unfold" />
      </Button>
      <Popover className="popover" offset={4}>
        <ListBox className="option-list">
          {choices.map((choice) => (
            <ListBoxItem key={choice.id} id={choice.id} className="option" textValue={choice.label}>
              {choice.label}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
