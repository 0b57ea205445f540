/** The 19 initial consonants in the order of the Unicode syllable block. Source: The Unicode Standard, section 3.12. */
const initials = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';

const firstSyllable = 0xac00;
const lastSyllable = 0xd7a3;
/** Syllables that begin with one initial: 21 vowels by 28 finals. */
const perInitial = 588;

/** Each Hangul syllable as its initial consonant (초성), other characters as they are: `세종시` is `ㅅㅈㅅ`. */
export const choseongOf = (text: string): string =>
  [...text.normalize('NFC')]
    .map((char) => {
      const code = char.codePointAt(0) as number;
      if (code < firstSyllable || code > lastSyllable) return char;
      return initials[Math.floor((code - firstSyllable) / perInitial)] as string;
    })
    .join('');

/** True for a text of initial consonants only. */
export const isChoseong = (text: string): boolean =>
  text !== '' && [...text].every((char) => initials.includes(char));
