import i18next, { type i18n } from 'i18next';
import type { Language } from '../core/localized.ts';
import { messages } from './messages.ts';

/** A translator with every message in memory: it never waits and never fetches. */
export function createTranslator(language: Language): i18n {
  const translator = i18next.createInstance();
  void translator.init({
    lng: language,
    fallbackLng: 'ko',
    initAsync: false,
    resources: { ko: { translation: messages.ko }, en: { translation: messages.en } },
    interpolation: { escapeValue: false },
    returnNull: false,
    pluralSeparator: '__',
  });
  return translator;
}
