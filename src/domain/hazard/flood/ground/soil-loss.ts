import { type LandCoverId, landCoverOf } from '../../../region/land-cover.ts';
import type { Infiltration } from '../flood-case.ts';
import type { InfiltrationMethod } from '../scenario.ts';

interface Soil {
  /** Porosity minus residual water content, dimensionless. */
  readonly effectivePorosity: number;
  readonly suctionHeadM: number;
  readonly conductivityMPerS: number;
  /** Steady loss of the soil's hydrologic group. */
  readonly constantLossMPerS: number;
}

const cmPerHInMPerS = 1 / 360_000;
const inchPerHInMPerS = 0.0254 / 3600;

/**
 * Effective porosity, wetting-front suction and conductivity by texture: Rawls, Brakensiek & Miller 1983, Journal of
 * Hydraulic Engineering 109(1), 62-70, as tabulated in Chow, Maidment & Mays 1988, table 4.3.1. Constant loss: middle of
 * the range of minimum infiltration rates of SCS hydrologic groups A 0.30-0.45, B 0.15-0.30, C 0.05-0.15, D 0-0.05 in/h
 * (Musgrave 1955), the group taken from the texture.
 */
const soils = {
  'sandy-loam': soil(0.412, 11.01, 1.09, 0.375),
  // biome-ignore lint/suspicious/noApproximativeNumericConstant: a measured porosity, not log10(e)
  loam: soil(0.434, 8.89, 0.34, 0.225),
  'clay-loam': soil(0.309, 20.88, 0.1, 0.025),
} as const satisfies Record<string, Soil>;

function soil(porosity: number, suctionCm: number, conductivityCmPerH: number, lossInchPerH: number): Soil {
  return {
    effectivePorosity: porosity,
    suctionHeadM: suctionCm / 100,
    conductivityMPerS: conductivityCmPerH * cmPerHInMPerS,
    constantLossMPerS: lossInchPerH * inchPerHInMPerS,
  };
}

/**
 * Texture assumed under each land cover, our judgement: weathered granite under Korean forest is sandy loam; fields,
 * lawns and town ground are loam; a paddy's plough pan and a wetland let through no more than clay loam; beaches and
 * bare ground are sandy loam. Open water takes nothing in. Sealed surfaces are reckoned apart, by `imperviousFraction`.
 */
const soilUnder: Readonly<Record<LandCoverId, Soil | null>> = {
  'built-up': soils.loam,
  road: soils.loam,
  paddy: soils['clay-loam'],
  'dry-field': soils.loam,
  forest: soils['sandy-loam'],
  grass: soils.loam,
  wetland: soils['clay-loam'],
  bare: soils['sandy-loam'],
  river: null,
  sea: null,
};

/**
 * Soil losses per cell. A share s of sealed ground leaves the mean over the cell in Green-Ampt form with (1 - s) times
 * the conductivity and (1 - s) times the moisture deficit, so no second surface is needed. Cells of unknown cover take
 * in nothing: the flood is then over- and not underestimated.
 * @param initialSaturation share of the pore space already filled, 0 to 1
 */
export function infiltrationOf(
  method: InfiltrationMethod,
  landCover: Uint8Array,
  initialSaturation: number,
): Infiltration {
  if (method === 'none') return { kind: 'none' };
  const cells = landCover.length;
  if (method === 'constant') {
    const rateMPerS = new Float32Array(cells);
    for (let i = 0; i < cells; i++) {
      const ground = openGround(landCover[i] as number);
      if (ground !== null) rateMPerS[i] = ground.openShare * ground.soil.constantLossMPerS;
    }
    return { kind: 'constant', rateMPerS };
  }
  const conductivityMPerS = new Float32Array(cells);
  const suctionHeadM = new Float32Array(cells);
  const moistureDeficit = new Float32Array(cells);
  for (let i = 0; i < cells; i++) {
    const ground = openGround(landCover[i] as number);
    if (ground === null) continue;
    conductivityMPerS[i] = ground.openShare * ground.soil.conductivityMPerS;
    suctionHeadM[i] = ground.soil.suctionHeadM;
    moistureDeficit[i] = ground.openShare * ground.soil.effectivePorosity * (1 - initialSaturation);
  }
  return { kind: 'green-ampt', conductivityMPerS, suctionHeadM, moistureDeficit };
}

function openGround(code: number): { readonly soil: Soil; readonly openShare: number } | null {
  const cover = landCoverOf(code);
  const under = cover === null ? null : soilUnder[cover.id];
  return cover === null || under === null ? null : { soil: under, openShare: 1 - cover.imperviousFraction };
}
