import {
  type DockId,
  type DockLayout,
  defaultPanelLayout,
  dockLimitsPx,
  leftTabs,
  type PanelLayout,
  rightTabs,
} from '../store/panel-layout.ts';
import { defaultPreferences, type Preferences } from '../store/preferences.ts';
import type { Session } from '../store/session.ts';

const storageKey = 'haetae.screen.1';

/** What is kept between visits: how the screen is set, never data. */
export interface Remembered {
  readonly preferences: Preferences;
  readonly layout: PanelLayout;
}

/** Below this window width the side cards start narrower, px. */
const narrowWindowPx = 1280;

/**
 * Reads a kept screen. Whatever is missing, of another kind or out of range is replaced by its default, field by field,
 * so that an old or damaged entry never keeps the app from starting.
 */
export function parseRemembered(text: string | null, windowWidthPx: number): Remembered {
  const kept = asRecord(parseJson(text));
  const preferences = asRecord(kept.preferences);
  const layout = asRecord(kept.layout);
  const docks = asRecord(layout.docks);
  const isNarrow = windowWidthPx < narrowWindowPx;
  const dock = (id: DockId, narrowPx: number): DockLayout => {
    const entry = asRecord(docks[id]);
    const size = entry.sizePx;
    const { minimum, maximum } = dockLimitsPx[id];
    const fallback = isNarrow ? narrowPx : defaultPanelLayout.docks[id].sizePx;
    return {
      isFolded: entry.isFolded === true,
      sizePx: typeof size === 'number' && size >= minimum && size <= maximum ? Math.round(size) : fallback,
    };
  };
  return {
    preferences: {
      language: oneOf(['ko', 'en'] as const, preferences.language, defaultPreferences.language),
      theme: oneOf(['dark', 'light'] as const, preferences.theme, defaultPreferences.theme),
      singleKeys: preferences.singleKeys !== false,
    },
    layout: {
      docks: { left: dock('left', 288), right: dock('right', 316), bottom: dock('bottom', 148) },
      leftTab: oneOf(leftTabs, layout.leftTab, defaultPanelLayout.leftTab),
      rightTab: oneOf(rightTabs, layout.rightTab, defaultPanelLayout.rightTab),
      dialog: null,
    },
  };
}

/** The text that `parseRemembered` reads. */
export const writeRemembered = ({ preferences, layout }: Remembered): string =>
  JSON.stringify({ preferences, layout: { ...layout, dialog: null } });

/** Reads what this browser keeps; a browser that refuses storage is like one that keeps nothing. */
export function readRemembered(): Remembered {
  let text: string | null = null;
  try {
    text = localStorage.getItem(storageKey);
  } catch {
    text = null;
  }
  return parseRemembered(text, window.innerWidth);
}

/** Keeps the screen from now on. Returns the end of it. */
export function keepRemembering(session: Session): () => void {
  const keep = (): void => {
    try {
      localStorage.setItem(
        storageKey,
        writeRemembered({ preferences: session.preferences.getState(), layout: session.layout.getState() }),
      );
    } catch {
      // Storage is full or refused: the screen works the same and is not remembered.
    }
  };
  const stops = [session.preferences.subscribe(keep), session.layout.subscribe(keep)];
  return () => {
    for (const stop of stops) stop();
  };
}

function parseJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};

const oneOf = <T extends string>(allowed: readonly T[], value: unknown, fallback: T): T =>
  allowed.find((one) => one === value) ?? fallback;
