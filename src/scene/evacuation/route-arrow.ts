import type { Map as MapLibreMap, StyleImageInterface } from 'maplibre-gl';
import { MotionClock, reducedMotion } from '../motion-clock.ts';
import type { ScenePalette } from '../style/palette.ts';

/** Name of the picture on routes. */
export const routeArrowName = 'route-arrow';

/** Size of the picture, device pixels; it is drawn at twice its size on screen. */
const widthPixels = 56;
const heightPixels = 36;
/** Pictures of one cycle, and how long a cycle lasts. */
const cycle = 12;
const cycleS = 1.2;

/**
 * Two chevrons that march along the route the way people go. All pictures of the cycle are drawn once; MapLibre asks
 * before each frame which one is due. Symbols are not painted into the ground, so the motion repaints no ground tile.
 */
export class RouteArrow implements StyleImageInterface {
  readonly width = widthPixels;
  readonly height = heightPixels;
  data: Uint8ClampedArray<ArrayBuffer>;
  readonly #pictures: readonly Uint8ClampedArray<ArrayBuffer>[];
  readonly #clock = new MotionClock();
  readonly #map: MapLibreMap;
  #shown = 0;

  constructor(map: MapLibreMap, palette: ScenePalette) {
    this.#map = map;
    this.#pictures = Array.from({ length: cycle }, (_, step) => drawChevrons(step / cycle, palette));
    this.data = this.#pictures[0] as Uint8ClampedArray<ArrayBuffer>;
  }

  render(): boolean {
    this.#clock.setStill(reducedMotion());
    const timeS = this.#clock.read(performance.now());
    if (this.#clock.wantsNextFrame()) this.#map.triggerRepaint();
    const due = Math.floor((timeS / cycleS) * cycle) % cycle;
    if (due === this.#shown) return false;
    this.#shown = due;
    this.data = this.#pictures[due] as Uint8ClampedArray<ArrayBuffer>;
    return true;
  }
}

/** Chevrons a share of the way to the place of the next; they fade in at the tail and out at the head. */
function drawChevrons(share: number, palette: ScenePalette): Uint8ClampedArray<ArrayBuffer> {
  const canvas = document.createElement('canvas');
  canvas.width = widthPixels;
  canvas.height = heightPixels;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (pen === null) throw new Error('no 2D canvas');
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  const spacing = 20;
  const middle = heightPixels / 2;
  for (const [colour, width] of [
    [palette.evacuation.casing, 10],
    ['#ffffff', 5],
  ] as const) {
    for (let k = 0; k < 2; k++) {
      const x = 6 + (k + share) * spacing;
      pen.globalAlpha = Math.min((x - 4) / 8, (widthPixels - 10 - x) / 8, 1);
      if (pen.globalAlpha <= 0) continue;
      pen.strokeStyle = colour;
      pen.lineWidth = width;
      pen.beginPath();
      pen.moveTo(x, middle - 10);
      pen.lineTo(x + 10, middle);
      pen.lineTo(x, middle + 10);
      pen.stroke();
    }
  }
  return pen.getImageData(0, 0, widthPixels, heightPixels).data;
}
