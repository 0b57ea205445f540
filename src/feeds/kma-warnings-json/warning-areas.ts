import type { ReadingPlace } from '../../domain/monitoring/reading.ts';
import { plainWord } from '../body/plain-text.ts';

/** Parts between commas that do not stand in brackets. */
function splitOutside(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === '(') depth++;
    else if (char === ')') depth = Math.max(0, depth - 1);
    else if (char === ',' && depth === 0) {
      parts.push(text.slice(from, i));
      from = i + 1;
    }
  }
  parts.push(text.slice(from));
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/**
 * Places of a bulletin: `충청남도(공주, 아산), 전라남도` are three, `제주도(추자도, 서귀포시남부 제외)` is one without two. Commas in
 * brackets belong to the place in front of them.
 */
export function warningAreas(text: string): readonly ReadingPlace[] {
  return splitOutside(text).flatMap((part): readonly ReadingPlace[] => {
    const [, whole, inner] = /^([^(]+)\((.*)\)$/su.exec(part) ?? [];
    if (whole === undefined || inner === undefined) return [named(part)];
    const inside = splitOutside(inner.replace(/\s*제외\s*$/u, ''));
    if (/제외\s*$/u.test(inner)) return [{ ...named(whole), without: inside.map(plainWord) }];
    return inside.map((one) => named(`${whole} ${one}`));
  });
}

const named = (name: string): ReadingPlace & { readonly kind: 'name' } => ({
  kind: 'name',
  name: plainWord(name),
  without: [],
});
