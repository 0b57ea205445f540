import { recallViews } from '../actions/screen/look-at-map.ts';
import type { CameraView, SavedView } from '../store/map-view.ts';
import type { Session } from '../store/session.ts';

const storageKey = 'haetae.views.1';

/** Views kept for one region at most; the oldest go first. */
const mostViews = 50;

type KeptViews = Readonly<Record<string, readonly SavedView[]>>;

/** Reads views by region id. What is no view is left out, one by one, so that damage costs no more than itself. */
export function parseViews(text: string | null): KeptViews {
  return Object.fromEntries(
    Object.entries(asRecord(parseJson(text))).map(([regionId, views]) => [
      regionId,
      (Array.isArray(views) ? views : []).filter(isSavedView),
    ]),
  );
}

/** The text that `parseViews` reads. */
export const writeViews = (kept: KeptViews, regionId: string, views: readonly SavedView[]): string =>
  JSON.stringify({ ...kept, [regionId]: views.slice(-mostViews) });

/** Gives each region that opens its views back and keeps every change. Returns the end of it. */
export function rememberViews(session: Session): () => void {
  const regionId = (): string | null => {
    const state = session.region.getState().session;
    return state.status === 'open' ? state.region.id : null;
  };
  let recalledFor: string | null = null;
  const stops = [
    session.region.subscribe(() => {
      const id = regionId();
      if (id !== null && recalledFor === null) recallViews(session, parseViews(readText())[id] ?? []);
      recalledFor = id;
    }),
    session.mapView.subscribe(({ savedViews }, before) => {
      const id = regionId();
      if (id === null || id !== recalledFor || savedViews === before.savedViews) return;
      writeText(writeViews(parseViews(readText()), id, savedViews));
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function readText(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

function writeText(text: string): void {
  try {
    localStorage.setItem(storageKey, text);
  } catch {
    // Storage is full or refused: views last as long as the window.
  }
}

function parseJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

function isSavedView(value: unknown): value is SavedView {
  const { name, view } = asRecord(value);
  const camera = asRecord(view);
  return typeof name === 'string' && name.trim() !== '' && cameraFields.every(inRange(camera));
}

/** Each number of a camera and how far from zero it may be. */
const cameraFields = [
  ['lngDeg', 180],
  ['latDeg', 90],
  ['zoom', 24],
  ['pitchDeg', 90],
  ['bearingDeg', 360],
] as const satisfies readonly (readonly [keyof CameraView, number])[];

const inRange =
  (camera: Record<string, unknown>) =>
  ([field, reach]: readonly [keyof CameraView, number]): boolean => {
    const value = camera[field];
    return typeof value === 'number' && Math.abs(value) <= reach;
  };
