import { type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoxDeg } from '../../../domain/region/build/region-box.ts';
import { useSlice } from '../../../store/session-context.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Segments } from '../../../ui/controls/segments.tsx';
import { loadOutlines } from '../load-outlines.ts';
import {
  type BuildView,
  bounded,
  boxBetween,
  graticule,
  mapHeight,
  mapWidth,
  type Projected,
  pathOfRings,
  projectView,
  shiftedBox,
  zoomed,
} from './build-view.ts';

type Place = readonly [lngDeg: number, latDeg: number];

/** What a pointer that is down does. */
type Drag =
  | { readonly kind: 'corner'; readonly fixed: Place }
  | { readonly kind: 'box'; readonly from: Place; readonly box: BoxDeg }
  | { readonly kind: 'map'; readonly from: Place };

export interface BuildMapProps {
  readonly box: BoxDeg | null;
  readonly view: BuildView;
  onView(view: BuildView): void;
  onBox(box: BoxDeg): void;
  onFit(): void;
}

/** A map to draw the area on, with what the files cover, their boundaries and the kept regions. */
export function BuildMap(props: BuildMapProps) {
  const { t } = useTranslation();
  const { box, view, onView, onFit } = props;
  const [mode, setMode] = useState<'draw' | 'move'>('draw');
  const middle: Place = [view.lngDeg, view.latDeg];
  return (
    <figure className="build-map">
      <div className="button-row">
        <Segments<'draw' | 'move'>
          label={t('buildPanel.drawing')}
          value={mode}
          onChange={setMode}
          choices={[
            { id: 'draw', label: t('buildPanel.draw') },
            { id: 'move', label: t('buildPanel.move') },
          ]}
        />
        <Button onPress={() => onView(zoomed(view, 0.5, middle))}>{t('buildPanel.zoomIn')}</Button>
        <Button onPress={() => onView(zoomed(view, 2, middle))}>{t('buildPanel.zoomOut')}</Button>
        <Button icon="fit" isDisabled={box === null} onPress={onFit}>
          {t('buildPanel.fitBox')}
        </Button>
      </div>
      <Drawing {...props} isDrawing={mode === 'draw'} />
      <figcaption className="note">{t('buildPanel.mapHow')}</figcaption>
      <MapLegend />
    </figure>
  );
}

function Drawing({ box, view, isDrawing, onView, onBox }: BuildMapProps & { readonly isDrawing: boolean }) {
  const { t } = useTranslation();
  const svg = useRef<SVGSVGElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const [draft, setDraft] = useState<BoxDeg | null>(null);
  const on = projectView(view);
  const shown = draft ?? box;
  const placeOf = (event: { readonly clientX: number; readonly clientY: number }): Place => {
    const frame = svg.current?.getBoundingClientRect();
    if (frame === undefined) return [view.lngDeg, view.latDeg];
    const scale = mapWidth / frame.width;
    return [on.lng((event.clientX - frame.left) * scale), on.lat((event.clientY - frame.top) * scale)];
  };
  const start = (event: PointerEvent, begun?: Drag): void => {
    if (event.button !== 0) return;
    event.stopPropagation();
    svg.current?.setPointerCapture(event.pointerId);
    onView(view);
    const from = placeOf(event);
    setDrag(begun ?? (isDrawing ? { kind: 'corner', fixed: from } : { kind: 'map', from }));
  };
  const move = (event: PointerEvent): void => {
    if (drag === null) return;
    const place = placeOf(event);
    if (drag.kind === 'corner') setDraft(boxBetween(drag.fixed, place));
    else if (drag.kind === 'box') {
      setDraft(shiftedBox(drag.box, place[0] - drag.from[0], place[1] - drag.from[1]));
    } else {
      const lngDeg = view.lngDeg + drag.from[0] - place[0];
      onView(bounded({ ...view, lngDeg, latDeg: view.latDeg + drag.from[1] - place[1] }));
    }
  };
  const end = (): void => {
    setDrag(null);
    setDraft(null);
    if (draft !== null && isDrawn(draft, on)) onBox(draft.map(rounded) as unknown as BoxDeg);
  };
  useWheel(svg, (event) => onView(zoomed(view, event.deltaY > 0 ? 1.25 : 0.8, placeOf(event))));
  return (
    <svg
      ref={svg}
      className="build-map-drawing"
      viewBox={`0 0 ${mapWidth} ${mapHeight}`}
      role="application"
      aria-label={t('buildPanel.map')}
      data-dragging={drag?.kind ?? (isDrawing ? 'draw' : 'pan')}
      onPointerDown={start}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={() => {
        setDrag(null);
        setDraft(null);
      }}
    >
      <Ground view={view} on={on} />
      {shown === null ? null : (
        <BoxMark
          box={shown}
          on={on}
          onBody={(event) => start(event, { kind: 'box', from: placeOf(event), box: shown })}
          onCorner={(event, fixed) => start(event, { kind: 'corner', fixed })}
        />
      )}
    </svg>
  );
}

/** A press without a drag draws nothing. */
const isDrawn = ([west, south, east, north]: BoxDeg, on: Projected): boolean =>
  (east - west) * on.pixelsPerLng > 4 && (north - south) * on.pixelsPerLat > 4;

/** To a ten-millionth of a degree the numbers say nothing any more; to a hundred-thousandth they say a metre. */
const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

/** React listens to the wheel without the right to stop the page from scrolling. */
function useWheel(
  svg: { readonly current: SVGSVGElement | null },
  onWheel: (event: WheelEvent) => void,
): void {
  const latest = useRef(onWheel);
  latest.current = onWheel;
  useEffect(() => {
    const element = svg.current;
    const listen = (event: WheelEvent): void => {
      event.preventDefault();
      latest.current(event);
    };
    element?.addEventListener('wheel', listen, { passive: false });
    return () => element?.removeEventListener('wheel', listen);
  }, [svg]);
}

