import type { Language } from '../core/localized.ts';
import { factSentences } from '../i18n/fact-sentences.ts';
import { faultSentence } from '../i18n/fault-sentence.ts';
import { feedsKo } from '../i18n/ko/feeds.ts';
import { floodKo } from '../i18n/ko/flood.ts';
import { packKo } from '../i18n/ko/pack.ts';
import { createTranslator } from '../i18n/translator.ts';
import {
  type Command,
  type CommandContext,
  type CommandOutput,
  parseOptions,
  type SentenceKey,
  UsageError,
} from './command.ts';
import { feedParse } from './commands/feed-parse.ts';
import { floodConvert } from './commands/flood-convert.ts';
import { floodRun } from './commands/flood-run.ts';
import { journalExport } from './commands/journal-export.ts';
import { journalReplay } from './commands/journal-replay.ts';
import { journalVerify } from './commands/journal-verify.ts';
import { regionBuild } from './commands/region-build.ts';
import { regionCheck } from './commands/region-check.ts';
import { regionGenerate } from './commands/region-generate.ts';
import { regionImport } from './commands/region-import.ts';
import { rulesCheck } from './commands/rules-check.ts';

/** Every command of `haetae`. Names and file formats stay once they are in the README. */
const commands: readonly Command[] = [
  regionGenerate,
  regionBuild,
  regionCheck,
  regionImport,
  floodRun,
  floodConvert,
  feedParse,
  rulesCheck,
  journalVerify,
  journalExport,
  journalReplay,
];

/** Exit status of a call that was not understood. */
const misuse = 2;

/**
 * Runs one call of the command line.
 * @returns the exit status: 0 only when the work is done, 1 when it is not, 2 when the call was not understood
 */
export async function runCommand(
  args: readonly string[],
  language: Language,
  output: CommandOutput,
): Promise<number> {
  const context = { ...output, ...sentences(language) };
  const asksHelp = args.includes('--help') || args.includes('-h');
  const command = commands.find((each) => each.words.every((word, i) => args[i] === word));
  if (command === undefined) {
    if (!asksHelp && args.length > 0) {
      context.tell(context.say('unknownCommand', { command: args.slice(0, 2).join(' ') }));
    }
    for (const line of overview(context)) context.tell(line);
    return asksHelp ? 0 : misuse;
  }
  if (asksHelp) {
    for (const line of commandHelp(command, context)) context.tell(line);
    for (const line of command.help?.(language) ?? []) context.tell(line);
    return 0;
  }
  try {
    const given = parseOptions(command, args.slice(command.words.length));
    return (await command.run(given, context)) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    context.tell(context.say(error.key, error.facts));
    for (const line of commandHelp(command, context)) context.tell(line);
    return misuse;
  }
}

function sentences(language: Language): Omit<CommandContext, keyof CommandOutput> {
  const { t } = createTranslator(language);
  return {
    say: (key, facts = {}) => t(`${areaOf(key)}.cli.${key}`, facts),
    explain: (fault) => faultSentence(t, fault),
    explainFacts: (report) => factSentences(t, report),
    explainFinding: ({ kind, ...facts }) =>
      `${t('pack.cli.finding', facts)} ${t(`pack.finding.${kind}`, facts)}`,
  };
}

function areaOf(key: SentenceKey): 'pack' | 'flood' | 'feeds' | 'journal' {
  if (key in packKo.cli) return 'pack';
  if (key in floodKo.cli) return 'flood';
  return key in feedsKo.cli ? 'feeds' : 'journal';
}

const overview = ({ say }: CommandContext): readonly string[] => [
  `${say('usage')}: npm run -s haetae -- <command> [--help]`,
  `${say('commands')}:`,
  ...commands.map((command) => `  ${command.words.join(' ').padEnd(16)}  ${say(command.summary)}`),
];

const commandHelp = (command: Command, { say }: CommandContext): readonly string[] => [
  say(command.summary),
  `${say('usage')}: npm run -s haetae -- ${command.words.join(' ')} ${command.usage}`,
];
