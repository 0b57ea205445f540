/**
 * A character class of what reorders or hides text that a reader sees: overrides, marks and isolates of writing direction,
 * line and paragraph separators, invisible characters and language tags. For patterns with the flag `u`.
 * Source: Unicode Technical Report 36, section 2, and Unicode Standard Annex 9, section 2.
 */
export const unseenCharacters =
  '[\\u061c\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufeff\\ufff9-\\ufffb\\u{e0000}-\\u{e007f}]';
