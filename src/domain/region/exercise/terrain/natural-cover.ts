import { columnCentreM, type GridSpec, rowCentreM } from '../../../geo/grid.ts';
import { landCoverCode } from '../../land-cover.ts';
import type { Noise } from './gradient-noise.ts';
import { groundCode, type HeldFloors } from './held-floors.ts';

export interface CoverGround {
  readonly grid: GridSpec;
  readonly elevationM: ArrayLike<number>;
  readonly slope: ArrayLike<number>;
  readonly floors: HeldFloors;
  readonly levee: Uint8Array;
  /** Non-zero on the wet cells of a channel. */
  readonly channel: Uint8Array;
  /** Distance to the nearest valley floor, terrace or port, m. */
  readonly toFloorM: ArrayLike<number>;
  /** Distance to the nearest channel cell, m. */
  readonly toChannelM: ArrayLike<number>;
  readonly patches: Noise;
}

/** Land cover as people find it who have farmed the valleys and left the slopes to the forest. */
export function naturalCover(ground: CoverGround): Uint8Array {
  const cover = new Uint8Array(ground.slope.length);
  for (let cell = 0; cell < cover.length; cell++) cover[cell] = landCoverCode(coverAt(ground, cell));
  return cover;
}

function coverAt(ground: CoverGround, cell: number): Parameters<typeof landCoverCode>[0] {
  const { grid, floors } = ground;
  const shore = floors.shoreM[cell] as number;
  const kind = floors.kind[cell] as number;
  if (ground.channel[cell] !== 0 && shore > -30) return 'river';
  if (kind === groundCode('sea')) return 'sea';
  if (ground.levee[cell] === 1) return 'grass';
  const row = Math.floor(cell / grid.columns);
  const patch = ground.patches(columnCentreM(grid, cell - row * grid.columns), rowCentreM(grid, row));
  const slope = ground.slope[cell] as number;
  const height = ground.elevationM[cell] as number;
  if (shore < 35 + 15 * patch && slope < 0.12 && height < 3 && kind !== groundCode('port')) return 'bare';
  const toChannel = ground.toChannelM[cell] as number;
  if (kind === groundCode('floodplain')) {
    const upstream = floors.upstreamM[cell] as number;
    if (upstream < 560 + 220 * patch && toChannel < 150 + 110 * patch) return 'wetland';
    if (toChannel < 28) return 'grass';
    return patch > 0.62 ? 'dry-field' : 'paddy';
  }
  if (kind === groundCode('side-floor'))
    return toChannel < 12 ? 'grass' : patch > 0.7 ? 'dry-field' : 'paddy';
  if (kind === groundCode('hollow')) return slope < 0.03 ? 'paddy' : 'dry-field';
  if (kind === groundCode('terrace')) return patch > 0.25 ? 'grass' : 'dry-field';
  if (kind === groundCode('port')) return 'grass';
  const farmed = (ground.toFloorM[cell] as number) < 130 + 120 * patch && slope < 0.22;
  if (farmed) return patch < -0.35 ? 'grass' : 'dry-field';
  return slope < 0.1 && height < 60 && patch > 0.3 ? 'grass' : 'forest';
}
