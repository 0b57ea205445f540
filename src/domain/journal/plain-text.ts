import { z } from 'zod';
import { hasLoneSurrogate } from '../../core/canonical-json.ts';
import { unseenCharacters } from '../../core/unseen-characters.ts';

/**
 * Characters that text of a journal may not hold: controls other than line feed and tab, and those that reorder or hide what
 * a reader sees.
 */
const refused = new RegExp(`(?![\\t\\n])\\p{Cc}|${unseenCharacters}`, 'u');
const everyRefused = new RegExp(refused.source, 'gu');

/** Text that a journal takes as it is: at most so many code points, nothing refused, not only white space. */
export const plainText = (maximum: number) =>
  z.string().refine((text) => text.trim() !== '' && isPlain(text) && countCharacters(text) <= maximum, {
    error: `text of 1 to ${maximum} plain characters`,
  });

/**
 * Text from outside made fit for a journal: each refused character becomes U+FFFD, so that the reader sees that something was
 * there, and what is too long ends in an ellipsis. Markup stays as it came: it is text and is drawn as text.
 * @param maximum code points, at least 1
 */
export function toPlainText(text: string, maximum: number): string {
  const whole = text
    .replace(/\r\n?/g, '\n')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(everyRefused, '\ufffd');
  const characters = [...whole];
  return characters.length <= maximum ? whole : `${characters.slice(0, maximum - 1).join('')}…`;
}

const isPlain = (text: string): boolean => !refused.test(text) && !hasLoneSurrogate(text);

function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
