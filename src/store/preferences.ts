import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Language } from '../core/localized.ts';

export interface Preferences {
  readonly language: Language;
  readonly theme: 'dark' | 'light';
}

export type PreferencesStore = StoreApi<Preferences>;

export const createPreferencesStore = (
  initial: Preferences = { language: 'ko', theme: 'dark' },
): PreferencesStore => createStore<Preferences>(() => initial);
