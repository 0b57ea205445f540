import type { Map as MapLibreMap } from 'maplibre-gl';
import { sampleBilinear } from '../domain/geo/grid.ts';
import { projectionOf } from '../domain/geo/projection.ts';
import { terrainSurface } from '../domain/geo/terrain-tile.ts';
import type { Region } from '../domain/region/region.ts';
import type { CameraView, MapView, Selection } from '../store/map-view.ts';
import { isOnScreen } from './camera/on-screen.ts';
import { regionPitchDeg, regionView } from './camera/region-view.ts';
import { localToClip } from './camera/view-matrix.ts';
import { labelCharacters } from './labels/label-characters.ts';
import { loadLabelFont } from './labels/label-font.ts';
import { cameraOf, createMap, moveCamera, steepestPitchDeg } from './map-surface.ts';
import { reducedMotion } from './motion-clock.ts';
import { PointerReports, type PointerTarget } from './picking/pointer-reports.ts';
import { ScenePicker } from './picking/scene-picker.ts';
import { type RegionFrame, regionFrame } from './region-frame.ts';
import { RegionLayers } from './region-layers.ts';
import type { Scene, SceneInput } from './scene-context.ts';
import { baseStyle, terrainTilePixels } from './style/base-style.ts';
import { paletteOf } from './style/palette.ts';
import { sourceIds } from './style/source-ids.ts';
import { registerTerrain, type TerrainProtocol } from './terrain/terrain-protocol.ts';
import { cachedTileMaker, localTileMaker, terrainMaxZoom } from './terrain/terrain-tiles.ts';
import { selectionAnchor } from './vectors/selection-features.ts';

/** Terrain tiles kept in memory: two screens full. */
const keptTiles = 96;

/** One region on the map: its place, its ground tiles and its picker. */
interface Stage {
  readonly region: Region;
  readonly frame: RegionFrame;
  readonly terrain: TerrainProtocol;
  readonly maxZoom: number;
  readonly picker: ScenePicker;
}

/**
 * Draws the open region and keeps the drawing equal to the stores. `data-scene-status` on the container tells what state
 * the drawing is in, `data-water-frame` which flood frame is on screen, `data-replayed` what stands beside the gauges of a replay.
 */
export function createScene(input: SceneInput): Scene {
  return new LiveScene(input);
}

class LiveScene implements Scene {
  readonly #input: SceneInput;
  readonly #unsubscribe: (() => void)[] = [];
  #map: MapLibreMap | null = null;
  #stage: Stage | null = null;
  /** Ground of regions left behind, kept until the map no longer asks for it. */
  readonly #retired: TerrainProtocol[] = [];
  #layers: RegionLayers | null = null;
  #pointer: PointerReports | null = null;
  #syncQueued = false;
  #disposed = false;
  #handledRequest = 0;

