import { fail, ok, type Result } from '../../../core/result.ts';
import { type GridSpec, gridBounds } from '../../../domain/geo/grid.ts';
import type { FloodGauge, FloodGaugeLine } from '../../../domain/hazard/flood/flood-case.ts';
import { cellOfPoint } from '../cell-of-point.ts';
import type { FloodFileFault } from '../flood-file-fault.ts';
import type { CaseCell, FloodCaseFile } from './case-schema.ts';

/** Turns the rows and columns and the coordinates of a case into cells, which must be open. */
export class CasePlaces {
  readonly #grid: GridSpec;
  readonly #closed: Uint8Array | null;

  constructor(grid: GridSpec, closed: Uint8Array | null) {
    this.#grid = grid;
    this.#closed = closed;
  }

  cell(field: string, [row, column]: CaseCell): Result<number, FloodFileFault> {
    const { rows, columns } = this.#grid;
    if (row < 0 || column < 0 || row >= rows || column >= columns) {
      return fail({ kind: 'flood-cell-outside', field, row, column, rows, columns });
    }
    const cell = row * columns + column;
    return this.#closed?.[cell] === 1 ? fail({ kind: 'flood-cell-closed', field, row, column }) : ok(cell);
  }

  cells(field: string, places: readonly CaseCell[]): Result<Uint32Array, FloodFileFault> {
    const cells = new Uint32Array(places.length);
    for (const [i, place] of places.entries()) {
      const cell = this.cell(`${field}[${i}]`, place);
      if (!cell.ok) return cell;
      cells[i] = cell.value;
    }
    return ok(cells);
  }

  #pointCell(field: string, xM: number, yM: number): Result<number, FloodFileFault> {
    const { columns } = this.#grid;
    const cell = cellOfPoint(this.#grid, xM, yM);
    return cell < 0
      ? fail({ kind: 'flood-point-outside', field, xM, yM, ...gridBounds(this.#grid) })
      : this.cell(field, [Math.floor(cell / columns), cell % columns]);
  }

  gauges(gauges: FloodCaseFile['gauges']): Result<readonly FloodGauge[], FloodFileFault> {
    const found: FloodGauge[] = [];
    for (const { id, row, col, xM, yM } of gauges) {
      const field = `gauges "${id}"`;
      const cell =
        row === undefined || col === undefined
          ? this.#pointCell(field, xM as number, yM as number)
          : this.cell(field, [row, col]);
      if (!cell.ok) return cell;
      found.push({ id, cell: cell.value });
    }
    return ok(found);
  }

  gaugeLines(lines: FloodCaseFile['gaugeLines']): Result<readonly FloodGaugeLine[], FloodFileFault> {
    const found: FloodGaugeLine[] = [];
    for (const { id, from, to } of lines) {
      for (const [end, place] of [['from', from] as const, ['to', to] as const]) {
        const cell = this.cell(`gaugeLines "${id}".${end}`, place);
        if (!cell.ok) return cell;
      }
      found.push({ id, cells: lineCells(from, to, this.#grid.columns) });
    }
    return ok(found);
  }
}

/** Cells of the straight line between two cells, one for each step along its longer side. */
function lineCells(from: CaseCell, to: CaseCell, columns: number): Uint32Array {
  const [rowSteps, columnSteps] = [to[0] - from[0], to[1] - from[1]];
  const steps = Math.max(Math.abs(rowSteps), Math.abs(columnSteps));
  return Uint32Array.from({ length: steps + 1 }, (_, k) => {
    const share = steps === 0 ? 0 : k / steps;
    const row = from[0] + Math.round(rowSteps * share);
    const column = from[1] + Math.round(columnSteps * share);
    return row * columns + column;
  });
}
