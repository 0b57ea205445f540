import {
  BufferAttribute,
  ClampToEdgeWrapping,
  DataTexture,
  FloatType,
  GLSL3,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  LinearFilter,
  Matrix4,
  Mesh,
  NearestFilter,
  RawShaderMaterial,
  RedFormat,
  RGBAFormat,
  Sphere,
  UnsignedByteType,
  Vector2,
  Vector3,
  Vector4,
} from 'three';
import { colourOf } from '../../domain/geo/colour.ts';
import type { GridSpec } from '../../domain/geo/grid.ts';
import { depthsInM, velocitiesInMPerS } from '../../domain/hazard/flood/compact-frame.ts';
import type { RegionFrame } from '../region-frame.ts';
import type { ScenePalette } from '../style/palette.ts';
import { sunDirection } from '../style/sun.ts';
import { depthTable, tableSize } from './depth-texture.ts';
import { gridNodes } from './grid-nodes.ts';
import type { WaterPicture, WaterState } from './water-field.ts';
import { waterFragmentShader, waterVertexShader } from './water-shader.ts';
import { chunkCells } from './wet-chunks.ts';

/** Size of the ripples, m. */
const rippleM = 9;

/** Three textures of one state of the water, each with an array to unpack into; filled again rather than made anew. */
interface StateSlot {
  key: string | null;
  readonly unpacked: {
    readonly depthM: Float32Array;
    readonly flowX: Float32Array;
    readonly flowY: Float32Array;
  };
  readonly depth: DataTexture;
  readonly flowX: DataTexture;
  readonly flowY: DataTexture;
}

/** The water surface as a three.js mesh. Owned by the water layer, which disposes it. */
export class WaterMesh {
  readonly mesh: Mesh<InstancedBufferGeometry, RawShaderMaterial>;
  readonly #grid: GridSpec;
  readonly #still: Float32Array;
  readonly #textures: DataTexture[] = [];
  #slots: [StateSlot, StateSlot];
  /** Made with the first painted picture. */
  #paint: { key: string | null; readonly texture: DataTexture } | null = null;

