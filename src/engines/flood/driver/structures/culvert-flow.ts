import type { Culvert } from '../../../../domain/hazard/flood/flood-structure.ts';
import { gravityMPerS2 } from '../water-state.ts';
import { type ConduitSection, type CriticalFlow, conduitSection, criticalDepthM } from './conduit-section.ts';

/** Constants of flow through a culvert's inlet. */
interface InletConstants {
  readonly k: number;
  readonly m: number;
  readonly c: number;
  readonly y: number;
}

/**
 * Source: FHWA HDS-5 (Hydraulic Design of Highway Culverts), table A.1, form 1: concrete pipe, square edge with headwall;
 * concrete box, wingwalls in line with the barrel. The least favourable edges of each shape.
 */
export const inletConstants = {
  circular: { k: 0.0098, m: 2, c: 0.0398, y: 0.67 },
  box: { k: 0.061, m: 0.75, c: 0.0423, y: 0.82 },
} as const satisfies Record<string, InletConstants>;

/** Turns Q / (A D^0.5) in SI into the number that the constants go with (HDS-5). */
export const unitFactor = 1.811;

/** Up to the first the inlet is a weir, from the second on an orifice (HDS-5). */
const unsubmergedUpTo = 3.5;
const submergedFrom = 4;

const bisections = 40;

interface Headwater {
  readonly headM: number;
  readonly dischargeM3PerS: number;
}

/**
 * Flow through a culvert after FHWA HDS-5: the smaller of what its inlet lets in and of what the energy between both
 * sides drives through.
 *
 * Inlet control, per barrel of area A and height D, X = 1.811 Q / (A D^0.5): as a weir HW = Hc + D K X^M (X up to 3.5, Hc
 * the specific head of critical flow), as an orifice HW = D (c X² + Y) (X from 4), linear in between; without the small
 * correction for slope. Outlet control: HW + z1 = z2 + y2 + exit loss V2²/2g + entrance loss ke V²/2g + friction
 * n² L V² / R^(4/3). A full barrel has y2 = (dc + D) / 2 or the tailwater, whichever is higher (HDS-5). One whose inlet is not drowned
 * has y2 = dc or the tailwater and V and R of the depth in front: a long barrel runs near it over most of its length.
 * Taking them at the mean of both ends was rejected: a rising tailwater then let more pass.
 */
export class CulvertFlow {
  readonly #culvert: Culvert;
  readonly #section: ConduitSection;
  readonly #inlet: InletConstants;
  readonly #weirTable: readonly Headwater[];

  constructor(culvert: Culvert) {
    this.#culvert = culvert;
    this.#section = conduitSection(culvert.shape);
    this.#inlet = inletConstants[culvert.shape.kind];
    this.#weirTable = weirTable(this.#section, this.#inlet);
  }

  /** Discharge of all barrels, m³/s, positive from the first side to the second. */
  dischargeM3PerS(levelM: number, otherLevelM: number): number {
    const { barrels, fromInvertM, toInvertM, isFlapped } = this.#culvert;
    if (levelM >= otherLevelM) {
      return (
        barrels * this.#perBarrel(levelM - fromInvertM, otherLevelM - toInvertM, fromInvertM - toInvertM)
      );
    }
    if (isFlapped) return 0;
    return -barrels * this.#perBarrel(otherLevelM - toInvertM, levelM - fromInvertM, toInvertM - fromInvertM);
  }

