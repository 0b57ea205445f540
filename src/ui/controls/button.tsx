import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components';
import { Icon, type IconName } from './icon.tsx';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style'> {
  /** `main`: the one thing to do next; `plain`: any other; `quiet`: beside something stronger. */
  readonly tone?: 'main' | 'plain' | 'quiet';
  readonly icon?: IconName;
  readonly children: ReactNode;
}

/** A button with words. */
export function Button({ tone = 'plain', icon, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className="button" data-tone={tone}>
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
    </AriaButton>
  );
}

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'icon'> {
  readonly icon: IconName;
  /** Name of the button for everyone: read out, and shown on hover and focus. */
  readonly label: string;
  /** Key that does the same, shown with the name. */
  readonly shortcut?: string;
}

/** A button with a picture; its name shows on hover and focus. */
export function IconButton({ icon, label, shortcut, tone = 'quiet', ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500}>
      <AriaButton {...rest} className="button" data-tone={tone} data-shape="icon" aria-label={label}>
        <Icon name={icon} />
      </AriaButton>
      <Tooltip className="popover tooltip" offset={6}>
        {label}
        {shortcut === undefined ? null : <kbd>{shortcut}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  );
}
