import type { ShelterType } from '../region/facilities.ts';

/** Why no evacuation plan can be made, with what came and what was wanted. */
export type PlanFault =
  | { readonly kind: 'plan-layer-missing'; readonly layer: 'buildings' | 'roads' | 'facilities' }
  | {
      readonly kind: 'plan-no-flood-shelter';
      readonly shelterCount: number;
      readonly wantedTypes: readonly ShelterType[];
    }
  | {
      readonly kind: 'plan-option-out-of-range';
      readonly option: 'walkSpeedMPerS' | 'departureS';
      readonly value: number;
      readonly minimum: number;
      readonly maximum: number;
    }
  | { readonly kind: 'plan-unknown-road'; readonly edge: number; readonly edgeCount: number }
  | { readonly kind: 'plan-unknown-shelter'; readonly shelterId: string }
  | { readonly kind: 'plan-no-frames' };
