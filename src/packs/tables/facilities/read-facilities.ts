import { fail, ok, type Result } from '../../../core/result.ts';
import type { BoundsDeg } from '../../../domain/region/areas/boundary.ts';
import type { PlaceFault, RefusedRows, TableFault } from '../../../domain/region/source-fault.ts';
import type { NamedBytes } from '../decode-text.ts';
import { findColumns, readTable } from '../read-table.ts';
import { openRowFaults } from '../refused-rows.ts';
import { TableRow } from '../table-row.ts';
import type { FacilityKind } from './facility-kind.ts';
import { koreaDeg, type PlacedRow, placeRows } from './facility-places.ts';
import { type FacilityRow, facilityColumns, facilityOf } from './facility-row.ts';
import { readShapes } from './read-shapes.ts';

export interface FacilityOptions {
  /** What all of the list are, where neither a column nor the names tell. */
  readonly kind?: FacilityKind;
  /** System of the list's coordinates, where it names none. */
  readonly epsg?: number;
  /** Country of the list; South Korea when absent. */
  readonly expectedDeg?: BoundsDeg;
}

export interface FacilityList {
  readonly rows: readonly PlacedRow[];
  /** Places whose longitude and latitude were exchanged and have been put right. */
  readonly swapped: number;
  readonly refused: RefusedRows;
}

export type FacilityListFault = TableFault | PlaceFault;

const maximumFacilities = 200_000;

/** Reads shelters and facilities from a CSV table, GeoJSON or FlatGeobuf, told apart by how the file begins. */
export async function readFacilities(
  file: NamedBytes,
  options: FacilityOptions = {},
): Promise<Result<FacilityList, FacilityListFault>> {
  const start = new TextDecoder().decode(file.bytes.subarray(0, 64)).trimStart();
  return start.startsWith('fgb') || start.startsWith('{') || start.startsWith('[')
    ? shapesOf(file, options)
    : tableOf(file, options);
}

function tableOf(file: NamedBytes, options: FacilityOptions): Result<FacilityList, FacilityListFault> {
  const needed = facilityColumns.map((column) =>
    column.key === 'name' ? { ...column, isRequired: true } : column,
  );
  const table = readTable(file, needed, (row) => facilityOf(row, options.kind ?? null));
  if (!table.ok) return table;
  const { items, headings, refused } = table.value;
  const named = /epsg\s*:?\s*(\d{4,5})/iu.exec(headings.x ?? '')?.[1];
  const epsg = named === undefined ? (options.epsg ?? null) : Number(named);
  return finish(file.name, items, { epsg, refused, options });
}

async function shapesOf(
  file: NamedBytes,
  options: FacilityOptions,
): Promise<Result<FacilityList, FacilityListFault>> {
  const shapes = await readShapes(file);
  if (!shapes.ok) return shapes;
  const { points, epsg: declared } = shapes.value;
  if (points.length > maximumFacilities) {
    return fail({ kind: 'place-too-many', file: file.name, maximum: maximumFacilities });
  }
  const epsg = declared ?? options.epsg ?? 4326;
  const keys = [...new Set(points.flatMap(({ properties }) => Object.keys(properties)))].slice(0, 500);
  const columns = findColumns(keys, facilityColumns);
  const refused = openRowFaults();
  const rows = points.flatMap(({ properties, xy }, index): FacilityRow[] => {
    const row = new TableRow(
      index + 1,
      keys.map((key) => textOf(properties[key])),
      columns,
    );
    const facility = facilityOf(row, options.kind ?? null);
    if (row.fault !== null) refused.add(row.fault);
    if (row.fault !== null || facility === null) return [];
    if (xy === null) return [facility];
    return [
      epsg === 4326
        ? { ...facility, degrees: xy, projected: null }
        : { ...facility, degrees: null, projected: xy },
    ];
  });
  return finish(file.name, rows, { epsg, refused: refused.finish(), options });
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

interface ListContext {
  readonly epsg: number | null;
  readonly refused: RefusedRows;
  readonly options: FacilityOptions;
}

function finish(
  file: string,
  rows: readonly FacilityRow[],
  { epsg, refused, options }: ListContext,
): Result<FacilityList, FacilityListFault> {
  const unplaced = openRowFaults();
  const expectedDeg = options.expectedDeg ?? koreaDeg;
  const placed = placeRows(rows, { file, epsg, expectedDeg, refused: unplaced });
  if (!placed.ok) return placed;
  const left = unplaced.finish();
  const count = refused.count + left.count;
  const first = [...refused.first, ...left.first];
  if (placed.value.placed.length === 0 && first[0] !== undefined) {
    return fail({ kind: 'table-no-good-row', file, refused: count, row: first[0].row });
  }
  const byKind = { ...refused.byKind };
  for (const [kind, more] of Object.entries(left.byKind)) {
    const key = kind as keyof typeof byKind;
    byKind[key] = (byKind[key] ?? 0) + more;
  }
  const { placed: list, swapped } = placed.value;
  return ok({ rows: list, swapped, refused: { count, byKind, first } });
}
