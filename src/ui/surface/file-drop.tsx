import { type ReactNode, useState } from 'react';
import { carriesFiles } from '../dropped-files.ts';

export interface FileDropProps {
  readonly className: string;
  /** Told once for each drop, while what it carries can still be read. */
  onFiles(data: DataTransfer): void;
  children(isOver: boolean): ReactNode;
}

/** Takes files that are dropped on it; of one inside another the inner takes them. Its children must offer a button too. */
export function FileDrop({ className, onFiles, children }: FileDropProps) {
  const [isOver, setIsOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the buttons are the accessible one.
    <div
      className={className}
      onDragOver={(event) => {
        if (!carriesFiles(event.dataTransfer)) return;
        event.preventDefault();
        event.stopPropagation();
        setIsOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setIsOver(false);
      }}
      onDrop={(event) => {
        setIsOver(false);
        if (!carriesFiles(event.dataTransfer)) return;
        event.preventDefault();
        event.stopPropagation();
        onFiles(event.dataTransfer);
      }}
    >
      {children(isOver)}
    </div>
  );
}
