import type { ReactNode } from 'react';

export interface SectionProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Beside the title, at the right. */
  readonly aside?: ReactNode;
}

/** A titled part of a panel. */
export function Section({ title, children, aside }: SectionProps) {
  return (
    <section className="section">
      <div className="section-head">
        <h3>{title}</h3>
        {aside}
      </div>
      {children}
    </section>
  );
}
