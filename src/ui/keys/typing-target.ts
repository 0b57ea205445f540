/** What is asked of an element; any DOM element answers it. */
interface ElementLike {
  closest(selectors: string): unknown;
}

const isElementLike = (target: unknown): target is ElementLike =>
  typeof target === 'object' &&
  target !== null &&
  'closest' in target &&
  typeof target.closest === 'function';

/**
 * True where a key belongs to the focused widget: text entry takes every key; lists, menus, tables and dialogs take
 * letters for search; buttons, switches and tabs take the space bar.
 */
export function isTypingTarget(target: unknown, key: string): boolean {
  if (!isElementLike(target)) return false;
  const takesAll =
    'input:not([type=range]):not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true], ' +
    '[role=listbox], [role=menu], [role=dialog], [role=grid], [role=treegrid]';
  if (target.closest(takesAll) !== null) return true;
  if (key !== ' ') return false;
  return (
    target.closest('button, a, label, summary, [role=button], [role=tab], [role=switch], input') !== null
  );
}
