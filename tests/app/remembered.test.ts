import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRemembered, writeRemembered } from '../../src/app/remembered.ts';
import { dockLimitsPx } from '../../src/store/panel-layout.ts';

describe('the kept screen', () => {
  it('comes back as it was left, without the open dialog', () => {
    const first = parseRemembered(null, 1440);
    const left = {
      preferences: { language: 'en', theme: 'light', singleKeys: false },
      layout: {
        ...first.layout,
        rightTab: 'plan',
        dialog: 'keys',
        docks: { ...first.layout.docks, left: { isFolded: true, sizePx: 400 } },
      },
    } as const;
    expect(parseRemembered(writeRemembered(left), 1440)).toEqual({
      ...left,
      layout: { ...left.layout, dialog: null },
    });
  });

  it('starts Korean, dark and with keys on where nothing is kept', () => {
    expect(parseRemembered(null, 1440).preferences).toEqual({
      language: 'ko',
      theme: 'dark',
      singleKeys: true,
    });
  });

  it('starts with narrower cards in a narrow window', () => {
    const wide = parseRemembered(null, 1440).layout.docks;
    const narrow = parseRemembered(null, 1024).layout.docks;
    expect(narrow.left.sizePx).toBeLessThan(wide.left.sizePx);
    expect(narrow.right.sizePx).toBeLessThan(wide.right.sizePx);
  });

  it('survives any text and any JSON, always within the limits', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const { layout } = parseRemembered(text, 1440);
        for (const id of ['left', 'right', 'bottom'] as const) {
          expect(layout.docks[id].sizePx).toBeGreaterThanOrEqual(dockLimitsPx[id].minimum);
          expect(layout.docks[id].sizePx).toBeLessThanOrEqual(dockLimitsPx[id].maximum);
        }
      }),
    );
  });

  it('replaces only the damaged field', () => {
    const kept = parseRemembered(
      '{"preferences":{"language":"fr","theme":"light"},"layout":{"docks":{"left":{"sizePx":9}}}}',
      1440,
    );
    expect(kept.preferences).toEqual({ language: 'ko', theme: 'light', singleKeys: true });
    expect(kept.layout.docks.left.sizePx).toBe(328);
  });
});
