import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePorts } from '../actions/ports-context.ts';
import { openRegionFiles } from '../actions/region/open-region.ts';
import { useSession } from '../store/session-context.ts';
import { FileDrop } from '../ui/surface/file-drop.tsx';

/** The whole window takes dropped terrain files and packs; the button "Open terrain…" does the same without a mouse. */
export function DropTarget({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const session = useSession();
  const ports = usePorts();
  return (
    <FileDrop className="screen" onFiles={({ files }) => void openRegionFiles(session, ports, [...files])}>
      {(isOver) => (
        <>
          {children}
          {isOver ? <div className="drop-veil">{t('shell.dropHere')}</div> : null}
        </>
      )}
    </FileDrop>
  );
}
