import { defaultFullOrder } from '../../../domain/hazard/flood/engine-defaults.ts';
import type { LisfloodNote } from './lisflood-fault.ts';

/** Solvers of LISFLOOD-FP by the keyword of their line; the diffusive one has none. */
export type LisfloodSolver = 'acceleration' | 'fv1' | 'fv2' | 'dg2' | 'roe' | 'diffusive';

/** Equations of a case, and their order where it is `full`. */
export interface CaseScheme {
  readonly kind: 'inertial' | 'full';
  readonly order: 1 | 2;
}

/** Finite volumes and Galerkin solvers are the full equations; the diffusive solver becomes local-inertial. */
const schemes: Readonly<Record<LisfloodSolver, CaseScheme>> = {
  acceleration: { kind: 'inertial', order: 1 },
  fv1: { kind: 'full', order: 1 },
  fv2: { kind: 'full', order: 2 },
  dg2: { kind: 'full', order: 2 },
  roe: { kind: 'full', order: 1 },
  diffusive: { kind: 'inertial', order: 1 },
};

/**
 * The scheme of a case for a solver, or for the equations asked for in its place: the solver's order stays where they are
 * its own. All but local inertia that stays so is told.
 */
export function schemeOf(
  solver: LisfloodSolver | null,
  asked: CaseScheme['kind'] | null,
  note: (note: LisfloodNote) => void,
): CaseScheme {
  const own = schemes[solver ?? 'acceleration'];
  const scheme =
    asked === null || asked === own.kind ? own : ({ kind: asked, order: defaultFullOrder } as const);
  if (solver !== null && !(solver === 'acceleration' && scheme.kind === 'inertial')) {
    const word = scheme.kind === 'full' ? `full, order ${scheme.order}` : scheme.kind;
    note({ kind: 'flood-lisflood-scheme', came: solver, scheme: word });
  }
  return scheme;
}