  constructor(input: {
    readonly grid: GridSpec;
    readonly bedM: Float32Array;
    readonly permanent: Uint8Array;
    readonly frame: RegionFrame;
    readonly palette: ScenePalette;
    readonly linearFloat: boolean;
  }) {
    this.#grid = input.grid;
    this.#still = new Float32Array(input.bedM.length);
    const linear = input.linearFloat;
    const slot = (): StateSlot => {
      const unpacked = {
        depthM: this.#still.slice(),
        flowX: this.#still.slice(),
        flowY: this.#still.slice(),
      };
      return {
        key: null,
        unpacked,
        depth: this.#floatTexture(unpacked.depthM, linear),
        flowX: this.#floatTexture(unpacked.flowX, linear),
        flowY: this.#floatTexture(unpacked.flowY, linear),
      };
    };
    this.#slots = [slot(), slot()];
    const bed = this.#floatTexture(input.bedM, false);
    const permanent = this.#keep(
      new DataTexture(input.permanent, input.grid.columns, input.grid.rows, RedFormat, UnsignedByteType),
    );
    permanent.unpackAlignment = 1;
    const table = this.#keep(new DataTexture(depthTable(), tableSize, 1, RGBAFormat, UnsignedByteType));
    for (const texture of [permanent, table]) smooth(texture);
    const material = new RawShaderMaterial({
      glslVersion: GLSL3,
      vertexShader: waterVertexShader,
      fragmentShader: waterFragmentShader,
      defines: linear ? { LINEAR_FLOAT: 1 } : {},
      transparent: true,
      premultipliedAlpha: true,
      depthTest: true,
      depthWrite: false,
      uniforms: {
        uMatrix: { value: new Matrix4() },
        uGrid: { value: new Vector2(input.grid.columns, input.grid.rows) },
        uNodes: { value: gridNodes(input.grid, input.frame).map(([x, y]) => new Vector2(x, y)) },
        uBed: { value: bed },
        uDepthA: { value: null },
        uDepthB: { value: null },
        uFlowXA: { value: null },
        uFlowYA: { value: null },
        uFlowXB: { value: null },
        uFlowYB: { value: null },
        uPermanent: { value: permanent },
        uTable: { value: table },
        uPaint: { value: table },
        uPainted: { value: 0 },
        uShare: { value: 0 },
        uStride: { value: 1 },
        uFlat: { value: 0 },
        uTimeS: { value: 0 },
        uRippleM: { value: rippleM },
        uEye: { value: new Vector3() },
        uSun: { value: new Vector3(...sunDirection()) },
        uSky: { value: rgb(input.palette.sky.horizon) },
        uFoam: { value: rgb(input.palette.foam) },
        uPermanentColour: { value: rgb(input.palette.permanentWater) },
        uDrawnKnown: { value: 0 },
        uDrawnGround: { value: bed },
        uDrawnBounds: { value: new Vector4(0, 0, 1, 1) },
        uDepthBias: { value: 0 },
      },
    });
    this.mesh = new Mesh(new InstancedBufferGeometry(), material);
    this.mesh.frustumCulled = false;
    this.mesh.visible = false;
  }

  uniform(name: string): { value: unknown } {
    const found = this.mesh.material.uniforms[name];
    if (found === undefined) throw new Error(`no uniform ${name}`);
    return found as { value: unknown };
  }

  /** Lays the mesh over the wet chunks: column and row of the first cell of each, alternating. */
  setChunks(origins: Float32Array, stride: number): void {
    this.mesh.geometry.dispose();
    const geometry = new InstancedBufferGeometry();
    const side = chunkCells / stride + 1;
    const positions = new Float32Array(side * side * 2);
    const indices = new Uint32Array((side - 1) * (side - 1) * 6);
    let at = 0;
    for (let row = 0; row < side; row++) {
      for (let column = 0; column < side; column++) {
        const vertex = row * side + column;
        positions[2 * vertex] = column * stride;
        positions[2 * vertex + 1] = row * stride;
        if (row + 1 === side || column + 1 === side) continue;
        indices.set([vertex, vertex + side, vertex + 1, vertex + 1, vertex + side, vertex + side + 1], at);
        at += 6;
      }
    }
    geometry.setAttribute('position', new BufferAttribute(positions, 2));
    geometry.setIndex(new BufferAttribute(indices, 1));
    geometry.setAttribute('chunkOrigin', new InstancedBufferAttribute(origins, 2));
    geometry.instanceCount = origins.length / 2;
    geometry.boundingSphere = new Sphere(new Vector3(), Number.POSITIVE_INFINITY);
    this.mesh.geometry = geometry;
    this.uniform('uStride').value = stride;
  }

  /** Shows a picture, uploading only states that are not on the graphics card yet. */
  show(picture: WaterPicture | null): void {
    this.mesh.visible = picture !== null && this.mesh.geometry.instanceCount > 0;
    if (picture === null) return;
    if (this.#slots[1].key === picture.first.key && this.#slots[0].key !== picture.first.key) {
      this.#slots = [this.#slots[1], this.#slots[0]];
    }
    const first = this.#fill(this.#slots[0], picture.first);
    const second =
      picture.second.key === picture.first.key ? first : this.#fill(this.#slots[1], picture.second);
    const set = (name: string, texture: DataTexture): void => {
      this.uniform(name).value = texture;
    };
    set('uDepthA', first.depth);
    set('uFlowXA', first.flowX);
    set('uFlowYA', first.flowY);
    set('uDepthB', second.depth);
    set('uFlowXB', second.flowX);
    set('uFlowYB', second.flowY);
    this.uniform('uShare').value = picture.share;
    this.#showPaint(picture.paint);
  }

  #showPaint(paint: WaterPicture['paint']): void {
    this.uniform('uPainted').value = paint === null ? 0 : 1;
    if (paint === null) return;
    const { columns, rows } = this.#grid;
    this.#paint ??= {
      key: null,
      texture: this.#keep(
        new DataTexture(paint.pixels as Uint8Array<ArrayBuffer>, columns, rows, RGBAFormat, UnsignedByteType),
      ),
    };
    if (this.#paint.key !== paint.key) replace(this.#paint.texture, paint.pixels);
    this.#paint.key = paint.key;
    this.uniform('uPaint').value = this.#paint.texture;
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
    for (const texture of this.#textures) texture.dispose();
  }

  #fill(slot: StateSlot, state: WaterState): StateSlot {
    if (slot.key === state.key) return slot;
    slot.key = state.key;
    const { depths, velocity } = state;
    const { depthM, flowX, flowY } = slot.unpacked;
    replace(slot.depth, depthsInM(depths, depthM));
    replace(slot.flowX, velocity === null ? this.#still : velocitiesInMPerS(velocity.xCode, flowX));
    replace(slot.flowY, velocity === null ? this.#still : velocitiesInMPerS(velocity.yCode, flowY));
    return slot;
  }

  #floatTexture(values: Float32Array, linear: boolean): DataTexture {
    const { columns, rows } = this.#grid;
    const texture = this.#keep(
      new DataTexture(values as Float32Array<ArrayBuffer>, columns, rows, RedFormat, FloatType),
    );
    texture.minFilter = linear ? LinearFilter : NearestFilter;
    texture.magFilter = linear ? LinearFilter : NearestFilter;
    texture.needsUpdate = true;
    return texture;
  }

  #keep(texture: DataTexture): DataTexture {
    texture.wrapS = ClampToEdgeWrapping;
    texture.wrapT = ClampToEdgeWrapping;
    this.#textures.push(texture);
    return texture;
  }
}

function replace(texture: DataTexture, values: Float32Array | Uint8Array): void {
  texture.image.data = values as Float32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;
  texture.needsUpdate = true;
}

function smooth(texture: DataTexture): void {
  texture.minFilter = LinearFilter;
  texture.magFilter = LinearFilter;
  texture.needsUpdate = true;
}

function rgb(hex: string): Vector3 {
  const { red, green, blue } = colourOf(hex);
  return new Vector3(red / 255, green / 255, blue / 255);
}
