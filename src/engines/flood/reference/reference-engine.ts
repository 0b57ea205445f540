import { ok } from '../../../core/result.ts';
import type { FloodEngine } from '../../../domain/ports.ts';
import { type EngineKind, runFlood } from '../driver/run-flood.ts';
import { FullSimulation } from './full/full-simulation.ts';
import { fullStateOf } from './full/full-state.ts';
import { plainFullKernelOf } from './full/plain-full-kernel.ts';
import { InertialSimulation } from './inertial/inertial-simulation.ts';
import { inertialStateOf } from './inertial/inertial-state.ts';
import { plainKernelOf } from './inertial/plain-kernel.ts';

const kind: EngineKind = {
  id: 'flood-reference',
  version: '2.0.0',
  start: async (flood) => {
    if (flood.scheme.kind === 'full') {
      const state = fullStateOf(flood, flood.scheme.order);
      return ok(new FullSimulation(flood, state, plainFullKernelOf(flood)));
    }
    return ok(new InertialSimulation(flood, inertialStateOf(flood), plainKernelOf(flood)));
  },
};

/** The plain TypeScript engine: the oracle of the faster ones. One thread; equal cases, equal bits. */
export const referenceFloodEngine: FloodEngine = {
  id: kind.id,
  version: kind.version,
  run: (flood, hooks) => runFlood(kind, flood, hooks),
};
