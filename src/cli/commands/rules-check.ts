import { basename } from 'node:path';
import { checkRules } from '../../domain/monitoring/thresholds/check-rules.ts';
import koreanRules from '../../domain/monitoring/thresholds/korean-rules.json' with { type: 'json' };
import { type Rule, readRules } from '../../domain/monitoring/thresholds/rule.ts';
import { parseJson, readText } from '../../feeds/body/read-body.ts';
import { readObservedSeries } from '../../packs/tables/read-observed-series.ts';
import { type Command, type CommandContext, UsageError } from '../command.ts';
import { readFeedFile } from '../feed/read-feed-file.ts';
import { instantText } from '../instant-text.ts';
import { tellFault } from '../refuse.ts';

/** Prints what rules would have alarmed over a series, one episode a line. `korean` names the rules that come with the app. */
export const rulesCheck: Command = {
  words: ['rules', 'check'],
  summary: 'rulesCheck',
  usage: 'FILE|korean --series CSV',
  options: { series: { type: 'string' } },
  run: async (given, context) => {
    const file = given.onlyPositional('FILE');
    const path = given.requiredText('series');
    const rules = await rulesIn(file, context);
    if (rules === null) return false;
    const body = await readFeedFile(path);
    if (!body.ok) return tellFault(body.fault, context);
    const table = readObservedSeries({ name: basename(path), bytes: body.value }, 'upload');
    if (!table.ok) return tellFault(table.fault, context);
    const { series, refused: rows } = table.value;
    if (series.length === 0) throw new UsageError('rulesNoSeries', { file: path });
    printCheck(rules, series, context);
    for (const fault of rows.first) context.tell(context.explain(fault));
    return rows.count === 0;
  },
};

async function rulesIn(file: string, context: CommandContext): Promise<readonly Rule[] | null> {
  let json: unknown = koreanRules;
  if (file !== 'korean') {
    const body = await readFeedFile(file);
    const text = body.ok ? readText(body.value) : body;
    const parsed = text.ok ? parseJson(text.value) : text;
    if (!parsed.ok) {
      tellFault(parsed.fault, context);
      return null;
    }
    json = parsed.value;
  }
  const rules = readRules(json);
  if (rules.ok) return rules.value;
  tellFault(rules.fault, context);
  return null;
}

function printCheck(
  rules: readonly Rule[],
  series: Parameters<typeof checkRules>[1],
  context: CommandContext,
): void {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const { episodes, unknown } = checkRules(rules, series);
  for (const { ruleId, stationId, raisedAtMs, clearedAtMs } of episodes) {
    const { hazard, ladder, level, source } = byId.get(ruleId) as Rule;
    const times = { raisedAt: instantText(raisedAtMs), clearedAt: instantText(clearedAtMs) };
    context.out({ rule: ruleId, hazard, ladder, level, station: stationId, ...times, source }, 'line');
  }
  for (const { ruleId, stationId, times } of unknown) {
    context.tell(context.say('rulesUnknown', { rule: ruleId, station: stationId, times }));
  }
  context.tell(context.say('rulesChecked', { rules: rules.length, episodes: episodes.length }));
}
