import type { GeoJSONSource, ImageSource, Map as MapLibreMap } from 'maplibre-gl';
import type { Buildings } from '../domain/region/buildings.ts';
import type { Region } from '../domain/region/region.ts';
import type { Roads } from '../domain/region/roads.ts';
import { terrainFieldValues } from '../domain/region/terrain/terrain-fields.ts';
import { BuildingClasses } from './buildings/depth-state.ts';
import { ViewProbe, viewProbeId } from './camera/view-probe.ts';
import { routeFeatures } from './evacuation/route-features.ts';
import { facilityFeatures } from './facilities/facility-features.ts';
import { landRaster, type RasterImage } from './land/land-raster.ts';
import { terrainFieldRaster } from './land/terrain-field-raster.ts';
import { landslideRaster } from './landslide/landslide-raster.ts';
import { reducedMotion } from './motion-clock.ts';
import { nextTurn } from './next-turn.ts';
import type { RegionFrame } from './region-frame.ts';
import { type ReplayedReading, replayedReadings, replayFeatures } from './replay/replay-features.ts';
import type { SceneInput } from './scene-context.ts';
import { groupedLayerIds, layerVisible } from './style/layer-groups.ts';
import { paletteOf, type ScenePalette } from './style/palette.ts';
import { firstSymbolLayerId, sourceIds, waterLayerId } from './style/source-ids.ts';
import { adminFeatures, labelFeatures, regionEdgeFeatures, riverFeatures } from './vectors/area-features.ts';
import { buildingFeatures } from './vectors/building-features.ts';
import { CutRoads } from './vectors/cut-roads.ts';
import { closureFeatures, roadFeatures } from './vectors/road-features.ts';
import { selectionFeatures } from './vectors/selection-features.ts';
import { WaterLayer } from './water/water-layer.ts';

type Collection = Parameters<GeoJSONSource['setData']>[0];

/** Features given to the map at a time, so that copying them takes a few tens of milliseconds. */
const roadsAtOnce = 700;
const buildingsAtOnce = 2500;

/** Depth from which a road is drawn as cut while no thresholds are set, m: the limit for cars. */
const defaultCutDepthM = 0.3;

/**
 * Everything of one region that is put on a loaded style. Made anew after each style reload; the owner calls `sync`
 * whenever a store changed, and `dispose` before the style goes.
 */
export class RegionLayers {
  readonly #map: MapLibreMap;
  readonly #input: SceneInput;
  readonly #region: Region;
  readonly #frame: RegionFrame;
  readonly #water: WaterLayer;
  readonly #probe = new ViewProbe();
  readonly #classes = new BuildingClasses();
  readonly #cutRoads = new CutRoads();
  /** What each part was last drawn from; a part is drawn again only when that changed. */
  readonly #drawnFrom = new Map<string, readonly unknown[]>();
  #selectedBuilding: number | null = null;
  #waterFrame: number | null = null;
  #replayed: readonly ReplayedReading[] = [];
  #ended = false;
  #complete = false;

