import type { ReactNode } from 'react';

export interface EmptyProps {
  /** What will be here. */
  readonly title: string;
  /** How to get it. */
  readonly children: ReactNode;
}

/** Stands where a result will be, and says how to get it. */
export function Empty({ title, children }: EmptyProps) {
  return (
    <div className="empty">
      <strong>{title}</strong>
      {children}
    </div>
  );
}
