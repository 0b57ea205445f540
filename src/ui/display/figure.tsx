import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { InfoPopover } from '../controls/info-popover.tsx';

export interface FigureProps {
  readonly label: string;
  /** The number as text; null when it is not known, which is never the same as zero. */
  readonly value: string | null;
  readonly unit?: string;
  readonly size?: 'large' | 'normal';
  /** Definition, source and age. */
  readonly info?: ReactNode;
}

/** A number that matters, with its unit; what it means is one press away. */
export function Figure({ label, value, unit = '', size = 'normal', info }: FigureProps) {
  const { t } = useTranslation();
  return (
    <div className="figure" data-size={size}>
      <span className="figure-label">
        {label}
        {info === undefined ? null : <InfoPopover about={label}>{info}</InfoPopover>}
      </span>
      {value === null ? (
        <span className="figure-value" data-missing="">
          {t('ui.unknown')}
        </span>
      ) : (
        <span className="figure-value">
          {value}
          <span className="figure-unit">{unit}</span>
        </span>
      )}
    </div>
  );
}
