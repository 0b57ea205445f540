import { cap } from './cap/cap.ts';
import type { FeedAdapter } from './feed-adapter.ts';
import { gdacs } from './gdacs/gdacs.ts';
import { hrfcoDam, hrfcoRainfall, hrfcoWaterlevel } from './hrfco/hrfco-readings.ts';
import { kmaEarthquake } from './kma-earthquake/kma-earthquake.ts';
import { kmaForecast, kmaNowcast } from './kma-forecast/kma-forecast.ts';
import { kmaWarnings } from './kma-warnings/kma-warnings.ts';
import { kmaWarningsJson } from './kma-warnings-json/kma-warnings-json.ts';
import { nws } from './nws/nws.ts';
import { safetydataMessage } from './safetydata-message/safetydata-message.ts';
import { sensorthings } from './sensorthings/sensorthings.ts';
import { usgs } from './usgs/usgs.ts';

/** The adapters that need nothing but a body, by id. */
export const feedAdapters: readonly FeedAdapter[] = [
  cap,
  gdacs,
  usgs,
  nws,
  kmaWarnings,
  kmaWarningsJson,
  kmaNowcast,
  kmaForecast,
  kmaEarthquake,
  hrfcoWaterlevel,
  hrfcoRainfall,
  hrfcoDam,
  safetydataMessage,
  sensorthings,
];
