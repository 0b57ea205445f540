import { type Colour, type RampStop, rampColour } from '../geo/colour.ts';

/**
 * Cividis, dark blue to yellow, sampled at tenths: perceptually even and nearly the same with and without red-green
 * colour vision. Source: Nuñez, Anderton & Renslow 2018, doi:10.1371/journal.pone.0199239.
 */
export const landslideStops: readonly RampStop[] = [
  { at: 0, hex: '#00224e' },
  { at: 0.125, hex: '#1e3a6f' },
  { at: 0.25, hex: '#42506c' },
  { at: 0.375, hex: '#5f6670' },
  { at: 0.5, hex: '#7d7c78' },
  { at: 0.625, hex: '#9b9477' },
  { at: 0.75, hex: '#bcae6c' },
  { at: 0.875, hex: '#dec959' },
  { at: 1, hex: '#fee838' },
];

/** Lower bounds of the legend's classes of failure probability. */
export const landslideClassBounds = [0, 0.2, 0.4, 0.6, 0.8] as const;

/** Opacity grows with probability, so that ground of low probability keeps its own look. */
export function landslideColour(probability: number): Colour {
  const share = Math.min(Math.max(probability, 0), 1);
  return { ...rampColour(landslideStops, share), alpha: 0.25 + 0.6 * share };
}

/** Stripes of cells the model may not judge; neutral, so that they never read as low or high. */
export const outsideTrainingHex = { stripe: '#e8e8ea', gap: '#5c5f66' } as const;
