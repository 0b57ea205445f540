export interface LegendStep {
  readonly label: string;
  /** Any CSS colour. */
  readonly color: string;
}

export interface LegendProps {
  readonly title: string;
  readonly unit: string;
  readonly steps: readonly LegendStep[];
}

/** Colours of a field with the value at the left end of each. */
export function Legend({ title, unit, steps }: LegendProps) {
  return (
    <figure className="legend">
      <figcaption>{unit === '' ? title : `${title} (${unit})`}</figcaption>
      <ol className="legend-steps">
        {steps.map((step) => (
          <li key={step.label} className="legend-step">
            <span className="legend-swatch" style={{ background: step.color }} />
            {step.label}
          </li>
        ))}
      </ol>
    </figure>
  );
}

/** The hatching of places where a model may not speak. */
export function HatchedKey({ label }: { readonly label: string }) {
  return (
    <p className="legend-key">
      <svg aria-hidden="true" viewBox="0 0 28 12">
        <rect width="28" height="12" fill="none" stroke="currentColor" />
        <path
          d="M-2 12 10 0M4 12 16 0M10 12 22 0M16 12 28 0M22 12 34 0"
          stroke="currentColor"
          strokeWidth="1.2"
        />
      </svg>
      {label}
    </p>
  );
}
