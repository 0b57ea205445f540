import { toPlainText } from './plain-text.ts';

/** Characters of a wrong value that are shown. */
const shownCharacters = 40;

/** A value that came, made fit for a sentence about it: short, and without characters that would garble the line. */
export const shownValue = (value: unknown): string =>
  toPlainText(typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value)), shownCharacters);
