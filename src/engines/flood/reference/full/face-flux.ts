import { gravityMPerS2 } from '../../driver/water-state.ts';
import type { ColumnSpan, SideRow } from './cell-row.ts';

/** Faces of one row of cells, by the padded column of the cell on their western or northern side. */
export interface FaceRow {
  /** Bed on the far (eastern, southern) side of the face less bed on the near side, m. */
  readonly bedRiseM: Float32Array;
  /** Water through the face, m²/s. */
  readonly water: Float32Array;
  /** Momentum along the face that the water carries, m³/s². */
  readonly along: Float32Array;
  /** Momentum across the face that the near cell loses, less its own pressure g h²/2, m³/s². */
  readonly fromNear: Float32Array;
  /** Momentum across the face that the far cell gains, less its own pressure, m³/s². */
  readonly intoFar: Float32Array;
}

export function faceRowOf(stride: number): FaceRow {
  const row = (): Float32Array => new Float32Array(stride);
  return { bedRiseM: row(), water: row(), along: row(), fromNear: row(), intoFar: row() };
}

/** A run of faces, by the padded columns of the cells on the near side. */
export interface FaceSpan extends ColumnSpan {
  /** 1 for eastern faces, whose two sides lie in one row; 0 for southern ones. */
  readonly farOffset: 0 | 1;
  /** Padded index of the cell of column 0, and of the cell across its face. */
  readonly nearIndex: number;
  readonly farIndex: number;
  readonly stillDepthM: number;
  /** Open share of each cell; null where it is 1 everywhere. */
  readonly porosity: Float32Array | null;
}

/** 1 where water on both sides of a face is as deep and slow, 0 where one is dry or as fast as its waves. */
function calmness(nearM: number, farM: number, fastest2: number): number {
  const shallower = Math.min(nearM, farM);
  if (shallower === 0) return 0;
  return (shallower / Math.max(nearM, farM)) * Math.max(0, 1 - fastest2 / (gravityMPerS2 * shallower));
}

/** Keeps the reciprocal of the spread of two waves finite where there are none, m/s. */
const leastSpreadMPerS = 1e-12;

/**
 * Fluxes through a row of faces: HLLC with the wave speeds of Toro 2001 (Shock-Capturing Methods for Free-Surface Shallow
 * Flows, chapter 10: two-rarefaction estimate of the middle state, and the speeds next to a dry bed), between the depths
 * above a common bed.
 *
 * Where both surfaces stand over both beds, that bed is the higher one (hydrostatic reconstruction: Audusse, Bouchut,
 * Bristeau, Klein & Perthame 2004, doi:10.1137/S1064827503431090). Where one surface lies below the other's bed, it is the
 * lower surface (Chen & Noelle 2017, doi:10.1137/15M1053074): with the higher bed, water that runs down a slope steeper
 * than one depth per cell feels a pull of its own depth instead of the fall of the ground, and films on hillsides are
 * many times too slow.
 *
 * The pressure g h²/2 of a cell acts on both its sides and cancels; it is left out of both, and what is left is written
 * in differences: still water gives exact zeros and 32 bits are enough on any mountain.
 *
 * Among buildings a face is as wide as the smaller porosity of its two cells (one porosity for storage and conveyance as
 * in Guinot & Soares-Frazão 2006, doi:10.1002/fld.1059; the smaller of two at a face as Sanders, Schubert & Gallegos 2008
 * part them, Journal of Hydrology 362), and the wall beside the opening bears the cell's own pressure, so that a lake
 * rests. Where deep, slow water passes a change of width that alone would brake it: with the velocity of its cell alone a
 * steady flow would lose head in proportion to its velocity, as if the two sides met like waves. There, by `calmness`,
 * each side is taken for as wide as its cell: the discharge solves the two waves into channels of different width (mass
 * across each wave, w the width over that of the opening: F / w_n - q_n = s_n (a* - a_n), and so beyond), and the wall
 * bears the pressure at the face. A slow flow then keeps the head of Bernoulli.
 *
 * Faces between two cells of still water pass nothing. Mirrored states give mirrored bits.
 *
 * Legend: h depth at the side, a depth over the common bed, c sqrt(g a), u velocity, q discharge, s wave speed, d common
 * bed less own bed, w width of the water over that of the opening.
 */