/** Room that the longest label of a meridian takes; nearer to the right border it would be cut. */
const graticuleLabelWidth = 60;

/** Land, boundaries of the files, meridians and parallels, what the files cover, and the kept regions. */
function Ground({ view, on }: { readonly view: BuildView; readonly on: Projected }) {
  const packs = useSlice('library', (library) => library.packs) ?? [];
  const chosen = useSlice('build', (build) => build.chosen);
  const land = useLandPath();
  const outlines = useMemo(() => pathOfRings(chosen.outlines, 4), [chosen.outlines]);
  const turn = `translate(${on.x(0)} ${on.y(0)}) scale(${on.pixelsPerLng} ${on.pixelsPerLat})`;
  const { lngs, lats, digits } = graticule(view);
  return (
    <>
      <g transform={turn}>
        <path className="build-map-land" d={land} />
        <path className="build-map-outline" d={outlines} />
      </g>
      {lngs.map((lng) => (
        <g key={`lng${lng.toFixed(4)}`} className="build-map-grid">
          <line x1={on.x(lng)} x2={on.x(lng)} y1={0} y2={mapHeight} />
          {on.x(lng) > mapWidth - graticuleLabelWidth ? null : (
            <text x={on.x(lng) + 3} y={mapHeight - 5}>{`${lng.toFixed(digits)}°`}</text>
          )}
        </g>
      ))}
      {lats.map((lat) => (
        <g key={`lat${lat.toFixed(4)}`} className="build-map-grid">
          <line x1={0} x2={mapWidth} y1={on.y(lat)} y2={on.y(lat)} />
          <text x={3} y={on.y(lat) - 3}>{`${lat.toFixed(digits)}°`}</text>
        </g>
      ))}
      {packs.map(({ hash, boundsDeg }) => (
        <Extent key={hash} className="build-map-kept" box={boundsDeg} on={on} />
      ))}
      {chosen.inputs.map(({ name, boundsDeg }) =>
        boundsDeg === null ? null : (
          <Extent key={name} className="build-map-terrain" box={boundsDeg} on={on} />
        ),
      )}
    </>
  );
}

function Extent({
  box: [west, south, east, north],
  on,
  className,
}: {
  readonly box: BoxDeg;
  readonly on: Projected;
  readonly className: string;
}) {
  return (
    <rect
      className={className}
      x={on.x(west)}
      y={on.y(north)}
      width={Math.max(2, (east - west) * on.pixelsPerLng)}
      height={Math.max(2, (north - south) * on.pixelsPerLat)}
    />
  );
}

interface BoxMarkProps {
  readonly box: BoxDeg;
  readonly on: Projected;
  onBody(event: PointerEvent): void;
  onCorner(event: PointerEvent, fixed: Place): void;
}

/** The area, to be moved by its inside and changed by its corners. */
function BoxMark({ box, on, onBody, onCorner }: BoxMarkProps) {
  const [west, south, east, north] = box;
  const corners = [
    { at: [west, north], fixed: [east, south] },
    { at: [east, north], fixed: [west, south] },
    { at: [east, south], fixed: [west, north] },
    { at: [west, south], fixed: [east, north] },
  ] as const;
  return (
    <g>
      <rect
        className="build-map-box"
        x={on.x(west)}
        y={on.y(north)}
        width={Math.max(1, (east - west) * on.pixelsPerLng)}
        height={Math.max(1, (north - south) * on.pixelsPerLat)}
        onPointerDown={onBody}
      />
      {corners.map(({ at, fixed }, k) => (
        <circle
          key={`${k < 2 ? 'n' : 's'}${k % 3 === 0 ? 'w' : 'e'}`}
          className="build-map-corner"
          cx={on.x(at[0])}
          cy={on.y(at[1])}
          r={7}
          data-diagonal={k % 2 === 0 ? 'falling' : 'rising'}
          onPointerDown={(event) => onCorner(event, fixed)}
        />
      ))}
    </g>
  );
}

function MapLegend() {
  const { t } = useTranslation();
  const hasTerrain = useSlice('build', ({ chosen }) =>
    chosen.inputs.some((input) => input.boundsDeg !== null),
  );
  const hasOutlines = useSlice('build', ({ chosen }) => chosen.outlines.length > 0);
  const hasPacks = useSlice('library', ({ packs }) => (packs?.length ?? 0) > 0);
  const marks = [
    ['box', true],
    ['terrain', hasTerrain],
    ['kept', hasPacks],
    ['outline', hasOutlines],
  ] as const;
  return (
    <ul className="build-map-legend">
      {marks.map(([id, isThere]) =>
        isThere ? (
          <li key={id}>
            <svg viewBox="0 0 18 12" width={18} height={12} aria-hidden="true">
              <rect className={`build-map-${id}`} x={1} y={1} width={16} height={10} />
            </svg>
            {t(`buildPanel.legend.${id}`)}
          </li>
        ) : null,
      )}
      <li>{t('buildPanel.mapCredit')}</li>
    </ul>
  );
}

function useLandPath(): string {
  const [path, setPath] = useState('');
  useEffect(() => {
    let isGone = false;
    void loadOutlines('korea').then((rings) => {
      if (!isGone)
        setPath(
          pathOfRings(
            rings.map((ring) => ring.flat()),
            2,
          ),
        );
    });
    return () => {
      isGone = true;
    };
  }, []);
  return path;
}
