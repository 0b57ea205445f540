import 'maplibre-gl/dist/maplibre-gl.css';
import {
  Map as MapLibreMap,
  NavigationControl,
  ScaleControl,
  type StyleSpecification,
  setWorkerUrl,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { CameraView } from '../store/map-view.ts';
import { RouteArrow, routeArrowName } from './evacuation/route-arrow.ts';
import { drawFacilityIcon, drawSign, iconPixelRatio, preparePen } from './facilities/facility-icons.ts';
import type { MapWords } from './scene-context.ts';
import type { ScenePalette } from './style/palette.ts';

/** Steepest view in three dimensions, degrees from straight down. */
export const steepestPitchDeg = 80;

/**
 * A MapLibre map with our controls and pictures, and without any other host: the worker is our own file (the content
 * policy forbids blobs), the style has neither glyphs nor sprite.
 */
export function createMap(input: {
  readonly container: HTMLElement;
  readonly style: StyleSpecification;
  readonly view: CameraView;
  readonly words: MapWords;
  readonly palette: () => ScenePalette;
}): MapLibreMap {
  setWorkerUrl(workerUrl);
  preparePen();
  const { view } = input;
  const map = new MapLibreMap({
    container: input.container,
    style: input.style,
    center: [view.lngDeg, view.latDeg],
    zoom: view.zoom,
    pitch: view.pitchDeg,
    bearing: view.bearingDeg,
    maxPitch: steepestPitchDeg,
    maxZoom: 19,
    minZoom: 6,
    locale: { ...input.words },
    attributionControl: false,
    localIdeographFontFamily: false,
    fadeDuration: 150,
    renderWorldCopies: false,
    canvasContextAttributes: { antialias: true },
  });
  map.addControl(new NavigationControl({ visualizePitch: true, showCompass: true }), 'bottom-right');
  map.addControl(new ScaleControl({ unit: 'metric', maxWidth: 120 }), 'bottom-left');
  map.setMissingStyleImageResolver((id) => {
    const palette = input.palette();
    const image =
      id === routeArrowName
        ? new RouteArrow(map, palette)
        : (drawFacilityIcon(id, palette) ?? drawSign(id, palette));
    if (image !== null && !map.hasImage(id)) map.addImage(id, image, { pixelRatio: iconPixelRatio });
  });
  return map;
}

export function cameraOf(map: MapLibreMap): CameraView {
  const { lng, lat } = map.getCenter();
  return {
    lngDeg: lng,
    latDeg: lat,
    zoom: map.getZoom(),
    pitchDeg: map.getPitch(),
    bearingDeg: map.getBearing(),
  };
}

/** Moves the camera; at once for people who asked for less motion. */
export function moveCamera(map: MapLibreMap, view: CameraView, reducedMotion: boolean): void {
  const camera = {
    center: [view.lngDeg, view.latDeg] as [number, number],
    zoom: view.zoom,
    pitch: view.pitchDeg,
    bearing: view.bearingDeg,
  };
  if (reducedMotion) map.jumpTo(camera);
  else map.easeTo({ ...camera, duration: 600 });
}
