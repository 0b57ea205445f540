import type { Random } from '../../../../core/random.ts';
import type { GridSpec } from '../../../geo/grid.ts';
import { edgeCells, priorityFlood } from '../../../geo/hydrology/priority-flood.ts';
import { carveChannel, raiseLevee } from './carve.ts';
import { type MainChannel, mainChannel, type SideChannel, sideChannel } from './channels.ts';
import { fractalNoise } from './gradient-noise.ts';
import { cutGullies } from './gullies.ts';
import { type FloorPlan, groundCode, type HeldFloors } from './held-floors.ts';
import { type Levees, planLevees } from './levees.ts';
import { shapeRelief } from './relief.ts';
import { largestPiece } from './sites.ts';
import { slopeOf } from './slope.ts';
import { townReach } from './valley-plan.ts';

/** The relief with its sea bed, levees and channels, and what each cell is part of. */
export interface BuiltGround {
  /** m above sea level. */
  readonly elevationM: Float64Array;
  /** Slope before the small gullies were cut, m/m. */
  readonly slope: Float32Array;
  readonly floors: HeldFloors;
  readonly main: MainChannel;
  readonly streams: readonly SideChannel[];
  /** 1 on the crown and flanks of a levee. */
  readonly levee: Uint8Array;
  /** 1 on the wet cells of the main river, 2 on those of a stream, 0 elsewhere. */
  readonly channel: Uint8Array;
  /** Marks of the small watercourses that were cut (`ditchMark`), 0 elsewhere. */
  readonly ditch: Uint8Array;
  readonly lowBank: Levees['lowBank'];
  /** Floodplain inside the ring of levee and hills around the old town. */
  readonly townCells: Uint32Array;
}

export function buildGround(grid: GridSpec, plan: FloorPlan, random: Random): BuiltGround {
  const peakM = random.between(360, 470);
  const { elevationM, floors } = shapeRelief(grid, plan, peakM, random.fork('relief'));
  laySeaBed(grid, elevationM, floors, random.fork('sea-bed'));
  const main = mainChannel(plan.valleys, random.fork('river'));
  const streams = plan.valleys.sideValleys.map((valley) =>
    sideChannel(plan.valleys, valley, main, random.fork(`stream-${valley.id}`)),
  );
  const levee = new Uint8Array(elevationM.length);
  const channel = new Uint8Array(elevationM.length);
  const { banks, lowBank } = planLevees(plan.valleys, main, streams[0] as SideChannel);
  for (const bank of banks) raiseLevee(grid, bank, elevationM, levee);
  for (const stream of streams) carveChannel(grid, stream, elevationM, channel, 2);
  carveChannel(grid, main, elevationM, channel, 1);
  for (let cell = 0; cell < levee.length; cell++) if (channel[cell] !== 0) levee[cell] = 0;
  const townCells = enclosedTown(grid, plan, floors, levee, channel);
  const { slope, ditch } = shapeHills(grid, elevationM, floors, townCells);
  return { slope, ditch, elevationM, floors, main, streams, levee, channel, lowBank, townCells };
}

/** Sea bed: a beach that falls to about 20 m within the grid. */
function laySeaBed(grid: GridSpec, elevationM: Float64Array, floors: HeldFloors, random: Random): void {
  const uneven = fractalNoise(random, { wavelengthM: 900, octaves: 3, gain: 0.5 });
  for (let cell = 0; cell < elevationM.length; cell++) {
    if (floors.kind[cell] !== groundCode('sea')) continue;
    const outM = -(floors.shoreM[cell] as number);
    const row = Math.floor(cell / grid.columns);
    const fall = 0.5 + (24 * outM) / (outM + 900);
    elevationM[cell] =
      -fall * (1 + 0.18 * uneven((cell - row * grid.columns) * grid.cellSizeM, row * grid.cellSizeM));
  }
}

/** The floodplain cells on the town's side that levees and hills shut off from the river. */
function enclosedTown(
  grid: GridSpec,
  plan: FloorPlan,
  floors: HeldFloors,
  levee: Uint8Array,
  channel: Uint8Array,
): Uint32Array {
  const margin = 400;
  return largestPiece(grid, (cell) => {
    if (floors.kind[cell] !== groundCode('floodplain') || levee[cell] === 1 || channel[cell] !== 0)
      return false;
    const upstream = floors.upstreamM[cell] as number;
    const onTownSide = (floors.axisOffsetM[cell] as number) * plan.valleys.townSide > -200;
    return onTownSide && upstream > townReach.fromM - margin && upstream < townReach.toM + margin;
  });
}

/**
 * Raises the small pits that interpolation left on hills, terrace and valley floors, not what levees enclose, then cuts the
 * gullies. Returns the slope in between and the marks of the gullies.
 */
function shapeHills(
  grid: GridSpec,
  elevationM: Float64Array,
  floors: HeldFloors,
  townCells: Uint32Array,
): { readonly slope: Float32Array; readonly ditch: Uint8Array } {
  const outlets = edgeCells(grid);
  for (let cell = 0; cell < outlets.length; cell++) {
    if (floors.kind[cell] === groundCode('sea')) outlets[cell] = 1;
  }
  for (const cell of townCells) outlets[cell] = 1;
  const flooded = priorityFlood(grid, elevationM, outlets);
  const { filledM } = flooded;
  for (let cell = 0; cell < elevationM.length; cell++) {
    const kind = floors.kind[cell] as number;
    if (kind === groundCode('floodplain') || kind === groundCode('sea')) continue;
    if ((filledM[cell] as number) - (elevationM[cell] as number) < 6)
      elevationM[cell] = filledM[cell] as number;
  }
  const slope = slopeOf(grid, elevationM);
  return { slope, ditch: cutGullies(grid, elevationM, floors, flooded) };
}
