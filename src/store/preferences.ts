import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Language } from '../core/localized.ts';

export interface Preferences {
  readonly language: Language;
  readonly theme: 'dark' | 'light';
  /** Whether single keys act; KWCAG 2.2 asks that they can be turned off. */
  readonly singleKeys: boolean;
}

export type PreferencesStore = StoreApi<Preferences>;

export const defaultPreferences: Preferences = { language: 'ko', theme: 'dark', singleKeys: true };

export const createPreferencesStore = (initial: Preferences = defaultPreferences): PreferencesStore =>
  createStore<Preferences>(() => initial);
