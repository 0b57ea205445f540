import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import { localToClip } from '../camera/view-matrix.ts';
import type { RegionFrame } from '../region-frame.ts';
import type { SceneCallbacks } from '../scene-context.ts';
import type { PickView, ScenePicker } from './scene-picker.ts';

/** What the pointer works on at this moment. */
export interface PointerTarget {
  readonly picker: ScenePicker;
  readonly frame: RegionFrame;
  readonly flat: boolean;
  /** Matrix of the picture on screen; null before the first. */
  readonly mercatorToClip: Float64Array | null;
}

/**
 * Turns the pointer and the Enter key on the map into selections and hover positions. Hovering is answered at most once
 * per picture.
 */
export class PointerReports {
  readonly #map: MapLibreMap;
  readonly #callbacks: SceneCallbacks;
  readonly #target: () => PointerTarget | null;
  #hoverAt: { x: number; y: number } | null = null;
  #hoverRequest: number | null = null;

  constructor(map: MapLibreMap, callbacks: SceneCallbacks, target: () => PointerTarget | null) {
    this.#map = map;
    this.#callbacks = callbacks;
    this.#target = target;
    map.on('click', this.#click);
    map.on('mousemove', this.#move);
    map.on('mouseout', this.#leave);
    map.getCanvas().addEventListener('keydown', this.#key);
  }

  dispose(): void {
    this.#map.off('click', this.#click);
    this.#map.off('mousemove', this.#move);
    this.#map.off('mouseout', this.#leave);
    this.#map.getCanvas().removeEventListener('keydown', this.#key);
    if (this.#hoverRequest !== null) cancelAnimationFrame(this.#hoverRequest);
  }

  readonly #click = ({ point }: MapMouseEvent): void => this.#selectAt(point.x, point.y);

  /** Enter selects what lies in the middle of the map, which the arrow keys move. */
  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    const canvas = this.#map.getCanvas();
    this.#selectAt(canvas.clientWidth / 2, canvas.clientHeight / 2);
  };

  readonly #move = ({ point }: MapMouseEvent): void => {
    this.#hoverAt = { x: point.x, y: point.y };
    this.#hoverRequest ??= requestAnimationFrame(() => {
      this.#hoverRequest = null;
      if (this.#hoverAt !== null) this.#hover(this.#hoverAt);
    });
  };

  readonly #leave = (): void => {
    this.#hoverAt = null;
    this.#callbacks.onHover(null);
  };

  #selectAt(x: number, y: number): void {
    const target = this.#target();
    const view = target === null ? null : this.#view(target, x, y);
    if (target !== null && view !== null) this.#callbacks.onSelect(target.picker.pick(view));
  }

  #hover({ x, y }: { x: number; y: number }): void {
    const target = this.#target();
    const view = target === null ? null : this.#view(target, x, y);
    if (target === null || view === null) return;
    const position = target.picker.ground(view);
    this.#callbacks.onHover(
      position === null
        ? null
        : { ...position, lngLat: target.frame.projection.toLngLat(position.xM, position.yM) },
    );
  }

  #view(target: PointerTarget, x: number, y: number): PickView | null {
    if (target.mercatorToClip === null) return null;
    const { clientWidth, clientHeight } = this.#map.getCanvas();
    return {
      localToClip: localToClip(target.mercatorToClip, target.frame),
      clipX: (2 * x) / clientWidth - 1,
      clipY: 1 - (2 * y) / clientHeight,
      heightPixels: clientHeight,
      flat: target.flat,
    };
  }
}
