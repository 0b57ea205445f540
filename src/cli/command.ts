import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Language } from '../core/localized.ts';
import type { factSentences } from '../i18n/fact-sentences.ts';
import type { feedsKo } from '../i18n/ko/feeds.ts';
import type { floodKo } from '../i18n/ko/flood.ts';
import type { journalKo } from '../i18n/ko/journal.ts';
import type { packKo } from '../i18n/ko/pack.ts';

/** Where a command writes: `out` takes JSON values, one a line where the layout says so; `tell` takes lines for people. */
export interface CommandOutput {
  out(value: unknown, layout?: 'line'): void;
  tell(line: string): void;
}

/** A sentence of the command line, by its key below the `cli` of an area. */
export type SentenceKey =
  | keyof typeof packKo.cli
  | keyof typeof floodKo.cli
  | keyof typeof feedsKo.cli
  | keyof typeof journalKo.cli;

/** One sentence of the command line in the user's language. */
export type Say = (key: SentenceKey, facts?: Record<string, unknown>) => string;

/** What every command is given. */
export interface CommandContext extends CommandOutput {
  readonly say: Say;
  /** The sentence of a fault or warning. */
  explain(fault: { readonly kind: string }): string;
  /** The sentence of something wrong with the contents of a region. */
  explainFinding(finding: { readonly kind: string }): string;
  /** What a step of a build counted and assumed, one sentence a fact. */
  explainFacts(report: Parameters<typeof factSentences>[1]): readonly string[];
}

/** A command of the table: its words, its options and what it does. */
export interface Command {
  readonly words: readonly string[];
  readonly summary: SentenceKey;
  readonly usage: string;
  /** More lines of help: formats of files. */
  help?(language: Language): readonly string[];
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** @returns true only when the work is done */
  run(given: GivenOptions, context: CommandContext): Promise<boolean>;
}

/** A mistake in how a command was called; told in one line with the usage. */
export class UsageError extends Error {
  readonly key: SentenceKey;
  readonly facts: Record<string, unknown>;

  constructor(key: SentenceKey, facts: Record<string, unknown>) {
    super(key);
    this.key = key;
    this.facts = facts;
  }
}

/** Typed access to the options a command was called with. */
export class GivenOptions {
  readonly positionals: readonly string[];
  readonly #values: Readonly<Record<string, unknown>>;

  constructor(positionals: readonly string[], values: Readonly<Record<string, unknown>>) {
    this.positionals = positionals;
    this.#values = values;
  }

  text(option: string): string | null {
    const value = this.#values[option];
    return typeof value === 'string' ? value : null;
  }

  requiredText(option: string): string {
    const value = this.text(option);
    if (value === null || value === '') throw new UsageError('missingOption', { option: `--${option}` });
    return value;
  }

  number(option: string): number | null {
    const value = this.text(option);
    if (value === null) return null;
    return toNumber(option, value);
  }

  requiredNumber(option: string): number {
    return toNumber(option, this.requiredText(option));
  }

  isGiven(option: string): boolean {
    return this.#values[option] === true;
  }

  /** The one argument that is no option. */
  onlyPositional(name: string): string {
    const [only] = this.positionals;
    if (only === undefined || this.positionals.length > 1)
      throw new UsageError('missingOption', { option: name });
    return only;
  }

  /** Numbers separated by commas, exactly as many as wanted; null when the option was not given. */
  numbers(option: string, wanted: number): readonly number[] | null {
    const value = this.text(option);
    if (value === null) return null;
    const parts = value.split(',');
    if (parts.length !== wanted) throw new UsageError('notANumber', { option: `--${option}`, value });
    return parts.map((part) => toNumber(option, part));
  }
}

function toNumber(option: string, value: string): number {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) {
    throw new UsageError('notANumber', { option: `--${option}`, value });
  }
  return number;
}

/** Parses what follows a command's words. @throws UsageError for an option that the command does not have */
export function parseOptions(command: Command, args: readonly string[]): GivenOptions {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      options: command.options,
      allowPositionals: true,
      strict: true,
    });
    return new GivenOptions(positionals, values);
  } catch (error) {
    throw new UsageError('badOption', { reason: error instanceof Error ? error.message : String(error) });
  }
}
