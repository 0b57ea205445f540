import { sourceEveryS, stepEndS } from '../../driver/step-end.ts';
import { gravityMPerS2 } from '../../driver/water-state.ts';
import { type FaceSections, type WetSection, wetSection } from './face-section.ts';
import { type FineTerrain, fineCellOf } from './fine-grid.ts';
import { StageVolume } from './stage-volume.ts';

/** Depth over the lowest ground of a face up to which nothing passes, m. */
const filmDepthM = 0.001;

/** A little of the water stays behind when a cell is drained, so that rounding never makes a volume negative. */
const drainedShare = 1 - 1e-12;

interface FacePlace {
  readonly cell: number;
  readonly to: number;
  /** Mean discharge of the four faces across before the step, m³/s. */
  readonly acrossM3PerS: number;
}

/** Mean of the faces across: those of both cells, and of the two before them; none lie beyond the grid. */
const meanAcross = (faces: Float64Array, cell: number, reach: number, back: number): number =>
  ((faces[cell] ?? 0) +
    (faces[cell + reach] ?? 0) +
    (faces[cell - back] ?? 0) +
    (faces[cell + reach - back] ?? 0)) /
  4;

/**
 * Local inertia on coarse cells that know the fine terrain, within closed edges. A face of area A and conveyance K at the
 * higher of the two levels follows dQ/dt = - g A dz/dx - g A Q |Q| / K², the momentum balance of Bates, Horritt & Fewtrell
 * 2010 over a section; friction stands at the new time and acts on the norm of the flow, as in the plain
 * scheme (`inertial/face-discharge.ts`). Volumes are the state; no cell gives more than it holds. 64-bit throughout.
 */
export class SubgridSimulation {
  readonly volumeM3: Float64Array;
  readonly levelM: Float64Array;
  readonly highestM: Float64Array;
  /** Discharge through the eastern and the southern face of each coarse cell, m³/s. */
  readonly eastM3PerS: Float64Array;
  readonly southM3PerS: Float64Array;
  timeS = 0;
  steps = 0;
  readonly #terrain: FineTerrain;
  readonly #stage: StageVolume;
  readonly #east: FaceSections;
  readonly #south: FaceSections;
  readonly #cellSizeM: number;
  readonly #courant: number;
  readonly #section: WetSection = { areaM2: 0, conveyanceM3PerS: 0, widthM: 0, deepestM: 0 };
  #deepestM = 0;

  constructor(terrain: FineTerrain, initialVolumeM3: Float64Array, courant = 0.7) {
    this.#terrain = terrain;
    this.#stage = new StageVolume(terrain);
    this.#east = sectionsOf(terrain, true);
    this.#south = sectionsOf(terrain, false);
    this.#cellSizeM = terrain.cellSizeM * terrain.ratio;
    this.#courant = courant;
    const cells = this.#stage.columns * this.#stage.rows;
    this.volumeM3 = Float64Array.from(initialVolumeM3);
    this.levelM = new Float64Array(cells);
    this.highestM = new Float64Array(cells).fill(Number.NEGATIVE_INFINITY);
    this.eastM3PerS = new Float64Array(cells);
    this.southM3PerS = new Float64Array(cells);
    this.#settle();
    for (let cell = 0; cell < cells; cell++) {
      this.#deepestM = Math.max(this.#deepestM, (this.levelM[cell] as number) - this.#stage.lowestM(cell));
    }
  }

