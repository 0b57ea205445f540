import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibreMap } from 'maplibre-gl';
import { Camera, Scene, type Texture, type Vector3, type Vector4, WebGLRenderer } from 'three';
import { toMercator } from '../../domain/geo/mercator.ts';
import type { Region } from '../../domain/region/region.ts';
import type { WaterFieldId } from '../../store/map-view.ts';
import type { FloodRunData } from '../../store/run-registry.ts';
import { eyeOf, localToClip } from '../camera/view-matrix.ts';
import { MotionClock } from '../motion-clock.ts';
import type { RegionFrame } from '../region-frame.ts';
import type { ScenePalette } from '../style/palette.ts';
import { waterLayerId } from '../style/source-ids.ts';
import { DrawnGround } from './drawn-ground.ts';
import { permanentWater } from './permanent-water.ts';
import { WaterField, type WaterPicture } from './water-field.ts';
import { WaterMesh } from './water-mesh.ts';
import { vertexStride } from './wet-chunks.ts';

/** Most vertices of the water mesh. */
const vertexBudget = 400_000;

/**
 * Shift of the water towards the camera in normalised depth. Water lies on the drawn ground already; this only settles
 * ties between its triangles and those of the ground.
 */
const depthBias = { settled: 2e-6, withoutDrawnGround: 4e-5 } as const;

/**
 * The flood in MapLibre's own GL context and camera. Owned by the scene; `onRemove` frees everything on the graphics
 * card, and adding the layer again after a style reload or a lost context builds it anew from the run.
 */
export class WaterLayer implements CustomLayerInterface {
  readonly id = waterLayerId;
  readonly type = 'custom' as const;
  readonly renderingMode = '3d' as const;
  readonly #region: Region;
  readonly #frame: RegionFrame;
  readonly #palette: ScenePalette;
  readonly #clock = new MotionClock();
  #map: MapLibreMap | null = null;
  #renderer: WebGLRenderer | null = null;
  #ground: DrawnGround | null = null;
  #mesh: WaterMesh | null = null;
  #field: WaterField | null = null;
  #picture: WaterPicture | null = null;
  #flat = false;
  #drawn: Texture | null = null;
  readonly #scene = new Scene();
  readonly #camera = new Camera();

  constructor(region: Region, frame: RegionFrame, palette: ScenePalette) {
    this.#region = region;
    this.#frame = frame;
    this.#palette = palette;
    this.#scene.matrixWorldAutoUpdate = false;
  }

