import { createStore, type StoreApi } from 'zustand/vanilla';

export const leftTabs = ['scenario', 'landslide', 'layers', 'region'] as const;
export type LeftTab = (typeof leftTabs)[number];

export const rightTabs = ['exposure', 'plan', 'observed', 'inspector'] as const;
export type RightTab = (typeof rightTabs)[number];

export type DockId = 'left' | 'right' | 'bottom';

export interface DockLayout {
  readonly isFolded: boolean;
  /** Width of a side card, height of the bottom one, px. */
  readonly sizePx: number;
}

/** Smallest and largest size of each card, px. */
export const dockLimitsPx = {
  left: { minimum: 280, maximum: 560 },
  right: { minimum: 300, maximum: 720 },
  bottom: { minimum: 120, maximum: 320 },
} as const satisfies Record<DockId, { readonly minimum: number; readonly maximum: number }>;

/** Where the three cards stand and what they show. */
export interface PanelLayout {
  readonly docks: Readonly<Record<DockId, DockLayout>>;
  readonly leftTab: LeftTab;
  readonly rightTab: RightTab;
  /** The dialog over everything, if any. */
  readonly dialog: 'model-card' | 'keys' | 'thresholds' | 'terrain' | 'evidence' | 'library' | 'build' | null;
}

export type PanelLayoutStore = StoreApi<PanelLayout>;

export const defaultPanelLayout: PanelLayout = {
  docks: {
    left: { isFolded: false, sizePx: 328 },
    right: { isFolded: false, sizePx: 376 },
    bottom: { isFolded: false, sizePx: 164 },
  },
  leftTab: 'scenario',
  rightTab: 'exposure',
  dialog: null,
};

export const createPanelLayoutStore = (initial: PanelLayout = defaultPanelLayout): PanelLayoutStore =>
  createStore<PanelLayout>(() => initial);
