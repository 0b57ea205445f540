import { depthClassBoundsM } from '../exposure/exposure.ts';
import { depthClassOf } from '../exposure/exposure-totals.ts';
import { type Colour, colourOf, mixColours } from '../geo/colour.ts';

/** One class of the water depth legend. */
export interface DepthClass {
  readonly fromM: number;
  /** Null for the open class at the top. */
  readonly toM: number | null;
  readonly hex: string;
}

/** Water thinner than this is not drawn, m. */
export const drawnDepthM = 0.03;

/**
 * Sequential blues, light to dark: lightness alone carries the order, so the ramp reads in greyscale and with any colour
 * vision deficiency. The tests hold monotone lightness and the distance between neighbours under simulated deuteranopia.
 */
const classHex = ['#c6e6f5', '#8ec8ea', '#4f9fd8', '#2a6fb8', '#163f82'] as const;

/** The legend of water depth, shallow first. Bounds are those of the building classes. */
export const depthClasses: readonly DepthClass[] = depthClassBoundsM.map((fromM, index) => ({
  fromM,
  toM: depthClassBoundsM[index + 1] ?? null,
  hex: classHex[index] as string,
}));

/** Share of a class over which the drawn water blends into the next one. */
const blendShare = 0.15;

/**
 * Colour of drawn water, opaque: the colour of its class, blended only close to the upper bound, so that the map can be
 * read against the legend and yet has no hard contour lines. Below the first class: its colour.
 */
export function depthColour(depthM: number): Colour {
  const index = Math.max(depthClassOf(depthM), 0);
  const depthClass = depthClasses[index] as DepthClass;
  const next = depthClasses[index + 1];
  if (next === undefined) return colourOf(depthClass.hex);
  const widthM = next.fromM - depthClass.fromM;
  const share = (depthM - (next.fromM - blendShare * widthM)) / (blendShare * widthM);
  return mixColours(colourOf(depthClass.hex), colourOf(next.hex), share);
}

/**
 * Buildings standing in water. The same five classes, but on a ramp that runs from pale yellow to deep violet-red, so that
 * a hit building stands out from the water around it.
 */
const buildingHex = ['#fff0b3', '#ffc766', '#f58a4b', '#d1495b', '#7b2d6e'] as const;

export const buildingDepthClasses: readonly DepthClass[] = depthClasses.map((depthClass, index) => ({
  ...depthClass,
  hex: buildingHex[index] as string,
}));
