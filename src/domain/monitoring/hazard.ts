/** What an alert warns of. `other` keeps the source's own word beside it. */
export const hazards = [
  ...[
    'heavy-rain',
    'flood',
    'landslide',
    'typhoon',
    'strong-wind',
    'high-waves',
    'storm-surge',
    'heavy-snow',
  ],
  ...['cold-wave', 'heat-wave', 'tropical-night', 'dry', 'drought', 'dust', 'fog', 'thunderstorm', 'tornado'],
  ...['earthquake', 'tsunami', 'volcano', 'wildfire', 'fire', 'avalanche', 'civil', 'other'],
] as const;

export type Hazard = (typeof hazards)[number];

/** Words of Korean agencies. Source: KMA warning kinds; safetydata.go.kr `DST_SE_NM`. */
const korean: Readonly<Record<string, Hazard>> = {
  호우: 'heavy-rain',
  홍수: 'flood',
  침수: 'flood',
  산사태: 'landslide',
  태풍: 'typhoon',
  강풍: 'strong-wind',
  풍랑: 'high-waves',
  폭풍해일: 'storm-surge',
  해일: 'storm-surge',
  대설: 'heavy-snow',
  한파: 'cold-wave',
  폭염: 'heat-wave',
  열대야: 'tropical-night',
  건조: 'dry',
  가뭄: 'drought',
  황사: 'dust',
  안개: 'fog',
  낙뢰: 'thunderstorm',
  지진: 'earthquake',
  지진해일: 'tsunami',
  화산: 'volcano',
  산불: 'wildfire',
  화재: 'fire',
  민방공: 'civil',
  비상사태: 'civil',
};

/** Hazard of a Korean word, `other` for one not known. */
export const hazardOfKorean = (word: string): Hazard =>
  Object.hasOwn(korean, word) ? (korean[word] as Hazard) : 'other';

/** In this order: the first that fits counts, so `flash flood` is a flood and `fire weather` a wildfire. */
const english: readonly (readonly [RegExp, Hazard])[] = [
  [/tsunami/i, 'tsunami'],
  [/earthquake|seism/i, 'earthquake'],
  [/volcan|ashfall/i, 'volcano'],
  [/avalanche/i, 'avalanche'],
  [/landslide|debris flow|mudslide/i, 'landslide'],
  [/storm surge/i, 'storm-surge'],
  [/flood|hydrologic/i, 'flood'],
  [/hurricane|typhoon|tropical (?:storm|cyclone|depression)/i, 'typhoon'],
  [/tornado/i, 'tornado'],
  [/thunderstorm|lightning/i, 'thunderstorm'],
  [/wildfire|bush ?fire|forest fire|fire weather|red flag/i, 'wildfire'],
  [/\bfire\b/i, 'fire'],
  [/snow|blizzard|winter|ice storm|freezing rain/i, 'heavy-snow'],
  [/rain/i, 'heavy-rain'],
  [/surf|seas|small craft|marine|gale/i, 'high-waves'],
  [/wind/i, 'strong-wind'],
  [/heat/i, 'heat-wave'],
  [/cold|freeze|frost|chill/i, 'cold-wave'],
  [/drought/i, 'drought'],
  [/dust/i, 'dust'],
  [/fog/i, 'fog'],
  [/civil|amber|abduction|police|shelter in place|evacuat/i, 'civil'],
];

/** Hazard that an English name of an event speaks of, `other` for one not known. */
export const hazardOfEnglish = (name: string): Hazard =>
  english.find(([pattern]) => pattern.test(name))?.[1] ?? 'other';
