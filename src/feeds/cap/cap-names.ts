import { plainWord } from '../body/plain-text.ts';
import { childrenOf, textOf, type XmlElement } from '../xml/read-xml.ts';

/** The name of an element of CAP in the version of the message at hand. */
export type CapNames = (name: string) => string;

/** Names for a root element, or null for one that is no CAP 1.1 or 1.2 alert. */
export function capNamesOf(root: XmlElement): CapNames | null {
  const prefix = root.name === 'cap12:alert' ? 'cap12' : root.name === 'cap11:alert' ? 'cap11' : null;
  return prefix === null ? null : (name) => `${prefix}:${name}`;
}

export interface NamedValue {
  readonly name: string;
  readonly value: string;
}

/** The pairs of `valueName` and `value` of `geocode`, `parameter` and `eventCode`; pairs that lack one are left out. */
export const namedValues = (element: XmlElement, kind: string, cap: CapNames): readonly NamedValue[] =>
  childrenOf(element, cap(kind)).flatMap((pair) => {
    const name = textOf(pair, cap('valueName'));
    const value = textOf(pair, cap('value'));
    return name === null || value === null ? [] : [{ name: plainWord(name), value: plainWord(value) }];
  });