  /** One step that does not pass `untilS`; `sourceM3PerS`: what comes into each coarse cell, negative where taken: never more than the cell holds. */
  step(untilS: number, sourceM3PerS: Float64Array): void {
    const wave = Math.sqrt(gravityMPerS2 * Math.max(this.#deepestM, 1e-6));
    const longestS = Math.min(sourceEveryS, (this.#courant * this.#cellSizeM) / wave);
    const toS = stepEndS(this.timeS, untilS, longestS);
    const timeStepS = toS - this.timeS;
    this.#deepestM = 0;
    const { columns, rows } = this.#stage;
    const before = { east: this.eastM3PerS.slice(), south: this.southM3PerS.slice() };
    for (let cell = 0; cell < columns * rows; cell++) {
      const toEast = { cell, to: cell + 1, acrossM3PerS: meanAcross(before.south, cell, 1, columns) };
      if (cell % columns < columns - 1) this.#renew(this.#east, this.eastM3PerS, toEast, timeStepS);
      const toSouth = { cell, to: cell + columns, acrossM3PerS: meanAcross(before.east, cell, columns, 1) };
      if (cell < columns * (rows - 1)) this.#renew(this.#south, this.southM3PerS, toSouth, timeStepS);
    }
    this.#limit(timeStepS);
    for (let cell = 0; cell < columns * rows; cell++) {
      const gain = this.#net(cell) + (sourceM3PerS[cell] as number);
      this.volumeM3[cell] = (this.volumeM3[cell] as number) + gain * timeStepS;
    }
    this.timeS = toS;
    this.steps++;
    this.#settle();
  }

  /** Depth of each fine cell at given levels of the coarse ones, m; holds the volume of the coarse cells exactly. */
  fineDepthM(levelM: Float64Array): Float32Array {
    const { bedM, columns, ratio } = this.#terrain;
    return bedM.map((bed, fine) => {
      const row = Math.floor(Math.floor(fine / columns) / ratio);
      const column = Math.floor((fine % columns) / ratio);
      return Math.max(0, (levelM[row * this.#stage.columns + column] as number) - bed);
    });
  }

  #renew(
    sections: FaceSections,
    discharges: Float64Array,
    { cell, to, acrossM3PerS }: FacePlace,
    timeStepS: number,
  ): void {
    const [level, levelTo] = [this.levelM[cell] as number, this.levelM[to] as number];
    const section = this.#section;
    wetSection(sections, cell, Math.max(level, levelTo), section);
    if (section.deepestM <= filmDepthM) {
      discharges[cell] = 0;
      return;
    }
    this.#deepestM = Math.max(this.#deepestM, section.deepestM);
    const pull = gravityMPerS2 * section.areaM2 * timeStepS;
    const free = (discharges[cell] as number) - (pull * (levelTo - level)) / this.#cellSizeM;
    const drag = pull / section.conveyanceM3PerS ** 2;
    const speed = Math.hypot(discharges[cell] as number, acrossM3PerS);
    const norm = Math.hypot(free, acrossM3PerS * (1 + drag * speed));
    const wanted = (2 * free) / (1 + Math.sqrt(1 + 4 * drag * norm));
    const critical = section.areaM2 * Math.sqrt((gravityMPerS2 * section.areaM2) / section.widthM);
    discharges[cell] = Math.max(-critical, Math.min(critical, wanted));
  }

  #limit(timeStepS: number): void {
    const { columns, rows } = this.#stage;
    for (let cell = 0; cell < columns * rows; cell++) {
      const faces: readonly (readonly [Float64Array, number, 1 | -1])[] = [
        [this.eastM3PerS, cell, 1],
        ...(cell % columns > 0 ? [[this.eastM3PerS, cell - 1, -1] as const] : []),
        [this.southM3PerS, cell, 1],
        ...(cell >= columns ? [[this.southM3PerS, cell - columns, -1] as const] : []),
      ];
      let out = 0;
      for (const [field, at, sign] of faces) out += Math.max(0, sign * (field[at] as number));
      const held = this.volumeM3[cell] as number;
      if (out * timeStepS <= held) continue;
      const scale = (drainedShare * held) / (out * timeStepS);
      for (const [field, at, sign] of faces) {
        if (sign * (field[at] as number) > 0) field[at] = (field[at] as number) * scale;
      }
    }
  }

  #net(cell: number): number {
    const { columns } = this.#stage;
    const west = cell % columns > 0 ? (this.eastM3PerS[cell - 1] as number) : 0;
    const north = cell >= columns ? (this.southM3PerS[cell - columns] as number) : 0;
    return west - (this.eastM3PerS[cell] as number) + (north - (this.southM3PerS[cell] as number));
  }

  #settle(): void {
    for (let cell = 0; cell < this.volumeM3.length; cell++) {
      const level = this.#stage.levelM(cell, this.volumeM3[cell] as number);
      this.levelM[cell] = level;
      this.highestM[cell] = Math.max(this.highestM[cell] as number, level);
    }
  }
}

/** Sections of the eastern or the southern faces; those at the edge of the grid are never asked for. */
function sectionsOf(terrain: FineTerrain, isEast: boolean): FaceSections {
  const { columns, rows, ratio, cellSizeM, bedM, manning } = terrain;
  const [coarseColumns, coarseRows] = [columns / ratio, rows / ratio];
  const size = coarseColumns * coarseRows * ratio;
  const sections = {
    bedM: new Float64Array(size),
    manning: new Float64Array(size),
    parts: ratio,
    partWidthM: cellSizeM,
  };
  const reach = isEast ? 1 : columns;
  for (let cell = 0; cell < coarseColumns * coarseRows; cell++) {
    const coarse = { row: Math.floor(cell / coarseColumns), column: cell % coarseColumns };
    if (isEast ? coarse.column === coarseColumns - 1 : coarse.row === coarseRows - 1) continue;
    for (let k = 0; k < ratio; k++) {
      const within = isEast ? { row: k, column: ratio - 1 } : { row: ratio - 1, column: k };
      const near = fineCellOf(terrain, coarse, within);
      const at = cell * ratio + k;
      sections.bedM[at] = Math.max(bedM[near] as number, bedM[near + reach] as number);
      sections.manning[at] = ((manning[near] as number) + (manning[near + reach] as number)) / 2;
    }
  }
  return sections;
}
