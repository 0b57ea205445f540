import { gravityMPerS2 } from '../water-state.ts';

/** The numbers of the formula below: before the root, and before the time. */
export const wideningFactor = 1.3;
export const wideningTimeFactor = 0.04;

/**
 * How much a breach widens between two times while the fall across it stays the same, m: the difference of
 * B(t) = 1.3 g^0.5 H^1.5 / uc log10(1 + 0.04 g t / uc). Source: Verheij & van der Knaap 2003 (WL Delft Hydraulics, adapted
 * breach growth for HIS-OM), in the incremental form that 3Di and D-HYDRO take, with H the level in front less the level
 * behind, both over the bottom of the breach.
 * @param fromS time since the bottom reached its lowest   @param criticalVelocityMPerS uc of the levee's material
 */
export function breachWideningM(
  fallM: number,
  criticalVelocityMPerS: number,
  { fromS, toS }: { readonly fromS: number; readonly toS: number },
): number {
  const rate = (wideningTimeFactor * gravityMPerS2) / criticalVelocityMPerS;
  const growth = Math.log10(1 + rate * toS) - Math.log10(1 + rate * fromS);
  return (
    ((wideningFactor * Math.sqrt(gravityMPerS2) * fallM * Math.sqrt(fallM)) / criticalVelocityMPerS) * growth
  );
}
