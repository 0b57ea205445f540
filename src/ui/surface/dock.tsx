import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../controls/button.tsx';
import { clampSize } from './clamp-size.ts';

export type DockSide = 'left' | 'right' | 'bottom';

export interface DockProps {
  readonly side: DockSide;
  readonly title: string;
  readonly isFolded: boolean;
  /** Width, or height of the bottom card, px. */
  readonly sizePx: number;
  readonly minimumPx: number;
  readonly maximumPx: number;
  onFold(folded: boolean): void;
  onResize(sizePx: number): void;
  readonly children: ReactNode;
  /** Beside the title. */
  readonly aside?: ReactNode;
}

/** A card docked to one side of the map: it folds, and its inner edge is dragged or moved with the arrow keys. */
export function Dock(props: DockProps) {
  const { side, title, isFolded, sizePx, onFold, children, aside } = props;
  const { t } = useTranslation();
  const size = side === 'bottom' ? { height: sizePx } : { width: sizePx };
  return (
    <section
      className="dock"
      data-side={side}
      data-folded={isFolded || undefined}
      aria-label={title}
      style={isFolded ? {} : size}
    >
      <header className="dock-head">
        <h2>{title}</h2>
        {aside}
        <IconButton
          icon={isFolded ? 'unfold' : 'fold'}
          label={isFolded ? t('ui.unfoldThing', { thing: title }) : t('ui.foldThing', { thing: title })}
          onPress={() => onFold(!isFolded)}
          aria-expanded={!isFolded}
        />
      </header>
      {isFolded ? null : <div className="dock-body">{children}</div>}
      {isFolded ? null : <Grip {...props} />}
    </section>
  );
}

function Grip({ side, title, sizePx, minimumPx, maximumPx, onResize }: DockProps) {
  const { t } = useTranslation();
  const drag = useRef<{ readonly at: number; readonly sizePx: number } | null>(null);
  const along = (event: PointerEvent): number =>
    side === 'left' ? event.clientX : side === 'right' ? -event.clientX : -event.clientY;
  const resize = (next: number): void => onResize(clampSize(next, minimumPx, maximumPx));
  const onKeyDown = (event: KeyboardEvent): void => {
    const grow = side === 'left' ? 'ArrowRight' : side === 'right' ? 'ArrowLeft' : 'ArrowUp';
    const shrink = side === 'left' ? 'ArrowLeft' : side === 'right' ? 'ArrowRight' : 'ArrowDown';
    if (event.key !== grow && event.key !== shrink) return;
    event.preventDefault();
    resize(sizePx + (event.key === grow ? 16 : -16));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a focusable separator is the window splitter of the ARIA practices; hr takes no value.
    <div
      className="dock-grip"
      role="separator"
      tabIndex={0}
      aria-label={t('ui.resizeThing', { thing: title })}
      aria-orientation={side === 'bottom' ? 'horizontal' : 'vertical'}
      aria-valuenow={sizePx}
      aria-valuemin={minimumPx}
      aria-valuemax={maximumPx}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        drag.current = { at: along(event), sizePx };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (drag.current !== null) resize(drag.current.sizePx + along(event) - drag.current.at);
      }}
      onPointerUp={() => {
        drag.current = null;
      }}
    />
  );
}
