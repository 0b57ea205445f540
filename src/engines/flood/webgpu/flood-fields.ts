import type { FloodCase } from '../../../domain/hazard/flood/flood-case.ts';
import { gridEdgesOf, gridSides } from '../driver/grid-edges.ts';
import { gravityMPerS2, paddedIndex } from '../driver/water-state.ts';
import { HeldWater } from '../reference/inertial/held-water.ts';
import { type InertialState, inertialStateOf } from '../reference/inertial/inertial-state.ts';
import { bitsOf } from './agenda.ts';
import { fixedOfM } from './fixed-point.ts';
import { type GroundKind, groundStride } from './shaders/depth-kernels.ts';
import { edgeBits } from './shaders/edge-kernel.ts';
import { exchangeKinds } from './shaders/exchange-kernels.ts';
import { cellFlags } from './shaders/prelude.ts';

type Words = Uint32Array<ArrayBuffer>;

/** What a case is at its start, as the buffers hold it; lists may be empty. */
export interface FloodFields {
  /** The state at the start in the layout of the reference, held cells at their level. */
  readonly state: InertialState;
  /** (flags, bits of the share that water fills) per cell. */
  readonly flags: Words;
  readonly water: Words;
  readonly peaks: Float32Array<ArrayBuffer>;
  readonly friction: Float32Array<ArrayBuffer>;
  readonly discharges: Float32Array<ArrayBuffer>;
  /** Soil and drains of each cell as the depth kernel wants them; empty where nothing is taken. */
  readonly ground: Words;
  readonly edges: Words;
  readonly exchanges: Words;
  readonly held: Words;
  /** (cell, inflow, bits of the share that water fills, 0), sorted by cell. */
  readonly inflowCells: Words;
  readonly gaugeCells: Words;
  /** Lowest bed along each side, m. */
  readonly lowestBedM: Float32Array<ArrayBuffer>;
  readonly deepestM: number;
}

export function floodFieldsOf(flood: FloodCase): FloodFields {
  const state = inertialStateOf(flood);
  const heldWater = new HeldWater(state, flood);
  heldWater.setLevel(0);
  const held = Uint32Array.from(state.held.keys()).filter((i) => state.held[i] === 1);
  return {
    state,
    held,
    flags: flagsOf(state, flood),
    water: waterOf(state),
    peaks: peaksOf(state),
    friction: interleaved(state.frictionEast, state.frictionSouth),
    discharges: planes(state.dischargeEast, state.dischargeSouth),
    ground: groundOf(state, flood),
    ...edgesOf(state, flood, heldWater.shore),
    inflowCells: inflowCellsOf(state, flood),
    gaugeCells: gaugeCellsOf(state, flood),
    deepestM: deepestOf(state, heldWater.shore),
  };
}

function flagsOf(state: InertialState, flood: FloodCase): Words {
  const flags = new Uint32Array(2 * state.bedM.length).fill(cellFlags.closed);
  for (let i = 0; i < state.bedM.length; i++) flags[2 * i + 1] = bitsOf(state.porosity?.[i] ?? 1);
  for (let cell = 0; cell < flood.bedM.length; cell++) {
    const i = paddedIndex(state, cell);
    const zone = flood.rainZones === null ? 0 : (flood.rainZones.zone[cell] as number) + 1;
    flags[2 * i] = state.closed[i] === 1 ? cellFlags.closed : state.held[i] === 1 ? cellFlags.held : zone;
  }
  return flags;
}

function waterOf({ depthM, held, porosity }: InertialState): Words {
  const water = new Uint32Array(2 * depthM.length);
  for (let i = 0; i < depthM.length; i++) {
    if (held[i] === 0) water.set(fixedOfM((depthM[i] as number) * (porosity?.[i] ?? 1)), 2 * i);
  }
  return water;
}

/** Largest depth and arrival at the start; held cells count from their level. */
function peaksOf({ depthM, arrivalS, arrivalDepthM, held }: InertialState): Float32Array<ArrayBuffer> {
  const peaks = new Float32Array(2 * depthM.length);
  for (let i = 0; i < depthM.length; i++) {
    const depth = depthM[i] as number;
    peaks[2 * i] = depth;
    peaks[2 * i + 1] = held[i] === 1 && depth > arrivalDepthM ? 0 : (arrivalS[i] as number);
  }
  return peaks;
}

