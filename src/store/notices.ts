import { createStore, type StoreApi } from 'zustand/vanilla';

/** Something the user should know: a fault by kind, or a sentence of ours by message key. */
export interface Notice {
  readonly id: number;
  readonly tone: 'error' | 'warning' | 'info';
  readonly about:
    | { readonly fault: { readonly kind: string; readonly chosenFile?: string } }
    | { readonly message: string; readonly facts: Readonly<Record<string, string | number>> };
}

export interface Notices {
  readonly list: readonly Notice[];
  readonly nextId: number;
}

export type NoticesStore = StoreApi<Notices>;

export const createNoticesStore = (): NoticesStore => createStore<Notices>(() => ({ list: [], nextId: 1 }));
