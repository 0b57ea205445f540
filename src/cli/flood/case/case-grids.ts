import { resolve } from 'node:path';
import { fail, ok, type Result } from '../../../core/result.ts';
import { gridTooLarge, maximumFloodCells } from '../../../domain/hazard/flood/validate-flood-case.ts';
import type { FloodFileFault, GridFileFault } from '../flood-file-fault.ts';
import { openGridFile } from '../grids/grid-file.ts';
import type { GridContents, OpenedGrid } from '../grids/opened-grid.ts';
import type { CaseGridValue, FloodCaseFile } from './case-schema.ts';

/** Fields of a case that are grids beside its terrain. */
type CaseGridField =
  | 'manning'
  | 'initial'
  | 'velocityU'
  | 'velocityV'
  | 'infiltrationRate'
  | 'conductivity'
  | 'suctionHead'
  | 'moistureDeficit'
  | 'drainage'
  | 'closedCells'
  | 'porosity'
  | 'heldMask'
  | 'rainZones';

/** Values per cell of each field that the case gives. */
export type CaseGridValues = Partial<Record<CaseGridField, Float32Array>>;

/** Grids in which a cell without a value says something else than "unknown": not held, in no zone, not closed. */
export const maskFields: ReadonlySet<string> = new Set(['closedCells', 'heldMask', 'rainZones']);

export interface CaseGrids {
  readonly columns: number;
  readonly rows: number;
  readonly terrain: GridContents;
  readonly values: CaseGridValues;
  /** Files in which cells have no value, with their number. */
  readonly voids: readonly { readonly file: string; readonly cells: number }[];
}

/**
 * What a run holds for each cell, bytes: 60 of the engine, 45 of the case and the results, and as much again in passing
 * while a frame is taken and written.
 */
const bytesPerCell = 160;

/** What stands for "no value" in most grids that cannot say so themselves; no height, depth or coefficient is that low. */
const usualNoData = -9999;

/**
 * Reads the terrain and every other grid of a case. The sizes of all are compared, with each other and with the memory
 * there is, before the cells of any are read.
 */
export async function readCaseGrids(
  file: FloodCaseFile,
  folder: string,
): Promise<Result<CaseGrids, FloodFileFault>> {
  const opened = openGrids(file, folder);
  if (!opened.ok) return opened;
  const { terrain, others } = opened.value;
  const { columns, rows } = terrain;
  const voids: { file: string; cells: number }[] = [];
  const read = async (grid: OpenedGrid, field: string): Promise<Result<GridContents, GridFileFault>> => {
    const contents = await grid.read();
    if (!contents.ok) return contents;
    const cells = markVoids(contents.value.cells, file.noData ?? usualNoData);
    if (cells > 0 && !maskFields.has(field)) voids.push({ file: grid.file, cells });
    return contents;
  };
  const ground = await read(terrain, 'terrain');
  if (!ground.ok) return ground;
  const values: CaseGridValues = {};
  for (const [field, source] of others) {
    if (typeof source === 'number') {
      values[field] = new Float32Array(columns * rows).fill(source);
      continue;
    }
    const contents = await read(source, field);
    if (!contents.ok) return contents;
    values[field] = contents.value.cells;
  }
  return ok({ columns, rows, terrain: ground.value, values, voids });
}

interface OpenedGrids {
  readonly terrain: OpenedGrid;
  readonly others: readonly (readonly [CaseGridField, number | OpenedGrid])[];
}

function openGrids(file: FloodCaseFile, folder: string): Result<OpenedGrids, FloodFileFault> {
  const terrain = openGridFile(resolve(folder, file.terrain));
  if (!terrain.ok) return terrain;
  const tooLarge = memoryFault(terrain.value, process.availableMemory());
  if (tooLarge !== null) return fail(tooLarge);
  const { columns, rows } = terrain.value;
  const others: [CaseGridField, number | OpenedGrid][] = [];
  for (const [field, value] of Object.entries(gridFields(file)) as [CaseGridField, CaseGridValue][]) {
    if (value === undefined) continue;
    if (typeof value === 'number') {
      others.push([field, value]);
      continue;
    }
    const grid = openGridFile(resolve(folder, value));
    if (!grid.ok) return grid;
    if (grid.value.columns !== columns || grid.value.rows !== rows) {
      return fail({
        kind: 'flood-file-shape',
        file: grid.value.file,
        columns: grid.value.columns,
        rows: grid.value.rows,
        wantedColumns: columns,
        wantedRows: rows,
      });
    }
    others.push([field, grid.value]);
  }
  return ok({ terrain: terrain.value, others });
}

function gridFields(file: FloodCaseFile): Partial<Record<CaseGridField, CaseGridValue | undefined>> {
  const { infiltration } = file;
  const soil =
    infiltration === undefined
      ? {}
      : infiltration.kind === 'constant'
        ? { infiltrationRate: infiltration.mmPerH }
        : {
            conductivity: infiltration.conductivityMmPerH,
            suctionHead: infiltration.suctionHeadMm,
            moistureDeficit: infiltration.moistureDeficit,
          };
  return {
    manning: file.manning,
    initial: 'depthM' in file.initial ? file.initial.depthM : file.initial.stageM,
    velocityU: file.initialVelocity?.u,
    velocityV: file.initialVelocity?.v,
    ...soil,
    drainage: file.drainageMmPerH,
    closedCells: file.closedCells,
    porosity: file.porosity,
    heldMask: file.heldStage?.mask,
    rainZones: file.rainZones?.zones,
  };
}

/** What is wrong with the size of a grid for the memory that is free, bytes; or null. */
export function memoryFault(
  grid: { readonly columns: number; readonly rows: number },
  freeBytes: number,
): FloodFileFault | null {
  const { columns, rows } = grid;
  const maximumCells = Math.min(maximumFloodCells, Math.floor(freeBytes / bytesPerCell));
  if (columns * rows <= maximumCells) return null;
  const { fittingColumns, fittingRows } = gridTooLarge(grid, maximumCells);
  const factor = Math.max(columns / fittingColumns, rows / fittingRows);
  return {
    kind: 'flood-grid-over-memory',
    columns,
    rows,
    maximumCells,
    fittingColumns,
    fittingRows,
    cellFactor: Math.ceil(100 * factor) / 100,
  };
}

/** Makes cells of one value NaN and counts all that are. */
function markVoids(cells: Float32Array, noData: number): number {
  const none = Math.fround(noData);
  let count = 0;
  for (let i = 0; i < cells.length; i++) {
    const value = cells[i] as number;
    if (!Number.isNaN(value) && value !== none) continue;
    cells[i] = Number.NaN;
    count++;
  }
  return count;
}
