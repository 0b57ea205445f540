import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LocalizedName } from '../core/localized.ts';
import type { BuildProgress } from '../domain/region/build/build-progress.ts';
import type { BuildOutcome, KeptDownloads } from '../domain/region/build/build-request.ts';
import type { ChosenInputs } from '../domain/region/build/chosen-inputs.ts';
import type { OfferedSource } from '../domain/region/build/offered-source.ts';
import type { BoxDeg } from '../domain/region/build/region-box.ts';

/** What the user set for the region to build. */
export interface BuildForm {
  /** Empty in a language in which none was given. */
  readonly name: LocalizedName;
  /** Null until an area is chosen; a field that was emptied is NaN. */
  readonly boundsDeg: BoxDeg | null;
  readonly cellSizeM: number;
  readonly usesNetwork: boolean;
  /** Data sets of the network that are not to be asked. */
  readonly refusedSourceIds: readonly string[];
}

export type BuildRun =
  | { readonly status: 'none' }
  | { readonly status: 'running'; readonly progress: BuildProgress }
  | { readonly status: 'cancelled'; readonly progress: BuildProgress }
  | { readonly status: 'ended'; readonly outcome: BuildOutcome };

/** The region that the user builds here. The files themselves lie in the registry. */
export interface BuildHere {
  readonly form: BuildForm;
  readonly chosen: ChosenInputs;
  readonly isReading: boolean;
  readonly offered: readonly OfferedSource[];
  readonly isOffering: boolean;
  /** Null until it was asked. */
  readonly kept: KeptDownloads | null;
  readonly run: BuildRun;
}

export type BuildHereStore = StoreApi<BuildHere>;

export const nothingChosen: ChosenInputs = {
  inputs: [],
  faults: [],
  areas: [],
  outlines: [],
  nativeCellSizeM: null,
};

export const createBuildHereStore = (): BuildHereStore =>
  createStore<BuildHere>(() => ({
    form: {
      name: { ko: '', en: '' },
      boundsDeg: null,
      cellSizeM: 10,
      usesNetwork: false,
      refusedSourceIds: [],
    },
    chosen: nothingChosen,
    isReading: false,
    offered: [],
    isOffering: false,
    kept: null,
    run: { status: 'none' },
  }));
