import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../controls/button.tsx';

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  onClose(): void;
  readonly children: ReactNode;
  /** Buttons at the foot. */
  readonly actions?: ReactNode;
  /** As wide as the window allows: for pages of charts and tables. */
  readonly isWide?: boolean;
}

/** A long document without a control in it could not be scrolled by keyboard if the body itself took no focus. */
const keyboardScrollable = { tabIndex: 0 } as const;

/** A question or a document over everything else. Esc closes it. */
export function Dialog({ title, isOpen, onClose, children, actions, isWide = false }: DialogProps) {
  const { t } = useTranslation();
  return (
    <ModalOverlay
      className="dialog-backdrop"
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className="dialog-box" {...(isWide ? { 'data-wide': '' } : {})}>
        <AriaDialog>
          <header className="dialog-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <IconButton icon="close" label={t('ui.close')} onPress={onClose} />
          </header>
          <section className="dialog-body" aria-label={title} {...keyboardScrollable}>
            {children}
          </section>
          {actions === undefined ? null : <footer className="dialog-foot">{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
