import type { FloodCase } from '../../../domain/hazard/flood/flood-case.ts';
import { valueAt } from '../../../domain/hazard/flood/forcing/time-series.ts';
import { isClosed, isHeld } from '../driver/cell-marks.ts';
import { gridEdgesOf, gridSides } from '../driver/grid-edges.ts';
import { gravityMPerS2, paddedIndex, type WaterState } from '../driver/water-state.ts';
import { agendaSeries, bitsOf, levelDatumM } from './agenda.ts';
import { type BreachTable, breachTableOf } from './breach-table.ts';
import { fixedOfM } from './fixed-point.ts';
import { type LinkTable, linkTableOf } from './link-table.ts';
import { edgeBits } from './shaders/edge-kernel.ts';
import { exchangeKinds, type WaterWords } from './shaders/exchange-kernels.ts';
import { type GroundKind, groundStride } from './shaders/ground.ts';
import { cellFlags } from './shaders/prelude.ts';

export type Words = Uint32Array<ArrayBuffer>;

/** What a case is at its start, as the buffers hold it; lists may be empty. */
export interface FloodFields {
  /** The state at the start in the layout of the reference, held cells at their level. */
  readonly state: WaterState;
  /** (flags, bits of a value of the scheme's) per cell. */
  readonly flags: Words;
  readonly water: Words;
  readonly peaks: Float32Array<ArrayBuffer>;
  /** Soil and drains of each cell as the kernels want them; empty where nothing is taken. */
  readonly ground: Words;
  readonly edges: Words;
  readonly exchanges: Words;
  readonly held: Words;
  /** Whether water arrives at held cells, as it does in the local-inertial reference. */
  readonly notesHeldArrival: boolean;
  /** (cell, inflow, bits of the share that water fills, 0), sorted by cell. */
  readonly inflowCells: Words;
  readonly gaugeCells: Words;
  /** What moves water between cells or out of the grid; null without such structures. */
  readonly links: LinkTable | null;
  /** Levees that give way; null without any. */
  readonly breaches: BreachTable | null;
  /** Lowest bed along each side, m over the datum of levels. */
  readonly lowestBedM: Float32Array<ArrayBuffer>;
  /** Levels at the four sides at the start, m over their datum; 0 where none is given. */
  readonly edgeM: Float32Array<ArrayBuffer>;
  /** Largest of what bounds the first step: a depth, m, or a speed, m/s. */
  readonly largest: number;
}

/** What a scheme adds to a start. */
interface SchemeStart {
  readonly state: WaterState;
  /** Held cells beside a free one. */
  readonly shore: Uint32Array;
  readonly water: Words;
  /** Bits that go with the flags of a padded cell. */
  besideFlags(index: number): number;
  readonly largest: number;
}

export function floodFieldsOf(flood: FloodCase, start: SchemeStart): FloodFields {
  const { state, shore, water, largest } = start;
  const edges = edgesOf(state, flood, shore);
  const accounts = agendaSeries(flood).length + edges.exchanges.length / 2;
  return {
    state,
    water,
    largest,
    held: Uint32Array.from(state.marks.keys()).filter((i) => isHeld(state.marks, i) && isInside(state, i)),
    flags: flagsOf(flood, start),
    peaks: peaksOf(state, flood),
    notesHeldArrival: flood.scheme.kind === 'inertial',
    ground: groundOf(state, flood),
    ...edges,
    inflowCells: inflowCellsOf(state, flood),
    gaugeCells: gaugeCellsOf(state, flood),
    links: flood.structures.length === 0 ? null : linkTableOf(state, flood, accounts),
    breaches: breachTableOf(state, flood),
  };
}

function isInside({ columns, rows, stride }: WaterState, i: number): boolean {
  const row = Math.floor(i / stride);
  const column = i % stride;
  return row > 0 && row <= rows && column > 0 && column <= columns;
}

