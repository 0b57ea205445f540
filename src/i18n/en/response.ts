import type { responseKo } from '../ko/response.ts';
import type { Messages } from '../messages.ts';

export const responseEn: Messages<typeof responseKo> = {
  layer: { buildings: 'buildings', roads: 'roads', facilities: 'facilities' },
  option: { walkSpeedMPerS: 'walking speed (m/s)', departureS: 'departure (s after the start)' },
  wanted: { region: 'region', run: 'flood run' },
  fault: {
    'plan-layer-missing':
      'This region has no $t(response.layer.{{layer}}), so no evacuation can be planned; open a region that has them.',
    'plan-no-flood-shelter':
      'None of the {{shelterCount}} shelters can be used in a flood; temporary housing, a heat or cold shelter, or a tsunami site above ground is needed.',
    'plan-option-out-of-range':
      'The $t(response.option.{{option}}) was given as {{value}}; it must lie between {{minimum}} and {{maximum}}.',
    'plan-unknown-road':
      'Road {{edge}} was to be closed, but the region has {{edgeCount}} roads and none of that number.',
    'plan-unknown-shelter': 'Shelter {{shelterId}} was to be taken out, but the region has no such shelter.',
    'plan-no-frames': 'No flood has been computed yet; compute one before planning the evacuation.',
    'response-nothing-open':
      'A $t(response.wanted.{{wanted}}) is needed before exposure and evacuation can be computed.',
  },
};
