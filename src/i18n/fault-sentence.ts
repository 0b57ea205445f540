import { messages } from './messages.ts';

interface FaultLike {
  readonly kind: string;
  readonly chosenFile?: string;
}

/** Key of the sentence of each fault kind, found in the areas' `fault` messages. */
const keyOfKind = new Map<string, string>(
  Object.entries(messages.ko).flatMap(([area, texts]) =>
    'fault' in texts
      ? Object.keys(texts.fault).map((kind): [string, string] => [kind, `${area}.fault.${kind}`])
      : [],
  ),
);

/** Message key of a fault kind, or null for a kind that no area knows. */
export const faultKey = (kind: string): string | null => keyOfKind.get(kind) ?? null;

type Translate = (key: string, facts: Record<string, unknown>) => string;

/**
 * One sentence about a fault in the language of `t`; the facts of the fault fill it. A fault met inside a file that the
 * user chose carries its name as `chosenFile`, which then comes first.
 */
export function faultSentence(t: Translate, fault: FaultLike): string {
  const { kind, chosenFile, ...facts } = fault;
  const key = faultKey(kind);
  const sentence = key === null ? t('shell.fault.unknown', { kind }) : t(key, facts);
  return chosenFile === undefined ? sentence : t('pack.inFile', { chosenFile, sentence });
}
