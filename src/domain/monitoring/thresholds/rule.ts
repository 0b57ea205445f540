import { z } from 'zod';
import { fail, ok, type Result } from '../../../core/result.ts';
import { hazards } from '../hazard.ts';
import { type LadderName, ladders, levelOf } from '../ladder.ts';

/** A quantity that reaches a value: of the instant, or summed over the time before it. */
const reaching = z.strictObject({
  quantity: z.enum(['rain', 'river-stage']),
  /** mm for rain, m above gauge zero for stage. */
  atLeast: z.number(),
  /** Time of the sum, s; null for the instant. */
  overS: z.number().positive().nullable(),
});

export type Criterion =
  | z.infer<typeof reaching>
  | { readonly any: readonly Criterion[] }
  | { readonly all: readonly Criterion[] };

const criterion: z.ZodType<Criterion> = z.lazy(() =>
  z.union([
    reaching,
    z.strictObject({ any: z.array(criterion).min(1).max(8) }),
    z.strictObject({ all: z.array(criterion).min(1).max(8) }),
  ]),
);

const day = z.iso.date();

const ruleSchema = z.strictObject({
  id: z.string().min(1).max(80),
  hazard: z.enum(hazards),
  ladder: z.enum(Object.keys(ladders) as [LadderName, ...LadderName[]]),
  /** A word of the ladder. */
  level: z.string().min(1),
  criterion,
  /** Stations by number; null for every station. */
  stations: z.array(z.string()).min(1).nullable(),
  /** Days in KST on which the rule holds, the last one included; null where it is open. */
  validFrom: day.nullable(),
  validTo: day.nullable(),
  source: z.string().min(1),
  /** The criterion must hold this long before it counts, s. */
  holdsForS: z.number().min(0).default(0),
  /** An alarm ends when the criterion fails with its values lowered by this part (0.1 is a tenth). */
  clearMargin: z.number().min(0).max(0.9).default(0),
});

export type Rule = z.infer<typeof ruleSchema>;

export type RuleFault =
  | { readonly kind: 'rules-unreadable'; readonly at: string; readonly reason: string }
  | { readonly kind: 'rules-twice'; readonly rule: string }
  /** A level that its ladder does not have: the ladders are never mixed. */
  | { readonly kind: 'rules-level'; readonly rule: string; readonly ladder: string; readonly level: string }
  /** A higher level that is reached no later than a lower one. */
  | { readonly kind: 'rules-not-ascending'; readonly lower: string; readonly upper: string };

/** Reads rules; fails with the first thing that is wrong. */
export function readRules(json: unknown): Result<readonly Rule[], RuleFault> {
  const parsed = z
    .strictObject({ version: z.literal(1), rules: z.array(ruleSchema).max(5000) })
    .safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return fail({ kind: 'rules-unreadable', at: issue?.path.join('.') || '-', reason: issue?.code ?? '' });
  }
  const { rules } = parsed.data;
  const twice = rules.find(({ id }, i) => rules.findIndex((rule) => rule.id === id) < i);
  if (twice !== undefined) return fail({ kind: 'rules-twice', rule: twice.id });
  const stray = rules.find(({ ladder, level }) => levelOf(ladder, level).rank === null);
  if (stray !== undefined) {
    return fail({ kind: 'rules-level', rule: stray.id, ladder: stray.ladder, level: stray.level });
  }
  for (const lower of rules) {
    const upper = rules.find((rule) => isAbove(rule, lower) && !ascends(lower.criterion, rule.criterion));
    if (upper !== undefined) return fail({ kind: 'rules-not-ascending', lower: lower.id, upper: upper.id });
  }
  return ok(rules);
}

const rankOf = ({ ladder, level }: Rule): number => levelOf(ladder, level).rank ?? 0;

/** Whether a rule is a higher level of the same thing at a time when both hold. */
const isAbove = (upper: Rule, lower: Rule): boolean =>
  upper.hazard === lower.hazard &&
  upper.ladder === lower.ladder &&
  JSON.stringify(upper.stations) === JSON.stringify(lower.stations) &&
  (upper.validFrom ?? '') <= (lower.validTo ?? '9') &&
  (lower.validFrom ?? '') <= (upper.validTo ?? '9') &&
  rankOf(upper) > rankOf(lower);

/** Criteria of one form must rise with the level; those of different forms cannot be compared. */
function ascends(lower: Criterion, upper: Criterion): boolean {
  if ('any' in lower && 'any' in upper) return pairwise(lower.any, upper.any);
  if ('all' in lower && 'all' in upper) return pairwise(lower.all, upper.all);
  if (!('quantity' in lower && 'quantity' in upper)) return true;
  if (lower.quantity !== upper.quantity || lower.overS !== upper.overS) return true;
  return upper.atLeast > lower.atLeast;
}

const pairwise = (lower: readonly Criterion[], upper: readonly Criterion[]): boolean =>
  lower.every((one, i) => upper[i] === undefined || ascends(one, upper[i]));
