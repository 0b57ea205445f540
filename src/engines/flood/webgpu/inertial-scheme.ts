import type { FloodCase } from '../../../domain/hazard/flood/flood-case.ts';
import { HeldWater } from '../reference/inertial/held-water.ts';
import { inertialStateOf } from '../reference/inertial/inertial-state.ts';
import { bitsOf } from './agenda.ts';
import { floodFieldsOf, putWater } from './flood-fields.ts';
import type { GpuScheme } from './gpu-scheme.ts';
import { type InertialBuffers, inertialPlan } from './inertial-passes.ts';

/** Twelve 32-bit fields and marks that the start is made in. */
const hostBytesPerCell = 12 * 4 + 1;

/** The local-inertial scheme of a case. */
export function inertialScheme(flood: FloodCase): GpuScheme {
  const state = inertialStateOf(flood);
  const heldWater = new HeldWater(state, flood);
  heldWater.setLevel(0);
  const water = new Uint32Array(2 * state.depthM.length);
  putWater(state, water, 2);
  const fields = floodFieldsOf(flood, {
    state,
    shore: heldWater.shore,
    water,
    besideFlags: (i) => bitsOf(state.porosity?.[i] ?? 1),
    largest: heldWater.deepestMovingM(),
  });
  const padded = state.bedM.length;
  return {
    fields,
    waterWords: 2,
    stages: 1,
    hostBytesPerCell,
    urgency: (_water, _index, depthM) => depthM,
    plan(common, { empty, filled }) {
      const buffers: InertialBuffers = {
        ...common,
        friction: filled(interleaved(state.frictionEast, state.frictionSouth)),
        discharges: filled(planes(state.dischargeEast, state.dischargeSouth)),
        wanted: empty(8 * padded),
        payable: filled(new Float32Array(padded).fill(1)),
        frame: empty(12 * flood.bedM.length),
      };
      return inertialPlan(buffers, flood, fields);
    },
  };
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
