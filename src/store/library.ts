import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DamagedPack, StorageRoom, StoredPack } from '../domain/region/stored-pack.ts';

/** What is being done in the library; `hash` is null for a pack that is only coming. */
export interface LibraryTask {
  readonly kind: 'saving' | 'checking' | 'replacing' | 'exporting' | 'removing';
  readonly hash: string | null;
}

/** The packs that this browser keeps, as far as they are known. */
export interface Library {
  /** Null until they were read once. */
  readonly packs: readonly StoredPack[] | null;
  /** Folders whose packs cannot be used any more but take room. */
  readonly damaged: readonly DamagedPack[];
  readonly room: StorageRoom | null;
  readonly task: LibraryTask | null;
}

export type LibraryStore = StoreApi<Library>;

export const createLibraryStore = (): LibraryStore =>
  createStore<Library>(() => ({ packs: null, damaged: [], room: null, task: null }));
