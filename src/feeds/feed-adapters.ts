import { cap } from './cap/cap.ts';
import type { FeedAdapter } from './feed-adapter.ts';
import { gdacs } from './gdacs/gdacs.ts';

/** The adapters that need nothing but a body, by id. */
export const feedAdapters: readonly FeedAdapter[] = [cap, gdacs];
