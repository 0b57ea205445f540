import { type AdminCodeList, adminCodeSystems } from '../../domain/region/admin-codes.ts';
import type { AdminArea, NamedPlace } from '../../domain/region/region.ts';
import { listLayer } from './layer.ts';
import type { RecordReader } from './record-reader.ts';

const adminLevels = ['municipality', 'eup-myeon-dong', 'ri'] as const;
const indexMaximum = 2 ** 31 - 1;

export const placesLayer = listLayer<NamedPlace>({
  file: 'vectors/places.fgb',
  shape: 'point',
  columns: { id: 'text', name_ko: 'text', name_en: 'text' },
  record: (place) => ({
    parts: [[place.xM, place.yM]],
    fields: { id: place.id, name_ko: place.name.ko, name_en: place.name.en },
  }),
  item: (reader) => ({ id: reader.text('id'), name: reader.name(), ...reader.point() }),
});

/** Administrative areas, each of one or more outer rings; `parent_index` is the position of the area that holds it. */
export const adminAreasLayer = listLayer<AdminArea>({
  file: 'vectors/admin-areas.fgb',
  shape: 'area',
  columns: {
    code: 'text',
    code_system: 'text',
    base_year: 'integer',
    name_ko: 'text',
    name_en: 'text',
    level: 'text',
    parent_index: 'integer',
  },
  record: (area) => ({
    parts: area.rings,
    fields: {
      code: area.code,
      code_system: area.codeList?.system ?? null,
      base_year: area.codeList?.baseYear ?? null,
      name_ko: area.name.ko,
      name_en: area.name.en,
      level: area.level,
      parent_index: area.parentIndex,
    },
  }),
  item: (reader) => ({
    code: reader.text('code'),
    ...codeListOf(reader),
    name: reader.name(),
    level: reader.oneOf('level', adminLevels),
    parentIndex: reader.indexOrNull('parent_index', indexMaximum),
    rings: reader.parts(6),
  }),
});

function codeListOf(reader: RecordReader): { readonly codeList?: AdminCodeList } {
  const system = reader.oneOfOrNull('code_system', adminCodeSystems);
  return system === null ? {} : { codeList: { system, baseYear: reader.indexOrNull('base_year', 9999) } };
}
