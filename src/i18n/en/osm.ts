import type { osmKo } from '../ko/osm.ts';
import type { Messages } from '../messages.ts';

export const osmEn: Messages<typeof osmKo> = {
  fault: {
    'osm-not-pbf': '{{file}} is not an OSM PBF file (technical: {{reason}}).',
    'osm-part-too-large':
      'A part of {{file}} at byte {{startByte}} has {{bytes}} bytes; the format allows less than {{maximumBytes}}. The file is broken or hostile.',
    'osm-feature-unsupported':
      'Reading {{file}} needs the feature "{{feature}}", which this program lacks. Use a plain OSM extract.',
    'osm-compression-unsupported': '{{file}} is packed with {{came}}. Packings that can be read: {{wanted}}.',
    'osm-damaged':
      '{{file}} is damaged at byte {{startByte}} (technical: {{reason}}). Please download it again.',
    'osm-not-json': '{{file}} is not JSON. It begins with "{{came}}".',
    'osm-not-overpass': '{{file}} has no list "{{field}}". It must be the JSON answer of an Overpass server.',
    'osm-answer-incomplete':
      'The Overpass server did not finish its answer: {{remark}} ({{file}}) Ask for a smaller area or try again later.',
    'osm-coordinates-swapped':
      '{{count}} positions in {{file}} seem to have latitude and longitude in the wrong order. Longitude comes first.',
    'osm-not-footprints': '{{file}} has no "{{field}}". It must be GeoJSON with polygons of buildings.',
    'osm-too-much':
      '{{file}} has {{count}} {{what}} in the area, over the limit of {{maximum}}. Choose a smaller area.',
    'osm-cancelled': 'Reading of OSM data was stopped.',
  },
};