  constructor(map: MapLibreMap, input: SceneInput, region: Region, frame: RegionFrame) {
    this.#map = map;
    this.#input = input;
    this.#region = region;
    this.#frame = frame;
    const palette = paletteOf(input.stores.preferences.getState().theme);
    this.#water = new WaterLayer(region, frame, palette);
    map.addLayer(this.#water, firstSymbolLayerId);
    map.addLayer(this.#probe, firstSymbolLayerId);
    this.sync();
    void this.#putGround(palette);
  }

  /** Puts the unchanging parts on the map, one a turn, so that none of them keeps the page from answering. */
  async #putGround(palette: ScenePalette): Promise<void> {
    const [region, frame] = [this.#region, this.#frame];
    const { adminAreas, rivers, roads, buildings } = region;
    const parts = [
      () => this.#setImage(sourceIds.land, landRaster(region, palette)),
      () => this.#setData(sourceIds.region, regionEdgeFeatures(frame)),
      () =>
        this.#putInParts(sourceIds.roads, { count: roads?.edgeCount ?? 0, atOnce: roadsAtOnce }, (range) =>
          roadFeatures(roads as Roads, frame, range),
        ),
      () =>
        this.#putInParts(
          sourceIds.buildings,
          { count: buildings?.count ?? 0, atOnce: buildingsAtOnce },
          (range) => buildingFeatures(buildings as Buildings, frame, range),
        ),
      () => this.#setData(sourceIds.labels, labelFeatures(region, frame)),
      () => adminAreas !== null && this.#setData(sourceIds.admin, adminFeatures(adminAreas, frame)),
      () => rivers !== null && this.#setData(sourceIds.rivers, riverFeatures(rivers, frame)),
    ];
    for (const part of parts) {
      if (this.#ended) return;
      await part();
      await nextTurn();
    }
    this.#complete = true;
  }

  /** Hands many features over bit by bit: making and copying them in one go would hold the page for half a second. */
  async #putInParts(
    id: string,
    { count, atOnce }: { readonly count: number; readonly atOnce: number },
    build: (range: readonly [number, number]) => GeoJSON.FeatureCollection,
  ): Promise<void> {
    for (let from = 0; from < count && !this.#ended; from += atOnce) {
      const part = build([from, Math.min(from + atOnce, count)]);
      const source = this.#map.getSource(id) as GeoJSONSource | undefined;
      try {
        await (from === 0 ? source?.setData(part) : source?.updateData({ add: part.features }));
      } catch (error) {
        if (!this.#ended) throw error;
      }
      await nextTurn();
    }
  }

  /** True when everything that does not change is on the map. */
  get complete(): boolean {
    return this.#complete;
  }

  /** Index of the earlier flood frame on screen, or null. */
  get waterFrame(): number | null {
    return this.#waterFrame;
  }

  /** What stands beside the gauges; empty while nothing is replayed. */
  get replayed(): readonly ReplayedReading[] {
    return this.#replayed;
  }

  /** Matrix of the last picture from mercator units to clip space; null before the first. */
  get mercatorToClip(): Float64Array | null {
    return this.#probe.mercatorToClip;
  }

  /** Brings the map to what the stores say. */
  sync(): void {
    this.#syncVisibility();
    this.#syncWater();
    this.#syncExposure();
    this.#syncFacilities();
    this.#syncRoutes();
    this.#syncLandslide();
    this.#syncTerrainField();
    this.#syncReplay();
    this.#syncSelection();
  }

  dispose(): void {
    this.#ended = true;
    for (const id of [waterLayerId, viewProbeId]) {
      if (this.#map.getLayer(id) !== undefined) this.#map.removeLayer(id);
    }
  }

  /** Lets go of everything on a graphics card that is gone; the style went with it. */
  abandon(): void {
    this.#ended = true;
    this.#water.onRemove(this.#map);
  }

  /** True when `values` differ from those the part was last drawn from; remembers them. */
  #changed(part: string, ...values: readonly unknown[]): boolean {
    const before = this.#drawnFrom.get(part);
    if (before?.every((value, index) => Object.is(value, values[index]))) return false;
    this.#drawnFrom.set(part, values);
    return true;
  }

  #syncVisibility(): void {
    const { visible } = this.#input.stores.view.getState();
    if (!this.#changed('visible', visible)) return;
    for (const id of groupedLayerIds) {
      if (this.#map.getLayer(id) === undefined) continue;
      this.#map.setLayoutProperty(id, 'visibility', layerVisible(id, visible) ? 'visible' : 'none');
    }
  }

  #syncWater(): void {
    const { run, cursorS, frameCount } = this.#input.stores.flood.getState();
    const { dimension, waterField } = this.#input.stores.view.getState();
    const data = 'runId' in run ? this.#input.registry.flood(run.runId) : null;
    const still = reducedMotion();
    if (this.#changed('water mode', dimension, still)) {
      this.#water.setMode({ flat: dimension === '2d', still });
    }
    const summary = data?.summary ?? null;
    if (!this.#changed('water', data, summary, frameCount, cursorS, waterField)) return;
    this.#water.setRun(data);
    this.#waterFrame = data === null ? null : this.#water.setCursor(cursorS, waterField);
  }

  #syncExposure(): void {
    const { exposure, thresholds } = this.#input.stores.response.getState();
    const { waterField } = this.#input.stores.view.getState();
    const { registry } = this.#input;
    const shown = waterField === 'frame' ? registry.exposureNow : registry.exposureMaximum;
    if (!this.#changed('exposure', exposure, shown, thresholds)) return;
    const depths = exposure === null ? null : shown;
    const buildings = this.#region.buildings?.count ?? 0;
    for (const [id, depthClass] of this.#classes.changesTo(depths?.buildingDepthM ?? null, buildings)) {
      this.#map.setFeatureState({ source: sourceIds.buildings, id }, { depthClass });
    }
    const limitM = thresholds?.carDepthM ?? defaultCutDepthM;
    const edges = this.#region.roads?.edgeCount ?? 0;
    for (const [id, cut] of this.#cutRoads.changesTo(depths?.roadDepthM ?? null, limitM, edges)) {
      this.#map.setFeatureState({ source: sourceIds.roads, id }, { cut });
    }
  }

  #syncFacilities(): void {
    const { exposure, plan } = this.#input.stores.response.getState();
    const { waterField } = this.#input.stores.view.getState();
    const { registry } = this.#input;
    const shown = waterField === 'frame' ? registry.exposureNow : registry.exposureMaximum;
    const states = exposure === null ? null : (shown?.facilities ?? null);
    if (!this.#changed('facilities', states, plan)) return;
    this.#setData(sourceIds.facilities, facilityFeatures(this.#region, this.#frame, states, plan));
  }

  #syncRoutes(): void {
    const { plan, closedRoadEdges } = this.#input.stores.response.getState();
    if (this.#changed('routes', plan)) {
      this.#setData(sourceIds.routes, routeFeatures(plan, this.#region.roads, this.#frame));
    }
    if (this.#changed('closures', closedRoadEdges)) {
      this.#setData(sourceIds.closures, closureFeatures(this.#region.roads, closedRoadEdges, this.#frame));
    }
  }

  #syncLandslide(): void {
    const { run } = this.#input.stores.landslide.getState();
    const field = run.status === 'done' ? this.#input.registry.susceptibility : null;
    if (!this.#changed('landslide', field)) return;
    if (field !== null) this.#setImage(sourceIds.landslide, landslideRaster(field));
    else this.#setImage(sourceIds.landslide, clearImage());
  }

  #syncTerrainField(): void {
    const { terrainField } = this.#input.stores.view.getState();
    const { derivedTerrain } = this.#input.registry;
    if (!this.#changed('terrain field', terrainField, derivedTerrain)) return;
    const values =
      terrainField === null ? null : terrainFieldValues(terrainField, this.#region, derivedTerrain);
    this.#setImage(
      sourceIds.terrainField,
      terrainField === null || values === null
        ? clearImage()
        : terrainFieldRaster(this.#region.grid, terrainField, values),
    );
  }

  /** A replay moves with every picture; the map is told only when a text changes. */
  #syncReplay(): void {
    const { observed, preferences, view } = this.#input.stores;
    const { replay } = observed.getState();
    const words = this.#input.replayWords(preferences.getState().language);
    this.#replayed =
      replay === null || !view.getState().visible.replay
        ? []
        : replayedReadings(this.#region, replay.atMs, words);
    if (!this.#changed('replay', this.#replayed.map(({ text }) => text).join('\n'))) return;
    this.#setData(sourceIds.replay, replayFeatures(this.#replayed, this.#frame));
  }

  #syncSelection(): void {
    const { selection } = this.#input.stores.view.getState();
    if (!this.#changed('selection', selection)) return;
    this.#setData(sourceIds.selection, selectionFeatures(selection, this.#region, this.#frame));
    const next = selection?.kind === 'building' ? selection.index : null;
    const source = sourceIds.buildings;
    if (this.#selectedBuilding !== null) {
      this.#map.setFeatureState({ source, id: this.#selectedBuilding }, { selected: false });
    }
    if (next !== null) this.#map.setFeatureState({ source, id: next }, { selected: true });
    this.#selectedBuilding = next;
  }

  #setData(id: string, data: Collection): void {
    (this.#map.getSource(id) as GeoJSONSource | undefined)?.setData(data);
  }

  #setImage(id: string, { pixels, width, height }: RasterImage): void {
    const source = this.#map.getSource(id) as ImageSource | undefined;
    source?.updateImage({ image: new ImageData(pixels, width, height) });
  }
}

/** An image of nothing: one clear pixel. */
const clearImage = (): RasterImage => ({ width: 1, height: 1, pixels: new Uint8ClampedArray(4) });
