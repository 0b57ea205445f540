import { parseKst } from '../../../core/korean-time.ts';
import type { ObservedSeries } from '../../region/observed-series.ts';
import type { Criterion, Rule } from './rule.ts';

/** A time for which a rule would have alarmed at one station. */
export interface RuleEpisode {
  readonly ruleId: string;
  readonly stationId: string;
  readonly raisedAtMs: number;
  /** Null when it had not ended with the series. */
  readonly clearedAtMs: number | null;
}

export interface RuleCheck {
  readonly episodes: readonly RuleEpisode[];
  /** Times of readings at which it could not be told, as readings were missing, by rule and station. */
  readonly unknown: readonly {
    readonly ruleId: string;
    readonly stationId: string;
    readonly times: number;
  }[];
}

/**
 * What rules would have alarmed over series, and when. A missing reading is never zero: a sum with a gap counts as at least
 * what is there, so it may prove an alarm and never its absence. What cannot be told neither raises nor ends an alarm.
 */
export function checkRules(rules: readonly Rule[], allSeries: readonly ObservedSeries[]): RuleCheck {
  const episodes: RuleEpisode[] = [];
  const unknown: { ruleId: string; stationId: string; times: number }[] = [];
  const stations = [...new Set(allSeries.map(({ stationId }) => stationId))];
  for (const rule of rules) {
    for (const stationId of stations) {
      if (rule.stations !== null && !rule.stations.includes(stationId)) continue;
      const series = allSeries.filter((one) => one.stationId === stationId);
      if (!series.some(({ quantity }) => mentions(rule.criterion, quantity))) continue;
      const found = episodesOf(rule, series);
      episodes.push(...found.episodes.map((episode) => ({ ruleId: rule.id, stationId, ...episode })));
      if (found.unknown > 0) unknown.push({ ruleId: rule.id, stationId, times: found.unknown });
    }
  }
  episodes.sort((a, b) => a.raisedAtMs - b.raisedAtMs);
  return { episodes, unknown };
}

const mentions = (criterion: Criterion, quantity: string): boolean => {
  if ('any' in criterion) return criterion.any.some((one) => mentions(one, quantity));
  if ('all' in criterion) return criterion.all.some((one) => mentions(one, quantity));
  return criterion.quantity === quantity;
};

interface Found {
  readonly episodes: readonly Omit<RuleEpisode, 'ruleId' | 'stationId'>[];
  readonly unknown: number;
}

function episodesOf(rule: Rule, series: readonly ObservedSeries[]): Found {
  const episodes: { raisedAtMs: number; clearedAtMs: number | null }[] = [];
  let unknown = 0;
  let trueSinceMs: number | null = null;
  let isRaised = false;
  const { fromMs, toMs } = validityOf(rule);
  const times = [...new Set(series.flatMap(({ timesMs }) => timesMs))].sort((a, b) => a - b);
  for (const atMs of times) {
    if (atMs < fromMs || atMs >= toMs) continue;
    const holds = truthOf(rule.criterion, { series, atMs, factor: 1 });
    if (holds === null) unknown++;
    if (!isRaised) {
      trueSinceMs = holds === true ? (trueSinceMs ?? atMs) : null;
      if (trueSinceMs !== null && atMs - trueSinceMs >= rule.holdsForS * 1000) {
        episodes.push({ raisedAtMs: atMs, clearedAtMs: null });
        isRaised = true;
      }
    } else if (truthOf(rule.criterion, { series, atMs, factor: 1 - rule.clearMargin }) === false) {
      (episodes.at(-1) as { clearedAtMs: number | null }).clearedAtMs = atMs;
      isRaised = false;
      trueSinceMs = null;
    }
  }
  return { episodes, unknown };
}

const dayMs = 86_400_000;

const validityOf = ({ validFrom, validTo }: Rule): { readonly fromMs: number; readonly toMs: number } => ({
  fromMs: validFrom === null ? -Infinity : (parseKst(validFrom) ?? -Infinity),
  toMs: validTo === null ? Infinity : (parseKst(validTo) ?? Infinity) + dayMs,
});

interface Moment {
  readonly series: readonly ObservedSeries[];
  readonly atMs: number;
  /** By which the values of the criterion are multiplied. */
  readonly factor: number;
}

/** Whether a criterion holds, or null where it cannot be told (Kleene's logic of three values). */
function truthOf(criterion: Criterion, moment: Moment): boolean | null {
  if ('any' in criterion) {
    const truths = criterion.any.map((one) => truthOf(one, moment));
    return truths.includes(true) ? true : truths.includes(null) ? null : false;
  }
  if ('all' in criterion) {
    const truths = criterion.all.map((one) => truthOf(one, moment));
    return truths.includes(false) ? false : truths.includes(null) ? null : true;
  }
  const series = moment.series.find(({ quantity }) => quantity === criterion.quantity);
  if (series === undefined) return null;
  const limit = criterion.atLeast * moment.factor;
  const { value, isWhole } =
    criterion.overS === null ? instantOf(series, moment.atMs) : sumOf(series, moment.atMs, criterion.overS);
  if (value !== null && value >= limit) return true;
  return isWhole ? false : null;
}

interface Amount {
  readonly value: number | null;
  /** False where readings are missing, so that the true value may be more. */
  readonly isWhole: boolean;
}

function instantOf({ timesMs, values }: ObservedSeries, atMs: number): Amount {
  const i = lastAt(timesMs, atMs);
  const value = timesMs[i] === atMs ? (values[i] ?? null) : null;
  return { value, isWhole: value !== null };
}

function sumOf({ timesMs, values, sumOverS }: ObservedSeries, atMs: number, overS: number): Amount {
  if (sumOverS === null || sumOverS > overS) return { value: null, isWhole: false };
  let sum = 0;
  let coveredS = 0;
  for (let i = lastAt(timesMs, atMs); i >= 0; i--) {
    if ((timesMs[i] as number) - sumOverS * 1000 < atMs - overS * 1000) break;
    const value = values[i] ?? null;
    if (value === null) continue;
    sum += value;
    coveredS += sumOverS;
  }
  return { value: coveredS === 0 ? null : sum, isWhole: coveredS >= overS };
}

/** Index of the last time not after `atMs`, -1 before the first. */
function lastAt(timesMs: readonly number[], atMs: number): number {
  let low = 0;
  let high = timesMs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((timesMs[middle] as number) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
