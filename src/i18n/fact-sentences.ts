import { messages } from './messages.ts';

type Translate = (key: string, facts: Record<string, unknown>) => string;

/** A step of a build, as far as its facts go. */
interface ReportedFacts {
  readonly stage: string;
  /** Counts and figures by name; a word stands for one of a few cases. */
  readonly facts: Readonly<Record<string, number | string>>;
}

/** Facts that are told even when they are 0: their layer is then empty. */
const toldAtZero = new Set(['areas', 'buildings', 'roadEdges', 'rivers', 'listed', 'people', 'series']);

/**
 * What a step of a build counted and assumed, one sentence a fact in the language of `t`. Nothing is said of what never
 * occurred. A fact without words is told by its name, so that it is never lost.
 */
export function factSentences(t: Translate, { stage, facts }: ReportedFacts): readonly string[] {
  return Object.entries(facts)
    .filter(([name, value]) => value !== 0 || toldAtZero.has(name))
    .map(([name, value]) => {
      const key = factKey(stage, name, value);
      if (key === null) return `${name}: ${value}`;
      return t(key, { value: typeof value === 'number' ? written(name, value) : value });
    });
}

/** Message key of a fact, or null for one without words. */
export function factKey(stage: string, name: string, value: number | string): string | null {
  const path = ['fact', stage, ...name.split('.'), ...(typeof value === 'string' ? [value] : [])];
  const found = path.reduce<unknown>(
    (at, part) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[part] : undefined),
    messages.ko.buildReport,
  );
  return typeof found === 'string' ? `buildReport.${path.join('.')}` : null;
}

/** Codes of systems have no thousands. */
const written = (name: string, value: number): string =>
  name.toLowerCase().endsWith('epsg')
    ? String(value)
    : value.toLocaleString('en-US', { maximumFractionDigits: value < 1 ? 3 : 2 });
