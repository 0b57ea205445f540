import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { Choice } from './select-field.tsx';

export interface SegmentsProps<Id extends string> {
  readonly label: string;
  readonly choices: readonly Choice<NoInfer<Id>>[];
  readonly value: Id;
  onChange(value: Id): void;
}

/** Two to four choices side by side, one of them taken. */
export function Segments<Id extends string>({ label, choices, value, onChange }: SegmentsProps<Id>) {
  return (
    <ToggleButtonGroup
      className="segments"
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = choices.find((choice) => keys.has(choice.id));
        if (chosen !== undefined) onChange(chosen.id);
      }}
    >
      {choices.map((choice) => (
        <ToggleButton key={choice.id} id={choice.id} className="button">
          {choice.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
