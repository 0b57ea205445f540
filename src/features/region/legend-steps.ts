import { cssColour } from '../../domain/geo/colour.ts';
import type { DepthClass } from '../../domain/hazard/depth-ramp.ts';
import { landslideClassBounds, landslideColour } from '../../domain/hazard/landslide-ramp.ts';
import type { LegendStep } from '../../ui/display/legend.tsx';

/** Depth classes with their lower bound, m. */
export const depthSteps = (classes: readonly DepthClass[]): readonly LegendStep[] =>
  classes.map(({ fromM, hex }) => ({ label: `${fromM}`, color: hex }));

/** Probability classes with their lower bound; each has the colour of its middle. */
export const landslideSteps: readonly LegendStep[] = landslideClassBounds.map((from) => ({
  label: from.toFixed(1),
  color: cssColour({ ...landslideColour(from + 0.1), alpha: 1 }),
}));
