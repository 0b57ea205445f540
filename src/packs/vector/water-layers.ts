import type { Gauge } from '../../domain/region/facilities.ts';
import type { InflowPoint, River } from '../../domain/region/region.ts';
import { listLayer } from './layer.ts';

const gaugeTypes = ['river-gauge', 'rain-gauge'] as const;

/** River and rain gauges; only river gauges have a zero and the four stages, and not all of them. */
export const gaugesLayer = listLayer<Gauge>({
  file: 'vectors/gauges.fgb',
  shape: 'point',
  columns: {
    id: 'text',
    type: 'text',
    name_ko: 'text',
    name_en: 'text',
    zero_m: 'double',
    attention_m: 'double',
    caution_m: 'double',
    alert_m: 'double',
    serious_m: 'double',
  },
  record: (gauge) => {
    const river = gauge.type === 'river-gauge' ? gauge : null;
    return {
      parts: [[gauge.xM, gauge.yM]],
      fields: {
        id: gauge.id,
        type: gauge.type,
        name_ko: gauge.name.ko,
        name_en: gauge.name.en,
        zero_m: river?.zeroM ?? null,
        attention_m: river?.thresholds?.attentionM ?? null,
        caution_m: river?.thresholds?.cautionM ?? null,
        alert_m: river?.thresholds?.alertM ?? null,
        serious_m: river?.thresholds?.seriousM ?? null,
      },
    };
  },
  item: (reader) => {
    const type = reader.oneOf('type', gaugeTypes);
    const base = { id: reader.text('id'), name: reader.name(), ...reader.point() };
    if (type === 'rain-gauge') return { type, ...base };
    const [attentionM, cautionM, alertM, seriousM] = [
      reader.numberOrNull('attention_m'),
      reader.numberOrNull('caution_m'),
      reader.numberOrNull('alert_m'),
      reader.numberOrNull('serious_m'),
    ];
    const hasAll = attentionM !== null && cautionM !== null && alertM !== null && seriousM !== null;
    const thresholds = hasAll ? { attentionM, cautionM, alertM, seriousM } : null;
    return { type, ...base, zeroM: reader.numberOrNull('zero_m'), thresholds };
  },
});

/** Centre lines of rivers, source to mouth. */
export const riversLayer = listLayer<River>({
  file: 'vectors/rivers.fgb',
  shape: 'line',
  columns: { id: 'text', name_ko: 'text', name_en: 'text', width_m: 'double' },
  record: (river) => ({
    parts: [river.lineXY],
    fields: { id: river.id, name_ko: river.name.ko, name_en: river.name.en, width_m: river.widthM },
  }),
  item: (reader) => ({
    id: reader.text('id'),
    name: reader.name(),
    lineXY: reader.part(4),
    widthM: reader.number('width_m'),
  }),
});

/** Points where rivers are fed. */
export const inflowPointsLayer = listLayer<InflowPoint>({
  file: 'vectors/inflow-points.fgb',
  shape: 'point',
  columns: {
    id: 'text',
    name_ko: 'text',
    name_en: 'text',
    width_m: 'double',
    base_flow_m3_per_s: 'double',
  },
  record: (point) => ({
    parts: [[point.xM, point.yM]],
    fields: {
      id: point.id,
      name_ko: point.name.ko,
      name_en: point.name.en,
      width_m: point.widthM,
      base_flow_m3_per_s: point.baseFlowM3PerS,
    },
  }),
  item: (reader) => ({
    id: reader.text('id'),
    name: reader.name(),
    ...reader.point(),
    widthM: reader.number('width_m'),
    baseFlowM3PerS: reader.number('base_flow_m3_per_s'),
  }),
});
