import { buildPanelEn } from './en/build-panel.ts';
import { buildReportEn } from './en/build-report.ts';
import { evidenceEn } from './en/evidence.ts';
import { exposureEn } from './en/exposure.ts';
import { feedsEn } from './en/feeds.ts';
import { floodEn } from './en/flood.ts';
import { hazardPanelEn } from './en/hazard-panel.ts';
import { journalEn } from './en/journal.ts';
import { landslideEn } from './en/landslide.ts';
import { layersPanelEn } from './en/layers-panel.ts';
import { libraryEn } from './en/library.ts';
import { observedEn } from './en/observed.ts';
import { osmEn } from './en/osm.ts';
import { packEn } from './en/pack.ts';
import { regionBuildEn } from './en/region-build.ts';
import { regionPanelEn } from './en/region-panel.ts';
import { responseEn } from './en/response.ts';
import { responsePanelEn } from './en/response-panel.ts';
import { sceneEn } from './en/scene.ts';
import { shellEn } from './en/shell.ts';
import { sourcesEn } from './en/sources.ts';
import { timelineEn } from './en/timeline.ts';
import { uiEn } from './en/ui.ts';
import { buildPanelKo } from './ko/build-panel.ts';
import { buildReportKo } from './ko/build-report.ts';
import { evidenceKo } from './ko/evidence.ts';
import { exposureKo } from './ko/exposure.ts';
import { feedsKo } from './ko/feeds.ts';
import { floodKo } from './ko/flood.ts';
import { hazardPanelKo } from './ko/hazard-panel.ts';
import { journalKo } from './ko/journal.ts';
import { landslideKo } from './ko/landslide.ts';
import { layersPanelKo } from './ko/layers-panel.ts';
import { libraryKo } from './ko/library.ts';
import { observedKo } from './ko/observed.ts';
import { osmKo } from './ko/osm.ts';
import { packKo } from './ko/pack.ts';
import { regionBuildKo } from './ko/region-build.ts';
import { regionPanelKo } from './ko/region-panel.ts';
import { responseKo } from './ko/response.ts';
import { responsePanelKo } from './ko/response-panel.ts';
import { sceneKo } from './ko/scene.ts';
import { shellKo } from './ko/shell.ts';
import { sourcesKo } from './ko/sources.ts';
import { timelineKo } from './ko/timeline.ts';
import { uiKo } from './ko/ui.ts';

/** Same keys, any words. */
export type Messages<T> = { readonly [K in keyof T]: T[K] extends string ? string : Messages<T[K]> };

const ko = {
  ui: uiKo,
  shell: shellKo,
  regionPanel: regionPanelKo,
  regionBuild: regionBuildKo,
  buildReport: buildReportKo,
  buildPanel: buildPanelKo,
  layersPanel: layersPanelKo,
  hazardPanel: hazardPanelKo,
  timeline: timelineKo,
  responsePanel: responsePanelKo,
  evidence: evidenceKo,
  exposure: exposureKo,
  feeds: feedsKo,
  flood: floodKo,
  journal: journalKo,
  landslide: landslideKo,
  observed: observedKo,
  osm: osmKo,
  library: libraryKo,
  pack: packKo,
  response: responseKo,
  scene: sceneKo,
  sources: sourcesKo,
};

const en: Messages<typeof ko> = {
  ui: uiEn,
  shell: shellEn,
  regionPanel: regionPanelEn,
  regionBuild: regionBuildEn,
  buildReport: buildReportEn,
  buildPanel: buildPanelEn,
  layersPanel: layersPanelEn,
  hazardPanel: hazardPanelEn,
  timeline: timelineEn,
  responsePanel: responsePanelEn,
  evidence: evidenceEn,
  exposure: exposureEn,
  feeds: feedsEn,
  flood: floodEn,
  journal: journalEn,
  landslide: landslideEn,
  observed: observedEn,
  osm: osmEn,
  library: libraryEn,
  pack: packEn,
  response: responseEn,
  scene: sceneEn,
  sources: sourcesEn,
};

/** Every message of the product by language and area. Korean is the original. */
export const messages = { ko, en };
