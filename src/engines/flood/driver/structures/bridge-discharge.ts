import type { Bridge } from '../../../../domain/hazard/flood/flood-structure.ts';
import { gravityMPerS2 } from '../water-state.ts';
import { weirDischargeM3PerS } from './weir-discharge.ts';

/** Loss of the contraction into the opening, and the coefficient of the drowned opening. Source: HEC-RAS and TxDOT hydraulic manuals, orifice pressure flow, 0.8 typical. */
export const openingCoefficient = 0.8;

/** Coefficient where only the upstream side of the soffit is wetted. Source: TxDOT hydraulic manual, sluice pressure flow, 0.5 suggested. */
export const sluiceCoefficient = 0.5;

/** C of flow over a deck, m^0.5/s. Source: HEC-RAS technical reference, 2.6 ft^0.5/s over a typical bridge deck. */
export const deckCoefficient = 2.6 * Math.sqrt(0.3048);

/**
 * Discharge through and over a bridge, m³/s, positive from its first side to its second.
 *
 * Below the soffit, energy without recovery behind the opening: Q = C b y sqrt(2 g (h1 - y)), y the depth behind or, where
 * that is lower, the critical 2/3 h1. With the soffit wetted upstream no more than a sluice, 0.5 b a sqrt(2 g (h1 - a/2)),
 * and no more than a drowned orifice, 0.8 b a sqrt(2 g (h1 - h2)), a the height of the opening; the three meet without a
 * jump. Over the deck a weir. Leaves out piers, friction under the deck and the velocity of approach.
 */
export function bridgeDischargeM3PerS(bridge: Bridge, levelM: number, otherLevelM: number): number {
  if (levelM < otherLevelM) return -bridgeDischargeM3PerS(bridge, otherLevelM, levelM);
  const { invertM, deckM, deckLengthM } = bridge;
  const over = weirDischargeM3PerS(
    { crestM: deckM, widthM: deckLengthM, coefficient: deckCoefficient },
    levelM,
    otherLevelM,
  );
  return over + underDeck(bridge, levelM - invertM, otherLevelM - invertM);
}

function underDeck({ invertM, soffitM, openingWidthM }: Bridge, headM: number, otherHeadM: number): number {
  if (headM <= 0) return 0;
  const behindM = Math.max(otherHeadM, (2 / 3) * headM);
  const open =
    openingCoefficient * openingWidthM * behindM * Math.sqrt(2 * gravityMPerS2 * (headM - behindM));
  const heightM = soffitM - invertM;
  if (headM <= heightM) return open;
  const area = openingWidthM * heightM;
  const sluice = sluiceCoefficient * area * Math.sqrt(2 * gravityMPerS2 * (headM - heightM / 2));
  const orifice = openingCoefficient * area * Math.sqrt(2 * gravityMPerS2 * (headM - otherHeadM));
  return Math.min(open, sluice, orifice);
}
