import { cssColour } from '../../domain/geo/colour.ts';
import type { DepthClass } from '../../domain/hazard/depth-ramp.ts';
import { landslideClassBounds, landslideColour } from '../../domain/hazard/landslide-ramp.ts';
import { fieldClasses, type RunField } from '../../domain/hazard/run-field-ramps.ts';
import type { LegendStep } from '../../ui/display/legend.tsx';

/** Depth classes with their lower bound, m. */
export const depthSteps = (classes: readonly DepthClass[]): readonly LegendStep[] =>
  classes.map(({ fromM, hex }) => ({ label: `${fromM}`, color: hex }));

/** Classes of a field of the whole run with their lower bound. */
export const runFieldSteps = (field: RunField): readonly LegendStep[] =>
  fieldClasses[field].map(({ from, hex }) => ({ label: `${from}`, color: hex }));

/** Probability classes with their lower bound; each has the colour of its middle. */
export const landslideSteps: readonly LegendStep[] = landslideClassBounds.map((from) => ({
  label: from.toFixed(1),
  color: cssColour({ ...landslideColour(from + 0.1), alpha: 1 }),
}));
