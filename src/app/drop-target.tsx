import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePorts } from '../actions/ports-context.ts';
import { openRegionFiles } from '../actions/region/open-region.ts';
import { useSession } from '../store/session-context.ts';
import { carriesFiles } from '../ui/dropped-files.ts';

/** The whole window takes dropped terrain files and packs; the button "Open terrain…" does the same without a mouse. */
export function DropTarget({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const session = useSession();
  const ports = usePorts();
  const [isOver, setIsOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the accessible one.
    <div
      className="screen"
      onDragOver={(event) => {
        if (!carriesFiles(event.dataTransfer)) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setIsOver(false);
      }}
      onDrop={(event) => {
        setIsOver(false);
        if (!carriesFiles(event.dataTransfer)) return;
        event.preventDefault();
        void openRegionFiles(session, ports, [...event.dataTransfer.files]);
      }}
    >
      {children}
      {isOver ? <div className="drop-veil">{t('shell.dropHere')}</div> : null}
    </div>
  );
}
