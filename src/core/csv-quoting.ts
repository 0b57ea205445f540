/** A cell of comma-separated text, in quotes where it needs them and otherwise as it is. Source: RFC 4180, sections 2.5 to 2.7. */
export const quotedCsv = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