/** What the ground of a case takes. */
export const groundKindOf = ({ infiltration, drainageMPerS, porosity }: FloodCase): GroundKind => ({
  soil: infiltration.kind,
  hasDrains: drainageMPerS !== null,
  isPorous: porosity !== null,
});

function groundOf(state: InertialState, flood: FloodCase): Words {
  const { infiltration, drainageMPerS, bedM } = flood;
  const stride = 4 * groundStride(groundKindOf(flood));
  const words = new Uint32Array(stride * state.bedM.length);
  const values = new Float32Array(words.buffer);
  if (stride === 0) return words;
  for (let cell = 0; cell < bedM.length; cell++) {
    const at = stride * paddedIndex(state, cell);
    if (infiltration.kind === 'constant') values[at] = infiltration.rateMPerS[cell] as number;
    if (infiltration.kind === 'green-ampt') {
      values[at] = infiltration.conductivityMPerS[cell] as number;
      values[at + 1] =
        (infiltration.suctionHeadM[cell] as number) * (infiltration.moistureDeficit[cell] as number);
    }
    if (drainageMPerS !== null) values[at + 4] = drainageMPerS[cell] as number;
  }
  return words;
}

function edgesOf(
  state: InertialState,
  flood: FloodCase,
  shore: Uint32Array,
): Pick<FloodFields, 'edges' | 'exchanges' | 'lowestBedM'> {
  const edges: number[] = [];
  const exchanges: number[] = [];
  const lowestBedM = new Float32Array(gridSides.length).fill(1e9);
  const { bedM, held } = state;
  for (const { side, cells, gridCells, inwardOffset, stageM } of gridEdgesOf(state, flood)) {
    const number = gridSides.indexOf(side);
    lowestBedM[number] = cells.reduce((lowest, i) => Math.min(lowest, bedM[i] as number), 1e9);
    for (const [k, i] of cells.entries()) {
      const bits = (stageM === null ? 0 : edgeBits.stage) | (held[i] === 1 ? edgeBits.held : 0);
      const roughness = flood.manning[gridCells[k] as number] as number;
      edges.push(i, i + inwardOffset, number | bits, bitsOf(gravityMPerS2 * roughness ** 2));
      exchanges.push(i, exchangeKinds[side]);
    }
  }
  for (const i of shore) exchanges.push(i, exchangeKinds.shore);
  return { edges: Uint32Array.from(edges), exchanges: Uint32Array.from(exchanges), lowestBedM };
}

function inflowCellsOf(state: InertialState, { inflows }: FloodCase): Words {
  const entries = inflows.flatMap(({ cells }, k) =>
    Array.from(cells, (cell): readonly number[] => {
      const i = paddedIndex(state, cell);
      return [i, k, bitsOf(state.porosity?.[i] ?? 1), 0];
    }),
  );
  entries.sort(([a = 0], [b = 0]) => a - b);
  return Uint32Array.from(entries.flat());
}

function gaugeCellsOf(state: InertialState, { gauges, gaugeLines }: FloodCase): Words {
  const cells = new Set(gauges.map(({ cell }) => cell));
  for (const line of gaugeLines) for (const cell of line.cells) cells.add(cell);
  return Uint32Array.from(cells, (cell) => paddedIndex(state, cell));
}

function deepestOf({ depthM, held }: InertialState, shore: Uint32Array): number {
  let deepest = 0;
  for (let i = 0; i < depthM.length; i++) if (held[i] === 0) deepest = Math.max(deepest, depthM[i] as number);
  for (const i of shore) deepest = Math.max(deepest, depthM[i] as number);
  return deepest;
}

function interleaved(a: Float32Array, b: Float32Array): Float32Array<ArrayBuffer> {
  const both = new Float32Array(2 * a.length);
  for (let i = 0; i < a.length; i++) {
    both[2 * i] = a[i] as number;
    both[2 * i + 1] = b[i] as number;
  }
  return both;
}

function planes(a: Float32Array, b: Float32Array): Float32Array<ArrayBuffer> {
  const both = new Float32Array(2 * a.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