export function faceFluxes(near: SideRow, far: SideRow, faces: FaceRow, span: FaceSpan): void {
  const { depthM: nearDepth, acrossMPerS: nearAcross, alongMPerS: nearAlong } = near;
  const { depthM: farDepth, acrossMPerS: farAcross, alongMPerS: farAlong } = far;
  const { bedRiseM, water, along, fromNear, intoFar } = faces;
  const { end, farOffset, nearIndex, farIndex, stillDepthM, porosity } = span;
  for (let n = span.first, f = n + farOffset; n < end; n++, f++) {
    const hn = nearDepth[n] as number;
    const hf = farDepth[f] as number;
    if (hn <= stillDepthM && hf <= stillDepthM) {
      water[n] = 0;
      along[n] = 0;
      fromNear[n] = 0;
      intoFar[n] = 0;
      continue;
    }
    const rise = bedRiseM[n] as number;
    const dn = Math.min(Math.max(rise, 0), hn, hf + rise);
    const df = Math.min(Math.max(-rise, 0), hf, hn - rise);
    const an = hn - Math.max(dn, 0);
    const af = hf - Math.max(df, 0);
    const un = nearAcross[n] as number;
    const uf = farAcross[f] as number;
    const cn = Math.sqrt(gravityMPerS2 * an);
    const cf = Math.sqrt(gravityMPerS2 * af);
    const middle = (un + uf) / 2 + (cn - cf);
    const spread = Math.max((cn + cf) / 2 + (un - uf) / 4, 0);
    const isNearDry = an === 0;
    const isFarDry = af === 0;
    const slowest = isNearDry ? uf - 2 * cf : isFarDry ? un - cn : Math.min(un - cn, middle - spread);
    const fastest = isFarDry ? un + 2 * cn : isNearDry ? uf + cf : Math.max(uf + cf, middle + spread);
    const sn = Math.min(slowest, 0);
    const sf = Math.max(fastest, 0);
    const perSpread = 1 / Math.max(sf - sn, leastSpreadMPerS);
    const qn = an * un;
    const qf = af * uf;
    const cross = sn * sf;
    const net = sf * qn - sn * qf + cross * (af - an);
    const flow = net * perSpread;
    const carried = (sf * (qn * un) - sn * (qf * uf) + cross * (qf - qn)) * perSpread;
    const push = (gravityMPerS2 / 2) * (af - an) * (af + an) * perSpread;
    const nearBed = gravityMPerS2 * hn * Math.min(dn, 0);
    const farBed = gravityMPerS2 * hf * Math.min(df, 0);
    const carrier = flow > 0 ? (nearAlong[n] as number) : (farAlong[f] as number);
    water[n] = flow;
    along[n] = flow * carrier;
    fromNear[n] = carried - sn * push + nearBed;
    intoFar[n] = carried - sf * push + farBed;
    if (porosity === null) continue;
    const nearOpen = porosity[nearIndex + n] as number;
    const farOpen = porosity[farIndex + n] as number;
    const open = Math.min(nearOpen, farOpen);
    if (nearOpen !== farOpen) {
      const calm = calmness(an, af, Math.max(un * un, uf * uf));
      const wn = 1 + calm * (nearOpen / open - 1);
      const wf = 1 + calm * (farOpen / open - 1);
      const passed = net * (1 / Math.max(sf / wn - sn / wf, leastSpreadMPerS));
      const swept = (sf * (wn * (qn * un)) - sn * (wf * (qf * uf))) * perSpread;
      const braking = cross * (qf - qn) * perSpread;
      water[n] = passed;
      along[n] = passed * carrier;
      fromNear[n] = swept + wn * (braking - sn * push - sf * (passed / wn - flow) + nearBed);
      intoFar[n] = swept + wf * (braking - sf * push - sn * (passed / wf - flow) + farBed);
    }
    water[n] = open * (water[n] as number);
    along[n] = open * (along[n] as number);
    fromNear[n] = open * (fromNear[n] as number);
    intoFar[n] = open * (intoFar[n] as number);
  }
}

/**
 * Momentum across a wall that the water beside it loses, less its pressure, m³/s²: the flux of `faceFluxes` against its
 * mirror image.
 * @param towardsMPerS velocity towards the wall
 */
export function wallPush(depthM: number, towardsMPerS: number): number {
  const c = Math.sqrt(gravityMPerS2 * depthM);
  const speed = towardsMPerS > 0 ? c + towardsMPerS / 2 : c - towardsMPerS;
  return depthM * towardsMPerS * (towardsMPerS + speed);
}
