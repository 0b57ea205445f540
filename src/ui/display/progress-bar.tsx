import { ProgressBar as AriaProgressBar, Label } from 'react-aria-components';

export interface ProgressBarProps {
  readonly label: string;
  /** 0 to 1; null while the length of the work is not known. */
  readonly fraction: number | null;
  /** What stands at the right instead of the percentage. */
  readonly valueLabel?: string;
}

/** How far a running piece of work has come. */
export function ProgressBar({ label, fraction, valueLabel }: ProgressBarProps) {
  const percent = fraction === null ? null : Math.round(Math.min(1, Math.max(0, fraction)) * 100);
  return (
    <AriaProgressBar
      className="bar"
      isIndeterminate={percent === null}
      value={percent ?? 0}
      {...(valueLabel === undefined ? {} : { valueLabel })}
    >
      {({ valueText }) => (
        <>
          <span className="bar-head">
            <Label>{label}</Label>
            <span>{percent === null ? '' : valueText}</span>
          </span>
          <span className="bar-track">
            <span className="bar-fill" style={{ display: 'block', width: `${percent ?? 100}%` }} />
          </span>
        </>
      )}
    </AriaProgressBar>
  );
}