/** Flags of closed and held cells, else the rain zone; ring cells that let water pass have none. */
function flagsOf(flood: FloodCase, { state, besideFlags }: SchemeStart): Words {
  const { marks } = state;
  const flags = new Uint32Array(2 * marks.length);
  for (let i = 0; i < marks.length; i++) {
    flags[2 * i] = isClosed(marks, i) ? cellFlags.closed : isHeld(marks, i) ? cellFlags.held : 0;
    flags[2 * i + 1] = besideFlags(i);
  }
  for (let cell = 0; flood.rainZones !== null && cell < flood.bedM.length; cell++) {
    const i = 2 * paddedIndex(state, cell);
    if (flags[i] === 0) flags[i] = (flood.rainZones.zone[cell] as number) + 1;
  }
  return flags;
}

/** Puts the water of all free cells into a buffer of so many words per cell. */
export function putWater({ depthM, marks, porosity }: WaterState, into: Words, words: WaterWords): void {
  for (let i = 0; i < depthM.length; i++) {
    if (!isHeld(marks, i)) into.set(fixedOfM((depthM[i] as number) * (porosity?.[i] ?? 1)), words * i);
  }
}

/** Largest depth and arrival at the start; held cells count from their level. */
function peaksOf(
  { depthM, arrivalS, arrivalDepthM, marks }: WaterState,
  { scheme }: FloodCase,
): Float32Array<ArrayBuffer> {
  const arrives = scheme.kind === 'inertial';
  const peaks = new Float32Array(2 * depthM.length);
  for (let i = 0; i < depthM.length; i++) {
    const depth = depthM[i] as number;
    peaks[2 * i] = depth;
    peaks[2 * i + 1] = arrives && isHeld(marks, i) && depth > arrivalDepthM ? 0 : (arrivalS[i] as number);
  }
  return peaks;
}

/** What the ground of a case takes. */
export const groundKindOf = ({ infiltration, drainageMPerS, porosity }: FloodCase): GroundKind => ({
  soil: infiltration.kind,
  hasDrains: drainageMPerS !== null,
  isPorous: porosity !== null,
});

function groundOf(state: WaterState, flood: FloodCase): Words {
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
  state: WaterState,
  flood: FloodCase,
  shore: Uint32Array,
): Pick<FloodFields, 'edges' | 'exchanges' | 'lowestBedM' | 'edgeM'> {
  const edges: number[] = [];
  const exchanges: number[] = [];
  const lowestBedM = new Float32Array(gridSides.length).fill(1e9);
  const edgeM = new Float32Array(gridSides.length);
  const datumM = levelDatumM(flood);
  const { bedM, marks } = state;
  for (const { side, cells, gridCells, inwardOffset, stageM } of gridEdgesOf(state, flood)) {
    const number = gridSides.indexOf(side);
    if (stageM !== null) edgeM[number] = valueAt(stageM, 0) - datumM;
    lowestBedM[number] = cells.reduce((lowest, i) => Math.min(lowest, (bedM[i] as number) - datumM), 1e9);
    for (const [k, i] of cells.entries()) {
      const bits = (stageM === null ? 0 : edgeBits.stage) | (isHeld(marks, i) ? edgeBits.held : 0);
      const roughness = flood.manning[gridCells[k] as number] as number;
      edges.push(i, i + inwardOffset, number | bits, bitsOf(gravityMPerS2 * roughness ** 2));
      exchanges.push(i, exchangeKinds[side]);
    }
  }
  for (const i of shore) exchanges.push(i, exchangeKinds.shore);
  return { edges: Uint32Array.from(edges), exchanges: Uint32Array.from(exchanges), lowestBedM, edgeM };
}

function inflowCellsOf(state: WaterState, { inflows }: FloodCase): Words {
  const entries = inflows.flatMap(({ cells }, k) =>
    Array.from(cells, (cell): readonly number[] => {
      const i = paddedIndex(state, cell);
      return [i, k, bitsOf(state.porosity?.[i] ?? 1), 0];
    }),
  );
  entries.sort(([a = 0], [b = 0]) => a - b);
  return Uint32Array.from(entries.flat());
}

function gaugeCellsOf(state: WaterState, { gauges, gaugeLines }: FloodCase): Words {
  const cells = new Set(gauges.map(({ cell }) => cell));
  for (const line of gaugeLines) for (const cell of line.cells) cells.add(cell);
  return Uint32Array.from(cells, (cell) => paddedIndex(state, cell));
}
