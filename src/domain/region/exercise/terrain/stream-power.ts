import { cellCount, type GridSpec } from '../../../geo/grid.ts';
import { neighbourColumns, neighbourRows, priorityFlood } from '../../../geo/hydrology/priority-flood.ts';

/** What raises and wears the ground. One step is one unit of time. */
export interface ErosionSetting {
  readonly grid: GridSpec;
  /** 1 where the elevation is held: sea, valley floors, terraces, outer edge. At least one cell. */
  readonly held: Uint8Array;
  /** Uplift, m per step. */
  readonly upliftM: Float64Array;
  /** K of the stream-power law with exponents m = 1/2 and n = 1, per step. */
  readonly erodibility: Float64Array;
  /** Hillslope diffusivity, m² per step. */
  readonly diffusivityM2: number;
}

/**
 * Wears the ground for some steps, in place: dz/dt = U - K A^(1/2) S + D lap(z).
 * Stream power is implicit along the drainage tree (Braun & Willett 2013, doi:10.1016/j.geomorph.2012.10.008, m = 1/2,
 * n = 1), diffusion is explicit in substeps below its stability limit; depressions drain over their spill by
 * priority-flood. Leaves out: sediment, which only the held floors stand for.
 */
export function erode(elevationM: Float64Array, setting: ErosionSetting, steps: number): void {
  const { grid, held, upliftM, erodibility } = setting;
  const h = grid.cellSizeM;
  const substeps = Math.max(1, Math.ceil((setting.diffusivityM2 / (h * h)) * 5));
  const scratch = new Float64Array(cellCount(grid));
  for (let step = 0; step < steps; step++) {
    for (let cell = 0; cell < elevationM.length; cell++) {
      if (held[cell] !== 1) elevationM[cell] = (elevationM[cell] as number) + (upliftM[cell] as number);
    }
    incise(grid, elevationM, held, erodibility);
    const share = setting.diffusivityM2 / substeps / (h * h);
    for (let k = 0; k < substeps; k++) diffuse(grid, elevationM, held, share, scratch);
  }
}

function incise(grid: GridSpec, elevationM: Float64Array, held: Uint8Array, erodibility: Float64Array): void {
  const { filledM, order, floodedFrom } = priorityFlood(grid, elevationM, held);
  const { columns, rows, cellSizeM } = grid;
  const receiver = floodedFrom;
  const stepOf = neighbourRows.map((r, k) => r * columns + (neighbourColumns[k] as number));
  const reach = new Float64Array(order.length).fill(cellSizeM);
  for (let row = 1; row < rows - 1; row++) {
    for (let column = 1; column < columns - 1; column++) {
      const cell = row * columns + column;
      if (held[cell] === 1) continue;
      let steepest = 0;
      for (let k = 0; k < 8; k++) {
        const next = cell + (stepOf[k] as number);
        const weight = k < 4 ? 1 : Math.SQRT1_2;
        const fall = ((filledM[cell] as number) - (filledM[next] as number)) * weight;
        if (fall > steepest) {
          steepest = fall;
          receiver[cell] = next;
          reach[cell] = cellSizeM / weight;
        }
      }
    }
  }
  const areaM2 = new Float64Array(order.length).fill(cellSizeM * cellSizeM);
  for (let i = order.length - 1; i >= 0; i--) {
    const cell = order[i] as number;
    const next = receiver[cell] as number;
    if (next >= 0 && held[cell] !== 1) areaM2[next] = (areaM2[next] as number) + (areaM2[cell] as number);
  }
  for (let i = 0; i < order.length; i++) {
    const cell = order[i] as number;
    const next = receiver[cell] as number;
    if (held[cell] === 1 || next < 0) continue;
    const below = elevationM[next] as number;
    const here = elevationM[cell] as number;
    if (here <= below) {
      elevationM[cell] = below + 1e-3;
      continue;
    }
    const factor =
      ((erodibility[cell] as number) * Math.sqrt(areaM2[cell] as number)) / (reach[cell] as number);
    elevationM[cell] = (here + factor * below) / (1 + factor);
  }
}

/** One explicit step of diffusion on the free cells; `share` is D dt / h², at most 1/4. */
function diffuse(
  grid: GridSpec,
  elevationM: Float64Array,
  held: Uint8Array,
  share: number,
  scratch: Float64Array,
): void {
  const { columns, rows } = grid;
  scratch.set(elevationM);
  for (let row = 1; row < rows - 1; row++) {
    for (let column = 1; column < columns - 1; column++) {
      const cell = row * columns + column;
      if (held[cell] === 1) continue;
      const here = scratch[cell] as number;
      const sum =
        (scratch[cell - 1] as number) +
        (scratch[cell + 1] as number) +
        (scratch[cell - columns] as number) +
        (scratch[cell + columns] as number);
      elevationM[cell] = here + share * (sum - 4 * here);
    }
  }
}
