import { useEffect } from 'react';
import { isTypingTarget } from './typing-target.ts';

/** What each single key does, by `KeyboardEvent.key` in lower case (`' '` is the space bar). */
export type Shortcuts = Readonly<Record<string, () => void>>;

/**
 * Single-key shortcuts of the whole window. They rest while `enabled` is false (KWCAG 2.2 asks that they can be turned
 * off), while something is typed, while a widget has its own use for the key, and with any modifier held.
 */
export function useShortcuts(shortcuts: Shortcuts, enabled: boolean): void {
  useEffect(() => {
    if (!enabled) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTypingTarget(event.target, event.key)) return;
      const run = shortcuts[event.key.toLowerCase()];
      if (run === undefined) return;
      event.preventDefault();
      run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [shortcuts, enabled]);
}
