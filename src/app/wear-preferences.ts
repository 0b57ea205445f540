import type { i18n } from 'i18next';
import type { Preferences } from '../store/preferences.ts';
import type { Session } from '../store/session.ts';

/** Puts language and theme on the document, now and at each change. Returns the end of it. */
export function wearPreferences(session: Session, translator: i18n): () => void {
  const wear = ({ language, theme }: Preferences): void => {
    document.documentElement.lang = language;
    document.documentElement.dataset.theme = theme;
    if (translator.language !== language) void translator.changeLanguage(language);
    document.title = `${translator.t('shell.appName', { lng: language })} · ${translator.t('shell.tagline', { lng: language })}`;
  };
  wear(session.preferences.getState());
  return session.preferences.subscribe(wear);
}
