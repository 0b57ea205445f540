import type { ReactNode } from 'react';
import { Switch as AriaSwitch } from 'react-aria-components';

export interface SwitchProps {
  readonly children: ReactNode;
  readonly isSelected: boolean;
  onChange(selected: boolean): void;
  readonly isDisabled?: boolean;
}

/** On or off, at once. */
export function Switch({ children, ...rest }: SwitchProps) {
  return (
    <AriaSwitch {...rest} className="switch">
      <span className="switch-track" />
      <span>{children}</span>
    </AriaSwitch>
  );
}
