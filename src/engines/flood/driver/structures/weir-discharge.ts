/** What a weir needs besides the water on both sides. */
export interface WeirCrest {
  readonly crestM: number;
  readonly widthM: number;
  /** C in Q = C b h^1.5, m^0.5/s. */
  readonly coefficient: number;
}

/**
 * Discharge over a crest, m³/s, positive from the first side to the second: free C b h1^1.5, drowned that times
 * (1 - (h2 / h1)^1.5)^0.385, h1 and h2 the levels over the crest. Source of the second: Villemonte 1947, Engineering
 * News-Record, submerged-weir discharge studies. Leaves out the velocity of approach.
 */
export function weirDischargeM3PerS(crest: WeirCrest, levelM: number, otherLevelM: number): number {
  if (levelM < otherLevelM) return -weirDischargeM3PerS(crest, otherLevelM, levelM);
  const headM = levelM - crest.crestM;
  if (headM <= 0) return 0;
  const free = crest.coefficient * crest.widthM * headM * Math.sqrt(headM);
  const otherHeadM = otherLevelM - crest.crestM;
  if (otherHeadM <= 0) return free;
  const ratio = otherHeadM / headM;
  return free * (1 - ratio * Math.sqrt(ratio)) ** 0.385;
}
