/** The initial consonants of Hangul syllables in the order of Unicode (The Unicode Standard, section 3.12). */
const initials = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const firstSyllable = 0xac00;
const lastSyllable = 0xd7a3;
const syllablesPerInitial = 588;

/** A text with each Hangul syllable as its initial consonant: 세종시 is ㅅㅈㅅ. */
export const initialConsonants = (text: string): string =>
  Array.from(text.normalize('NFC'), (letter) => {
    const code = letter.codePointAt(0) as number;
    if (code < firstSyllable || code > lastSyllable) return letter;
    return initials[Math.floor((code - firstSyllable) / syllablesPerInitial)] as string;
  }).join('');

/**
 * Whether a name has what somebody types to find it: a part of it in any case and with any spacing, or, typed in initial
 * consonants alone, those of a part (ㅅㅈ finds 세종).
 */
export function nameMatches(name: string, typed: string): boolean {
  const wanted = folded(typed);
  if (wanted === '') return true;
  const whole = folded(name);
  if (whole.includes(wanted)) return true;
  const isInitials = Array.from(wanted).every((letter) => initials.includes(letter));
  return isInitials && initialConsonants(whole).includes(wanted);
}

const folded = (text: string): string => text.normalize('NFC').toLowerCase().replace(/\s+/gu, '');
