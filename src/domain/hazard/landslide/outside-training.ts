import { cellCount } from '../../geo/grid.ts';
import type { ModelCard, TerrainFeatures } from './susceptibility.ts';

/**
 * 1 where a feature that the model uses lies outside the range it was trained on, or is not a number: there the model
 * may not speak. Features that the card marks as not used do not count.
 */
export function outsideTraining(features: TerrainFeatures, card: Pick<ModelCard, 'features'>): Uint8Array {
  const outside = new Uint8Array(cellCount(features.grid));
  for (const { id, minimum, maximum, used } of card.features) {
    if (!used) continue;
    const values = features[id];
    for (let cell = 0; cell < outside.length; cell++) {
      const value = values[cell] as number;
      if (!(value >= minimum && value <= maximum)) outside[cell] = 1;
    }
  }
  return outside;
}