  onAdd(map: MapLibreMap, gl: WebGL2RenderingContext): void {
    this.#map = map;
    this.#renderer = new WebGLRenderer({ canvas: map.getCanvas(), context: gl, antialias: true });
    this.#renderer.autoClear = false;
    this.#ground = new DrawnGround(gl, this.#mercatorBounds());
    map.on('move', this.#markGroundStale);
    map.on('sourcedata', this.#markGroundStale);
    map.on('terrain', this.#markGroundStale);
    if (this.#field !== null) this.#build(this.#field);
  }

  onRemove(map: MapLibreMap): void {
    map.off('move', this.#markGroundStale);
    map.off('sourcedata', this.#markGroundStale);
    map.off('terrain', this.#markGroundStale);
    this.#clear();
    this.#ground?.dispose();
    this.#renderer?.dispose();
    this.#ground = null;
    this.#renderer = null;
    this.#drawn = null;
    this.#map = null;
  }

  /** Shows another run, or none. */
  setRun(run: FloodRunData | null): void {
    if (this.#field?.run === run) return;
    this.#clear();
    this.#field = run === null ? null : new WaterField(run);
    this.#picture = null;
    if (this.#field !== null && this.#renderer !== null) this.#build(this.#field);
    this.#map?.triggerRepaint();
  }

  /** Draws the frame at the cursor or a field of the run; returns the index of the earlier frame drawn, or null. */
  setCursor(cursorS: number, which: WaterFieldId): number | null {
    const field = this.#field;
    if (field === null) return null;
    if (field.takeNewFrames()) this.#layChunks(field);
    this.#picture = pictureOf(field, which, cursorS);
    this.#mesh?.show(this.#picture);
    this.#map?.triggerRepaint();
    return this.#picture?.frameIndex ?? null;
  }

  /** Flat water for the map seen from above; moving ripples only when motion is welcome. */
  setMode(mode: { readonly flat: boolean; readonly still: boolean }): void {
    this.#flat = mode.flat;
    this.#clock.setStill(mode.still);
    this.#map?.triggerRepaint();
  }

  prerender(_gl: WebGL2RenderingContext, input: CustomRenderMethodInput): void {
    if (this.#mesh?.mesh.visible !== true) return;
    this.#drawn = this.#flat ? null : (this.#ground?.update(input.renderTerrainHeightMap) ?? null);
  }

  render(_gl: WebGL2RenderingContext, input: CustomRenderMethodInput): void {
    const [map, renderer, mesh] = [this.#map, this.#renderer, this.#mesh];
    if (map === null || renderer === null || mesh === null || !mesh.mesh.visible) return;
    const clip = localToClip(input.defaultProjectionData.mainMatrix, this.#frame);
    const drawn = this.#drawn;
    mesh.uniform('uMatrix').value = clip;
    (mesh.uniform('uEye').value as Vector3).set(...eyeOf(clip));
    mesh.uniform('uFlat').value = this.#flat ? 1 : 0;
    mesh.uniform('uTimeS').value = this.#clock.read(performance.now());
    mesh.uniform('uDrawnKnown').value = drawn === null ? 0 : 1;
    if (drawn !== null) mesh.uniform('uDrawnGround').value = drawn;
    mesh.uniform('uDepthBias').value =
      drawn === null && !this.#flat ? depthBias.withoutDrawnGround : depthBias.settled;
    const canvas = map.getCanvas();
    renderer.resetState();
    renderer.setViewport(0, 0, canvas.width, canvas.height);
    renderer.render(this.#scene, this.#camera);
    renderer.resetState();
    if (this.#clock.wantsNextFrame()) map.triggerRepaint();
  }

  readonly #markGroundStale = (): void => this.#ground?.markStale();

  /** Least x and y, greatest x and y of the region on the mercator square. */
  #mercatorBounds(): [number, number, number, number] {
    const corners = this.#frame.corners.map(toMercator);
    const xs = corners.map(([x]) => x);
    const ys = corners.map(([, y]) => y);
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  }

  #build(field: WaterField): void {
    const renderer = this.#renderer as WebGLRenderer;
    const mesh = new WaterMesh({
      grid: field.run.grid,
      bedM: field.run.bedM,
      permanent: permanentWater(this.#region, field.run.grid),
      frame: this.#frame,
      palette: this.#palette,
      linearFloat: renderer.extensions.has('OES_texture_float_linear'),
    });
    this.#mesh = mesh;
    this.#scene.add(mesh.mesh);
    field.takeNewFrames();
    this.#layChunks(field);
    const [minX, minY, maxX, maxY] = this.#mercatorBounds();
    const { origin, unitsPerM } = this.#frame;
    (mesh.uniform('uDrawnBounds').value as Vector4).set(
      (minX - origin[0]) / unitsPerM,
      (minY - origin[1]) / unitsPerM,
      (maxX - origin[0]) / unitsPerM,
      (maxY - origin[1]) / unitsPerM,
    );
    mesh.show(this.#picture);
  }

  #layChunks(field: WaterField): void {
    this.#mesh?.setChunks(field.chunks.origins(), vertexStride(field.chunks.count, vertexBudget));
  }

  #clear(): void {
    if (this.#mesh === null) return;
    this.#scene.remove(this.#mesh.mesh);
    this.#mesh.dispose();
    this.#mesh = null;
  }
}

function pictureOf(field: WaterField, which: WaterFieldId, cursorS: number): WaterPicture | null {
  if (which === 'frame') return field.pictureAt(cursorS);
  return which === 'maximum' ? field.maximum() : field.painted(which);
}
