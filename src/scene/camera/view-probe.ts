import type { CustomLayerInterface, CustomRenderMethodInput } from 'maplibre-gl';

/** Id of the layer that draws nothing and remembers the camera. */
export const viewProbeId = 'view-probe';

/** Keeps the matrix of the last picture, so that the pointer is answered for what is on screen. */
export class ViewProbe implements CustomLayerInterface {
  readonly id = viewProbeId;
  readonly type = 'custom' as const;
  readonly renderingMode = '3d' as const;
  #mercatorToClip: Float64Array | null = null;

  /** From mercator units to clip space, column by column; null before the first picture. */
  get mercatorToClip(): Float64Array | null {
    return this.#mercatorToClip;
  }

  render(_gl: WebGL2RenderingContext, input: CustomRenderMethodInput): void {
    this.#mercatorToClip = Float64Array.from(input.defaultProjectionData.mainMatrix);
  }
}