  /** What the inlet lets in at a depth of water over its invert, m³/s of one barrel. */
  inletDischargeM3PerS(headM: number): number {
    if (headM <= 0) return 0;
    const table = this.#weirTable;
    const top = table[table.length - 1] as Headwater;
    if (headM >= top.headM) {
      const { c, y } = this.#inlet;
      const x = Math.sqrt((headM / this.#section.heightM - y) / c);
      return dischargeOf(this.#section, x);
    }
    let row = 1;
    while ((table[row] as Headwater).headM <= headM) row++;
    const below = table[row - 1] as Headwater;
    const above = table[row] as Headwater;
    const weight = (headM - below.headM) / (above.headM - below.headM);
    return below.dischargeM3PerS + weight * (above.dischargeM3PerS - below.dischargeM3PerS);
  }

  #perBarrel(headM: number, tailM: number, dropM: number): number {
    if (headM <= 0) return 0;
    const { heightM } = this.#section;
    const ends = { headM: Math.min(headM, heightM), tailM, dropM };
    const inlet = this.inletDischargeM3PerS(headM);
    const open = this.#driven(inlet, ends, false);
    return headM <= heightM ? open : Math.max(open, this.#driven(inlet, { ...ends, headM }, true));
  }

  /** The discharge, no more than `mostM3PerS`, that the energy between both ends drives through one barrel, m³/s. */
  #driven(mostM3PerS: number, { headM, tailM, dropM }: Ends, isFull: boolean): number {
    const availableM = headM + dropM;
    if (availableM <= Math.max(0, tailM)) return 0;
    const needs = (dischargeM3PerS: number): number =>
      this.#outletHeadM(dischargeM3PerS, isFull ? null : headM, tailM);
    if (needs(mostM3PerS) <= availableM) return mostM3PerS;
    let low = 0;
    let high = mostM3PerS;
    for (let k = 0; k < bisections; k++) {
      const middle = (low + high) / 2;
      if (needs(middle) <= availableM) low = middle;
      else high = middle;
    }
    return low;
  }

  /**
   * Level over the outlet's invert that a discharge needs upstream, m.
   * @param openDepthM depth in the barrel; null where it runs full
   */
  #outletHeadM(dischargeM3PerS: number, openDepthM: number | null, tailM: number): number {
    const { lengthM, manning, entranceLoss } = this.#culvert;
    const section = this.#section;
    const { heightM } = section;
    const criticalM = criticalDepthM(section, dischargeM3PerS);
    const outletM = Math.max(tailM, openDepthM === null ? (criticalM + heightM) / 2 : criticalM);
    const exitM = openDepthM === null ? heightM : Math.min(outletM, heightM);
    if (exitM <= 0) return outletM;
    const radius = openDepthM === null ? section.fullRadiusM : section.hydraulicRadiusM(openDepthM);
    const velocity = dischargeM3PerS / section.areaM2(openDepthM ?? heightM);
    const exitVelocity = dischargeM3PerS / section.areaM2(exitM);
    const friction = (manning ** 2 * lengthM) / (radius * Math.cbrt(radius));
    const head = (exitVelocity ** 2 + entranceLoss * velocity ** 2) / (2 * gravityMPerS2);
    return outletM + head + friction * velocity ** 2;
  }
}

/** The water at both ends of a barrel, m: over the invert of each, and the fall from the inlet's invert to the outlet's. */
interface Ends {
  readonly headM: number;
  readonly tailM: number;
  readonly dropM: number;
}

const dischargeOf = ({ fullAreaM2, heightM }: ConduitSection, x: number): number =>
  (x * fullAreaM2 * Math.sqrt(heightM)) / unitFactor;

/** Headwater and discharge of an inlet that is not drowned, and where it is drowned for good. */
export function weirTable(section: ConduitSection, { k, m, c, y }: InletConstants): readonly Headwater[] {
  const { heightM, critical } = section;
  const xOf = ({ dischargeM3PerS }: CriticalFlow): number => dischargeM3PerS / dischargeOf(section, 1);
  const rows = critical
    .filter((flow) => xOf(flow) <= unsubmergedUpTo)
    .map((flow) => ({
      headM: flow.specificHeadM + heightM * k * xOf(flow) ** m,
      dischargeM3PerS: flow.dischargeM3PerS,
    }));
  const drownedHeadM = heightM * (c * submergedFrom ** 2 + y);
  return [...rows, { headM: drownedHeadM, dischargeM3PerS: dischargeOf(section, submergedFrom) }];
}