  constructor(input: SceneInput) {
    this.#input = input;
    const { stores } = input;
    this.#report('starting');
    this.#handledRequest = stores.view.getState().cameraRequest?.requestId ?? 0;
    this.#unsubscribe.push(
      stores.region.subscribe(() => this.#openRegion()),
      stores.view.subscribe((now, before) => this.#viewChanged(now, before)),
      stores.preferences.subscribe((now, before) => {
        if (now.language !== before.language) this.#speakAnew();
        else if (now.theme !== before.theme) this.#restyle();
      }),
      stores.flood.subscribe(() => this.#queueSync()),
      stores.response.subscribe(() => this.#queueSync()),
      stores.landslide.subscribe(() => this.#queueSync()),
      stores.observed.subscribe(() => this.#queueSync()),
    );
    const motion = matchMedia('(prefers-reduced-motion: reduce)');
    const motionChanged = (): void => this.#queueSync();
    motion.addEventListener('change', motionChanged);
    this.#unsubscribe.push(() => motion.removeEventListener('change', motionChanged));
    this.#openRegion();
  }

  dispose(): void {
    this.#disposed = true;
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.#pointer?.dispose();
    this.#layers?.dispose();
    this.#layers = null;
    this.#map?.remove();
    this.#map = null;
    for (const past of this.#retired.splice(0)) past.dispose();
    this.#stage?.terrain.dispose();
    this.#stage = null;
  }

  #report(status: MapView['sceneStatus']): void {
    this.#input.container.dataset.sceneStatus = status;
    this.#input.callbacks.onStatus(status);
  }

  /** Puts the open region on the map, once for each region. */
  #openRegion(): void {
    const { session } = this.#input.stores.region.getState();
    const region = this.#input.registry.region;
    if (session.status !== 'open' || region === null || region === this.#stage?.region) return;
    const projection = projectionOf(region.grid.epsg);
    if (!projection.ok) throw new Error(`region in unknown EPSG:${region.grid.epsg}`);
    if (this.#stage !== null) this.#retired.push(this.#stage.terrain);
    const frame = regionFrame(region.grid, projection.value);
    const surface = terrainSurface(region.grid, region.terrainM, region.seaLevelM);
    const make = cachedTileMaker(localTileMaker(surface, projection.value), keptTiles);
    const maxZoom = terrainMaxZoom(region.grid.cellSizeM, frame.bounds[1], terrainTilePixels);
    const terrain = registerTerrain(make, maxZoom);
    this.#stage = { region, frame, terrain, maxZoom, picker: new ScenePicker(region, frame) };
    void loadLabelFont(labelCharacters(region, this.#replayWords())).then(() => {
      if (this.#disposed || this.#stage?.terrain !== terrain) return;
      if (this.#map === null) this.#start();
      else {
        this.#report('starting');
        this.#restyle();
        this.#goToRegion();
        this.#reportWhenDrawn(this.#map);
      }
      for (const past of this.#retired.splice(0)) past.dispose();
    });
  }

  #start(lastCamera: CameraView | null = null): void {
    const stage = this.#stage as Stage;
    const { stores, container, mapWords } = this.#input;
    const { dimension, camera } = stores.view.getState();
    try {
      this.#map = createMap({
        container,
        style: this.#style(stage),
        view: lastCamera ?? camera ?? regionView(stage.frame, this.#window(), dimension),
        words: mapWords(stores.preferences.getState().language),
        palette: () => paletteOf(stores.preferences.getState().theme),
      });
    } catch {
      this.#report('no-webgl');
      return;
    }
    const map = this.#map;
    map.on('style.load', () => this.#install());
    this.#reportWhenDrawn(map);
    const reportCamera = (): void => this.#input.callbacks.onCamera(cameraOf(map));
    map.on('moveend', reportCamera);
    reportCamera();
    map.on('webglcontextlost', () => {
      if (this.#map === map) this.#loseContext();
    });
    map.on('webglcontextrestored', () => {
      if (this.#map === map) this.#rebuild(map);
    });
    this.#setDimension(dimension);
    this.#pointer = new PointerReports(map, this.#input.callbacks, () => this.#pointerTarget());
  }

  /** Says `ready` at the first rest of the map that has everything of the region on it. */
  #reportWhenDrawn(map: MapLibreMap): void {
    const rested = (): void => {
      if (this.#layers?.complete !== true) return;
      map.off('idle', rested);
      this.#report('ready');
    };
    map.on('idle', rested);
  }

  #pointerTarget(): PointerTarget | null {
    if (this.#stage === null) return null;
    return {
      ...this.#stage,
      flat: this.#input.stores.view.getState().dimension === '2d',
      mercatorToClip: this.#layers?.mercatorToClip ?? null,
    };
  }

  #loseContext(): void {
    this.#layers?.abandon();
    this.#layers = null;
    this.#report('context-lost');
  }

  /**
   * A new map in place of this one, seen from the same place. A context that came back needs it: MapLibre 6.17 restores its
   * style but keeps textures of the lost context in its pool of ground tiles.
   */
  #rebuild(old: MapLibreMap): void {
    const camera = cameraOf(old);
    this.#pointer?.dispose();
    this.#layers?.dispose();
    this.#layers = null;
    this.#map = null;
    old.remove();
    this.#start(camera);
  }

  /** MapLibre names its buttons once, when it is made. */
  #speakAnew(): void {
    if (this.#map === null) return;
    this.#report('starting');
    this.#rebuild(this.#map);
  }

  #style(stage: Stage): ReturnType<typeof baseStyle> {
    const { theme, language } = this.#input.stores.preferences.getState();
    const [west, south, east, north] = stage.frame.bounds;
    const [marginLng, marginLat] = [0.5 * (east - west), 0.5 * (north - south)];
    return baseStyle({
      palette: paletteOf(theme),
      language,
      terrainTileUrl: stage.terrain.terrainTileUrl,
      contourTileUrl: stage.terrain.contourTileUrl,
      terrainBounds: [west - marginLng, south - marginLat, east + marginLng, north + marginLat],
      terrainMaxZoom: stage.maxZoom,
      imageCorners: stage.frame.corners,
      threeDimensional: this.#input.stores.view.getState().dimension === '3d',
    });
  }

  /** Builds the style anew: for another theme or region. */
  #restyle(): void {
    if (this.#map === null || this.#stage === null) return;
    this.#layers?.dispose();
    this.#layers = null;
    this.#map.setStyle(this.#style(this.#stage), { diff: false });
  }

  #install(): void {
    if (this.#map === null || this.#stage === null || this.#disposed) return;
    this.#layers?.dispose();
    this.#layers = new RegionLayers(this.#map, this.#input, this.#stage.region, this.#stage.frame);
    this.#matchTerrain();
    this.#reportDrawn();
  }

  #viewChanged(now: MapView, before: MapView): void {
    if (now.dimension !== before.dimension) this.#changeDimension(now.dimension);
    const request = now.cameraRequest;
    if (request !== null && request.requestId > this.#handledRequest && this.#map !== null) {
      this.#handledRequest = request.requestId;
      if (request.target === 'region') this.#goToRegion();
      else moveCamera(this.#map, request.target, reducedMotion());
    }
    if (now.selection !== null && now.selection !== before.selection) this.#bringIntoView(now.selection);
    this.#queueSync();
  }

  /** Puts what was selected in the middle when it is out of the picture, as a row of a table may be. */
  #bringIntoView(selection: Selection): void {
    const mercatorToClip = this.#layers?.mercatorToClip ?? null;
    if (this.#map === null || this.#stage === null || mercatorToClip === null) return;
    const { region, frame } = this.#stage;
    const anchor = selectionAnchor(selection, region);
    if (anchor === null) return;
    const [xM, yM] = anchor;
    const flat = this.#input.stores.view.getState().dimension === '2d';
    const heightM = flat ? 0 : sampleBilinear(region.grid, region.terrainM, xM, yM);
    if (isOnScreen(localToClip(mercatorToClip, frame), [...frame.toLocal(xM, yM), heightM])) return;
    const [lngDeg, latDeg] = frame.toLngLat(xM, yM);
    moveCamera(this.#map, { ...cameraOf(this.#map), lngDeg, latDeg }, reducedMotion());
  }

  #changeDimension(dimension: MapView['dimension']): void {
    const map = this.#map;
    if (map === null) return;
    this.#setDimension(dimension);
    this.#matchTerrain();
    const view = cameraOf(map);
    const tilt = dimension === '3d' ? { pitchDeg: regionPitchDeg } : { pitchDeg: 0, bearingDeg: 0 };
    moveCamera(map, { ...view, ...tilt }, true);
  }

  /** A style that is still loading gets its terrain when it is installed. */
  #matchTerrain(): void {
    if (this.#map === null || this.#layers === null) return;
    const wanted = this.#input.stores.view.getState().dimension === '3d';
    if (wanted === (this.#map.getTerrain() !== null)) return;
    this.#map.setTerrain(wanted ? { source: sourceIds.terrain, exaggeration: 1 } : null);
  }

  #setDimension(dimension: MapView['dimension']): void {
    this.#map?.setMaxPitch(dimension === '3d' ? steepestPitchDeg : 0);
  }

  #goToRegion(): void {
    if (this.#map === null || this.#stage === null) return;
    const { dimension } = this.#input.stores.view.getState();
    moveCamera(this.#map, regionView(this.#stage.frame, this.#window(), dimension), reducedMotion());
  }

  #window(): { widthPixels: number; heightPixels: number } {
    const { clientWidth, clientHeight } = this.#input.container;
    return { widthPixels: clientWidth, heightPixels: clientHeight };
  }

  /** Many store changes in one turn are drawn once. */
  #queueSync(): void {
    if (this.#syncQueued) return;
    this.#syncQueued = true;
    queueMicrotask(() => {
      this.#syncQueued = false;
      if (this.#disposed) return;
      this.#layers?.sync();
      this.#reportDrawn();
    });
  }

  #reportDrawn(): void {
    const { dataset } = this.#input.container;
    const frame = this.#layers?.waterFrame ?? null;
    if (frame === null) delete dataset.waterFrame;
    else dataset.waterFrame = String(frame);
    const replayed = this.#layers?.replayed ?? [];
    if (replayed.length === 0) delete dataset.replayed;
    else dataset.replayed = replayed.map(({ text }) => text).join(' · ');
  }

  /** Words that stand beside gauges, in both languages: the language may change while the region stays. */
  #replayWords(): readonly string[] {
    return (['ko', 'en'] as const).flatMap((language) => {
      const { mark, unknown, level } = this.#input.replayWords(language);
      return [mark, unknown, ...Object.values(level), 'mm'];
    });
  }
}
