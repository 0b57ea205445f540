import type { CustomRenderMethodInput } from 'maplibre-gl';
import { ExternalTexture } from 'three';

/** Texels along one side of the height map. */
const side = 768;

/**
 * Heights of the ground as MapLibre draws it, read back from its own terrain mesh into a texture, so that the water can
 * lie on what is on screen instead of on the finer ground of the computation. Needs EXT_color_buffer_float; without it
 * the water lies on the computed bed.
 */
export class DrawnGround {
  readonly supported: boolean;
  readonly #gl: WebGL2RenderingContext;
  #texture: WebGLTexture | null = null;
  #wrapped: ExternalTexture | null = null;
  #stale = true;
  readonly #bounds: [number, number, number, number];

  constructor(gl: WebGL2RenderingContext, bounds: readonly [number, number, number, number]) {
    this.#gl = gl;
    this.#bounds = [...bounds];
    this.supported = gl.getExtension('EXT_color_buffer_float') !== null;
  }

  /** Asks for new heights before the next picture: the camera moved or ground tiles arrived. */
  markStale(): void {
    this.#stale = true;
  }

  /** Draws the heights when they are stale. Returns the texture, or null where there is none. */
  update(render: CustomRenderMethodInput['renderTerrainHeightMap']): ExternalTexture | null {
    if (!this.supported || render === undefined) return null;
    if (this.#texture === null) this.#create();
    if (this.#stale && this.#texture !== null) {
      render({ texture: this.#texture, width: side, height: side, bounds: this.#bounds });
      this.#stale = false;
    }
    return this.#wrapped;
  }

  dispose(): void {
    if (this.#texture !== null) this.#gl.deleteTexture(this.#texture);
    this.#wrapped?.dispose();
    this.#texture = null;
    this.#wrapped = null;
  }

  #create(): void {
    const gl = this.#gl;
    this.#texture = gl.createTexture();
    if (this.#texture === null) return;
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, this.#texture);
    gl.texStorage2D(gl.TEXTURE_2D, 1, gl.R32F, side, side);
    for (const name of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
      gl.texParameteri(gl.TEXTURE_2D, name, gl.NEAREST);
    }
    for (const name of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) {
      gl.texParameteri(gl.TEXTURE_2D, name, gl.CLAMP_TO_EDGE);
    }
    gl.bindTexture(gl.TEXTURE_2D, null);
    this.#wrapped = new ExternalTexture(this.#texture);
  }
}
