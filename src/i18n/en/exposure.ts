import type { exposureKo } from '../ko/exposure.ts';
import type { Messages } from '../messages.ts';

export const exposureEn: Messages<typeof exposureKo> = {
  layer: { buildings: 'buildings', roads: 'roads', facilities: 'facilities' },
  field: { bedM: 'ground elevation', depthM: 'water depth' },
  threshold: {
    hitDepthM: 'depth that counts as affected',
    evacuateDepthM: 'depth for evacuation',
    shelterDepthM: 'depth for needing a shelter',
    carDepthM: 'depth that stops cars',
    largeVehicleDepthM: 'depth that stops large vehicles',
    walkDepthM: 'depth that stops people on foot',
  },
  definition: {
    affectedPeople:
      'People inside buildings that water has reached (at or over the depth that counts as affected).',
    toEvacuatePeople:
      'People inside buildings at or over the depth for evacuation. Isolated people are counted apart.',
    isolatedPeople:
      'People inside buildings that must not be left for water, from which every road out of the region or to a fire station is closed to cars. They stay and are supplied, or rescued apart.',
    needShelterPeople:
      'People inside buildings at or over the depth for needing a shelter: they cannot sleep there as soon as the water has gone.',
  },
  fault: {
    'exposure-grid-mismatch':
      'The grid of the flood ({{columns}} × {{rows}}, {{cellSizeM}} m) is not the prepared one ({{wantedColumns}} × {{wantedRows}}, {{wantedCellSizeM}} m), so nothing can be counted on it.',
    'exposure-field-length':
      'The $t(exposure.field.{{field}}) data has {{length}} cells; the grid wants {{wanted}}.',
    'exposure-outside-grid':
      '{{count}} $t(exposure.layer.{{layer}}) lie outside the computation grid, so their depth is unknown; the first is {{id}}. Make the extent of the region hold them.',
    'exposure-threshold-invalid':
      'The $t(exposure.threshold.{{threshold}}) was given as {{value}} m; it must be a depth above 0.',
  },
};
