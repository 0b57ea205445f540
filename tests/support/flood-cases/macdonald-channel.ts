import type { EdgeBoundary, FloodCase } from '../../../src/domain/hazard/flood/flood-case.ts';
import { constantSeries } from '../../../src/domain/hazard/flood/forcing/time-series.ts';
import { floodCase } from '../flood-run.ts';

const gravity = 9.81;
const cellSizeM = 5;
const lengthM = 1000;
/** Uniform channel above the reach, in which water that enters without momentum comes to its speed. */
const entranceM = 200;
const columns = (entranceM + lengthM) / cellSizeM;

/** Column at which the reach begins. */
export const reachColumn = entranceM / cellSizeM;

export interface MacDonaldChannel {
  readonly name: 'subcritical' | 'supercritical' | 'transcritical';
  readonly unitDischargeM2PerS: number;
  readonly manning: number;
  /** Depth at a share of the length. */
  depthM(share: number): number;
  readonly isOutletFree: boolean;
}

const scaleM = Math.cbrt(4 / gravity);

/** Depth profiles of the long channels in SWASHES, Delestre et al. 2013, doi:10.1002/fld.3741, after MacDonald et al. 1997. */
export const macDonaldChannels: readonly MacDonaldChannel[] = [
  {
    name: 'subcritical',
    unitDischargeM2PerS: 2,
    manning: 0.033,
    depthM: (share) => scaleM * (1 + Math.exp(-16 * (share - 0.5) ** 2) / 2),
    isOutletFree: false,
  },
  {
    name: 'supercritical',
    unitDischargeM2PerS: 2.5,
    manning: 0.04,
    depthM: (share) => scaleM * (1 - Math.exp(-36 * (share - 0.5) ** 2) / 5),
    isOutletFree: true,
  },
  {
    name: 'transcritical',
    unitDischargeM2PerS: 2,
    manning: 0.0218,
    depthM: (share) =>
      share < 0.5
        ? scaleM * (1 - Math.tanh(3 * (share - 0.5)) / 3)
        : scaleM * (1 - Math.tanh(6 * (share - 0.5)) / 6),
    isOutletFree: true,
  },
];

const depthAt = (channel: MacDonaldChannel, xM: number): number => channel.depthM(Math.max(0, xM) / lengthM);

/** Published depth in the middle of each cell, the entrance first, m. */
export const macDonaldDepths = (channel: MacDonaldChannel): Float64Array =>
  Float64Array.from({ length: columns }, (_, c) => depthAt(channel, (c + 0.5) * cellSizeM - entranceM));

/** Distance of each cell's middle from the head of the reach, m. */
export const macDonaldPlaces = (): Float64Array =>
  Float64Array.from({ length: columns }, (_, c) => (c + 0.5) * cellSizeM - entranceM);

/** A channel of one row, started from its published depths and run for 4000 s. */
export function macDonaldCase(channel: MacDonaldChannel, order: 1 | 2): FloodCase {
  const bedM = bedOf(channel);
  const wanted = macDonaldDepths(channel);
  const outletM = (bedM[columns - 1] as number) + (wanted[columns - 1] as number);
  const east: EdgeBoundary = channel.isOutletFree
    ? { kind: 'open' }
    : { kind: 'stage', stageM: constantSeries(outletM) };
  const flood = floodCase(
    { columns, rows: 1, cellSizeM, bedM: (column) => bedM[column] as number },
    { scheme: { kind: 'full', order }, endS: 4000, outputEveryS: 4000 },
  );
  return {
    ...flood,
    manning: new Float32Array(columns).fill(channel.manning),
    initialDepthM: Float32Array.from(wanted),
    boundary: { ...flood.boundary, east },
    inflows: [
      {
        id: 'head',
        cells: Uint32Array.of(0),
        dischargeM3PerS: constantSeries(channel.unitDischargeM2PerS * cellSizeM),
      },
    ],
  };
}

/**
 * The bed on which a depth profile is steady: dz/dx = -(1 - q²/(g h³)) dh/dx - n² q² / h^(10/3). Source: MacDonald, Baines,
 * Nichols & Samuels 1997. Midpoint rule over a hundred parts of each cell; up to the middle of each cell.
 */
function bedOf(channel: MacDonaldChannel): Float64Array {
  const { unitDischargeM2PerS: q, manning: n } = channel;
  const partM = cellSizeM / 100;
  const bedM = new Float64Array(columns);
  let z = 0;
  for (let column = 0; column < columns; column++) {
    for (let part = 0; part < 100; part++) {
      if (part === 50) bedM[column] = z;
      const xM = column * cellSizeM - entranceM + (part + 0.5) * partM;
      const h = depthAt(channel, xM);
      const dh = depthAt(channel, xM + partM / 2) - depthAt(channel, xM - partM / 2);
      z -= (1 - q ** 2 / (gravity * h ** 3)) * dh + ((n * q) ** 2 / h ** (10 / 3)) * partM;
    }
  }
  return bedM;
}
