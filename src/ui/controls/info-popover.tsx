import type { ReactNode } from 'react';
import { Button, ButtonContext, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon.tsx';

export interface InfoPopoverProps {
  /** What the explanation is about; names the button and the popover. */
  readonly about: string;
  readonly children: ReactNode;
}

/**
 * A small button that explains the thing beside it: definition, source, age. The empty button context frees it from a
 * surrounding number field, which would take it for one of its own steppers.
 */
export function InfoPopover({ about, children }: InfoPopoverProps) {
  const { t } = useTranslation();
  const name = t('ui.aboutThing', { thing: about });
  return (
    <ButtonContext value={null}>
      <DialogTrigger>
        <Button className="info-button" aria-label={name}>
          <Icon name="info" />
        </Button>
        <Popover className="popover" offset={4}>
          <Dialog className="popover-body" aria-label={name}>
            {children}
          </Dialog>
        </Popover>
      </DialogTrigger>
    </ButtonContext>
  );
}
