/** Manning n of a clean natural channel with banks of grass, s·m^-1/3. Source: Chow 1959, table 5-6, D-1. */
export const channelManning = 0.032;
const gravityMPerS2 = 9.81;

/** Bed of the main river, m, at a distance upstream of the mouth along the valley axis; it never rises downstream. */
export function riverBedM(upstreamM: number): number {
  const steeper = Math.max(0, upstreamM - 3800);
  if (upstreamM < 0) return -2.4 + 0.0045 * upstreamM;
  return -2.4 + 0.0009 * upstreamM + 0.0000002 * Math.min(steeper, 2500) * steeper;
}

/** Bank-full depth, m: 3.05 along the town, 4 in the upper valley, which so keeps a flood of the town's size in its bed. */
export const bankfullDepthM = (upstreamM: number): number =>
  3.05 + 0.95 * Math.min(1, Math.max(0, (upstreamM - 2900) / 2200));

/** Ground beside the river, m: where the river is bank-full. Nowhere below 0.7 m. */
export const floodplainLevelM = (upstreamM: number): number =>
  Math.max(riverBedM(upstreamM) + bankfullDepthM(upstreamM), 0.75 + 0.0002 * Math.max(0, upstreamM));

/** Floor of a side valley, m, at a distance from the river up its own axis: 0.6 % at the river, steepening upwards. */
export const sideFloorLevelM = (confluenceUpstreamM: number, alongM: number): number =>
  floodplainLevelM(confluenceUpstreamM) + 0.005 * alongM + 0.0000036 * alongM * alongM;

/** A channel with sloping banks between two levees, seen across the flow. */
export interface CrossSection {
  readonly bedWidthM: number;
  readonly bankfullWidthM: number;
  readonly bankfullDepthM: number;
  /** Between the inner feet of the levees. */
  readonly floodwayWidthM: number;
}

/** Flow area and wetted perimeter at a depth, m² and m. */
export function wetSection(section: CrossSection, depthM: number): { areaM2: number; perimeterM: number } {
  const inBanks = Math.min(depthM, section.bankfullDepthM);
  const bank = ((section.bankfullWidthM - section.bedWidthM) / 2) * (inBanks / section.bankfullDepthM);
  const over = Math.max(0, depthM - section.bankfullDepthM);
  const berms = over > 0 ? section.floodwayWidthM - section.bankfullWidthM : 0;
  return {
    areaM2: inBanks * (section.bedWidthM + bank) + over * section.floodwayWidthM,
    perimeterM: section.bedWidthM + 2 * Math.sqrt(bank * bank + inBanks * inBanks) + berms + 2 * over,
  };
}

/** Real cube root by Newton's method: Math.cbrt need not give the same bits on every machine. */
export function cubeRoot(value: number): number {
  if (value <= 0) return 0;
  let root = Math.max(value, 1);
  for (let i = 0; i < 80; i++) {
    const next = (2 * root + value / (root * root)) / 3;
    if (next >= root && i > 0) break;
    root = next;
  }
  return root;
}

/** Slope of the energy line that carries a discharge, m/m. Source: Manning's equation, Chow 1959, eq. 5-6. */
export function frictionSlope(section: CrossSection, depthM: number, dischargeM3PerS: number): number {
  const { areaM2, perimeterM } = wetSection(section, depthM);
  const radius = areaM2 / perimeterM;
  const conveyance = (areaM2 * cubeRoot(radius * radius)) / channelManning;
  const ratio = dischargeM3PerS / conveyance;
  return ratio * ratio;
}

/**
 * Water surface of a steady discharge, m, at each station, from the sea (level 0) upstream: the standard step method of
 * gradually varied subcritical flow (Chow 1959, section 10-4), velocity head neglected between steps.
 * @param upstreamM ascending distances from the mouth along the channel   @param bedM bed at those distances
 */
export function waterSurfaceM(
  upstreamM: ArrayLike<number>,
  bedM: ArrayLike<number>,
  section: CrossSection,
  dischargeM3PerS: number,
): Float64Array {
  const surface = new Float64Array(upstreamM.length);
  const unit = dischargeM3PerS / section.bankfullWidthM;
  const criticalM = cubeRoot((unit * unit) / gravityMPerS2);
  surface[0] = Math.max(0, (bedM[0] as number) + criticalM);
  for (let i = 1; i < surface.length; i++) {
    const stepM = (upstreamM[i] as number) - (upstreamM[i - 1] as number);
    const below = surface[i - 1] as number;
    const slopeBelow = frictionSlope(section, below - (bedM[i - 1] as number), dischargeM3PerS);
    let low = Math.max(below, (bedM[i] as number) + 0.05);
    let high = low + 20;
    for (let k = 0; k < 50; k++) {
      const middle = (low + high) / 2;
      const slope = (slopeBelow + frictionSlope(section, middle - (bedM[i] as number), dischargeM3PerS)) / 2;
      if (below + slope * stepM > middle) low = middle;
      else high = middle;
    }
    surface[i] = (low + high) / 2;
  }
  return surface;
}
