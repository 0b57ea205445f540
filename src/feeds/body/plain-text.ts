import { unseenCharacters } from '../../core/unseen-characters.ts';
import type { ReadingNote } from '../../domain/monitoring/reading.ts';

/** Longest text of a message that is kept. Bulletins have some thousand characters. */
export const longestText = 20_000;

export interface PlainText {
  readonly text: string;
  readonly notes: readonly ReadingNote[];
}

/** A tag, a comment or a declaration. Bounded, so that a text full of `<` is read in one pass. */
const markup = /<(?:\/?[a-z][^<>]{0,2000}|![^<>]{0,2000}|\?[^<>]{0,2000})>/giu;
const everyUnseen = new RegExp(unseenCharacters, 'gu');
const lineBreaks = /<(?:br|\/p|\/div|\/li|\/tr|\/h\d)\b[^<>]{0,200}>/giu;

/**
 * Text as it is shown and stored: composed Hangul, no tags, no control characters, nothing that hides or reorders; lines stay.
 * What stands between tags stays too, as it may be the warning itself. No tag can be put together from what is left.
 */
export function plainText(raw: string, longest = longestText): PlainText {
  const notes: ReadingNote[] = [];
  let text = raw
    .slice(0, longest * 2)
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, ' ')
    .replace(everyUnseen, '')
    .normalize('NFC');
  if (/<[a-z!/?]/iu.test(text)) {
    text = text
      .replace(lineBreaks, '\n')
      .replace(markup, '')
      .replace(/<(?=[a-z!/?])/giu, '‹');
    notes.push('markup-removed');
  }
  text = text
    .replace(/[ \t]{2,}/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  if (text.length > longest || raw.length > longest * 2) notes.push('text-cut');
  return { text: cutText(text, longest), notes };
}

/** The beginning of a text, of so many units at most, without half of a pair at its end. */
export const cutText = (text: string, longest: number): string =>
  text
    .slice(0, longest)
    .toWellFormed()
    .replace(/\ufffd$/u, '');

/** A name or word: one line, at most 300 characters. */
export const plainWord = (raw: string): string => plainText(raw, 300).text.replace(/\s+/gu, ' ');
