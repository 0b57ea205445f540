import type { FloodCase } from '../../../domain/hazard/flood/flood-case.ts';
import { EdgeWater } from '../reference/full/edge-water.ts';
import { type FullState, fullStateOf } from '../reference/full/full-state.ts';
import { HeldLevel } from '../reference/full/held-level.ts';
import { fastestWaves, waveSpeedsMPerS } from '../reference/full/wave-speeds.ts';
import { bitsOf, levelDatumM } from './agenda.ts';
import { floodFieldsOf, putWater, type Words } from './flood-fields.ts';
import { type FullBuffers, fullPlan } from './full-passes.ts';
import type { GpuScheme } from './gpu-scheme.ts';

/** Eleven 32-bit fields and marks that the start is made in. */
const hostBytesPerCell = 11 * 4 + 1;

/** The full shallow-water equations of a case, first or second order. */
export function fullScheme(flood: FloodCase, order: 1 | 2): GpuScheme {
  const state = fullStateOf(flood, 1);
  const edges = new EdgeWater(state, flood);
  const held = new HeldLevel(state, flood);
  const outsideMPerS = Math.max(held.set(0), edges.set(0));
  const { friction } = state;
  const fields = floodFieldsOf(flood, {
    state,
    shore: held.shore,
    water: cellsOf(state),
    besideFlags: (i) => bitsOf(friction[i] as number),
    largest: Math.max(outsideMPerS, fastestWaves(state).speedsMPerS),
  });
  const padded = state.bedM.length;
  const datumM = levelDatumM(flood);
  return {
    fields,
    waterWords: 4,
    stages: order,
    hostBytesPerCell,
    urgency(water, index, depthM) {
      if (depthM <= state.stillDepthM) return 0;
      const [east, south] = momentumOf(water, index);
      return waveSpeedsMPerS(depthM, Math.abs(east) + Math.abs(south));
    },
    plan(common, { empty }) {
      const buffers: FullBuffers = {
        ...common,
        eastFaces: empty(16 * padded),
        southFaces: empty(16 * padded),
        eastSlopes: empty(order === 2 ? 16 * padded : 0),
        southSlopes: empty(order === 2 ? 16 * padded : 0),
        started: empty(order === 2 ? 16 * padded : 0),
      };
      return fullPlan(buffers, flood, {
        fields,
        order,
        stillDepthM: state.stillDepthM,
        lowestShoreM: held.shore.reduce(
          (lowest, i) => Math.min(lowest, (state.bedM[i] as number) - datumM),
          1e9,
        ),
      });
    },
  };
}

const bits = new Uint32Array(2);
const floats = new Float32Array(bits.buffer);

function momentumOf(water: Uint32Array, index: number): readonly [east: number, south: number] {
  bits.set(water.subarray(4 * index + 2, 4 * index + 4));
  return [floats[0] as number, floats[1] as number];
}

function cellsOf(state: FullState): Words {
  const { depthM, momentumEast, momentumSouth } = state;
  const cells = new Uint32Array(4 * depthM.length);
  putWater(state, cells, 4);
  for (let i = 0; i < depthM.length; i++) {
    cells[4 * i + 2] = bitsOf(momentumEast[i] as number);
    cells[4 * i + 3] = bitsOf(momentumSouth[i] as number);
  }
  return cells;
}
