import type { ReactNode } from 'react';
import { FileTrigger } from 'react-aria-components';
import { Button } from './button.tsx';
import type { IconName } from './icon.tsx';

export interface FileButtonProps {
  readonly children: ReactNode;
  readonly icon?: IconName;
  readonly tone?: 'main' | 'plain' | 'quiet';
  readonly accept: readonly string[];
  readonly multiple?: boolean;
  /** Asks for a folder; its files come with their paths in it. */
  readonly wholeFolder?: boolean;
  readonly isDisabled?: boolean;
  onFiles(files: readonly File[]): void;
}

/** Asks for files of this machine. */
export function FileButton({
  children,
  icon,
  tone = 'plain',
  accept,
  multiple = false,
  wholeFolder = false,
  isDisabled = false,
  onFiles,
}: FileButtonProps) {
  return (
    <FileTrigger
      acceptedFileTypes={accept}
      allowsMultiple={multiple}
      acceptDirectory={wholeFolder}
      onSelect={(list) => {
        if (list !== null && list.length > 0) onFiles([...list]);
      }}
    >
      <Button tone={tone} isDisabled={isDisabled} {...(icon === undefined ? {} : { icon })}>
        {children}
      </Button>
    </FileTrigger>
  );
}
