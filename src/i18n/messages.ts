import { hazardPanelEn } from './en/hazard-panel.ts';
import { layersPanelEn } from './en/layers-panel.ts';
import { regionPanelEn } from './en/region-panel.ts';
import { responsePanelEn } from './en/response-panel.ts';
import { shellEn } from './en/shell.ts';
import { timelineEn } from './en/timeline.ts';
import { uiEn } from './en/ui.ts';
import { hazardPanelKo } from './ko/hazard-panel.ts';
import { layersPanelKo } from './ko/layers-panel.ts';
import { regionPanelKo } from './ko/region-panel.ts';
import { responsePanelKo } from './ko/response-panel.ts';
import { shellKo } from './ko/shell.ts';
import { timelineKo } from './ko/timeline.ts';
import { uiKo } from './ko/ui.ts';

/** Same keys, any words. */
export type Messages<T> = { readonly [K in keyof T]: T[K] extends string ? string : Messages<T[K]> };

const ko = {
  ui: uiKo,
  shell: shellKo,
  regionPanel: regionPanelKo,
  layersPanel: layersPanelKo,
  hazardPanel: hazardPanelKo,
  timeline: timelineKo,
  responsePanel: responsePanelKo,
};

const en: Messages<typeof ko> = {
  ui: uiEn,
  shell: shellEn,
  regionPanel: regionPanelEn,
  layersPanel: layersPanelEn,
  hazardPanel: hazardPanelEn,
  timeline: timelineEn,
  responsePanel: responsePanelEn,
};

/** Every message of the product by language and area. Korean is the original. */
export const messages = { ko, en };
