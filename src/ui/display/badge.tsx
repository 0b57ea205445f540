import type { ReactNode } from 'react';

/** A short mark beside a name. Dashed by default, as drawn things are. */
export function Badge({
  children,
  tone = 'dashed',
}: {
  readonly children: ReactNode;
  readonly tone?: 'dashed' | 'solid';
}) {
  return (
    <span className="badge" data-tone={tone}>
      {children}
    </span>
  );
}
