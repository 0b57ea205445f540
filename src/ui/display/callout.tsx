import type { ReactNode } from 'react';
import { Icon } from '../controls/icon.tsx';

/** A state worth knowing where it applies: stale, degraded, limited. */
export function Callout({
  tone,
  children,
}: {
  readonly tone: 'warning' | 'info';
  readonly children: ReactNode;
}) {
  return (
    <div className="callout" data-tone={tone} role="status">
      <Icon name={tone} />
      <div>{children}</div>
    </div>
  );
}
