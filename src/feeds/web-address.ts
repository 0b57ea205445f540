/** An address that may be shown as a link: http or https, without credentials; null for any other text. */
export function webAddress(raw: string | null): string | null {
  const text = raw?.trim() ?? '';
  if (text.length > 2000 || !/^https?:\/\/[^\s<>"'`\\]+$/i.test(text)) return null;
  try {
    const { protocol, username, password, href } = new URL(text);
    const isPlain = (protocol === 'http:' || protocol === 'https:') && username === '' && password === '';
    return isPlain ? href : null;
  } catch {
    return null;
  }
}
