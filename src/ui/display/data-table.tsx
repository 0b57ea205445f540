import { type ReactNode, useState } from 'react';
import { Cell, Column, Row, type SortDescriptor, Table, TableBody, TableHeader } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../controls/button.tsx';
import { compareValues } from './compare-values.ts';

export interface TableColumn<T> {
  readonly id: string;
  readonly label: string;
  /** Right-aligned when the column holds numbers. */
  readonly isNumber?: boolean;
  /** What the column sorts by; null sorts last either way. */
  sortValue(row: T): string | number | null;
  cell(row: T): ReactNode;
}

export interface DataTableProps<T> {
  readonly label: string;
  readonly columns: readonly TableColumn<T>[];
  readonly rows: readonly T[];
  rowId(row: T): string;
  /** Enter or a click on a row. */
  onRow?(row: T): void;
  readonly pageSize?: number;
  readonly initialSort?: { readonly column: string; readonly direction: 'ascending' | 'descending' };
  readonly empty: string;
}

/** A sortable table, paged so that thousands of rows stay quick, and walked with the arrow keys. */
export function DataTable<T>({
  label,
  columns,
  rows,
  rowId,
  onRow,
  pageSize = 25,
  initialSort,
  empty,
}: DataTableProps<T>) {
  const [sort, setSort] = useState<SortDescriptor | undefined>(initialSort);
  const [page, setPage] = useState(0);
  const sorted = sortRows(rows, columns, sort);
  const pages = Math.max(1, Math.ceil(sorted.length / pageSize));
  const shown = Math.min(page, pages - 1);
  return (
    <div>
      <div className="table-wrap">
        <Table
          className="table"
          aria-label={label}
          {...(sort === undefined ? {} : { sortDescriptor: sort })}
          onSortChange={(next) => {
            setSort(next);
            setPage(0);
          }}
          onRowAction={(key) => {
            const row = rows.find((candidate) => rowId(candidate) === key);
            if (row !== undefined) onRow?.(row);
          }}
        >
          <TableHeader>
            {columns.map((column, index) => (
              <Column
                key={column.id}
                id={column.id}
                allowsSorting
                isRowHeader={index === 0}
                className={column.isNumber === true ? 'number' : ''}
              >
                {({ sortDirection }) => (
                  <>
                    {column.label}
                    <span aria-hidden="true">{sortMark(sortDirection)}</span>
                  </>
                )}
              </Column>
            ))}
          </TableHeader>
          <TableBody renderEmptyState={() => empty}>
            {sorted.slice(shown * pageSize, (shown + 1) * pageSize).map((row) => (
              <Row key={rowId(row)} id={rowId(row)} {...(onRow === undefined ? {} : { 'data-action': '' })}>
                {columns.map((column) => (
                  <Cell key={column.id} className={column.isNumber === true ? 'number' : ''}>
                    {column.cell(row)}
                  </Cell>
                ))}
              </Row>
            ))}
          </TableBody>
        </Table>
      </div>
      <Pages page={shown} pages={pages} count={sorted.length} onPage={setPage} />
    </div>
  );
}

const sortMark = (direction: 'ascending' | 'descending' | undefined): string =>
  direction === undefined ? '' : direction === 'ascending' ? ' ↑' : ' ↓';

function sortRows<T>(
  rows: readonly T[],
  columns: readonly TableColumn<T>[],
  sort: SortDescriptor | undefined,
): readonly T[] {
  const column = columns.find((candidate) => candidate.id === sort?.column);
  if (column === undefined) return rows;
  const direction = sort?.direction === 'descending' ? 'descending' : 'ascending';
  return rows.toSorted((a, b) => compareValues(column.sortValue(a), column.sortValue(b), direction));
}

interface PagesProps {
  readonly page: number;
  readonly pages: number;
  readonly count: number;
  onPage(page: number): void;
}

function Pages({ page, pages, count, onPage }: PagesProps) {
  const { t } = useTranslation();
  return (
    <div className="table-pages">
      <span>{t('ui.rows', { count })}</span>
      {pages === 1 ? null : (
        <span className="button-row">
          <IconButton
            icon="step-back"
            label={t('ui.previousPage')}
            isDisabled={page === 0}
            onPress={() => onPage(page - 1)}
          />
          <span>{t('ui.pageOf', { page: page + 1, pages })}</span>
          <IconButton
            icon="step-forward"
            label={t('ui.nextPage')}
            isDisabled={page === pages - 1}
            onPress={() => onPage(page + 1)}
          />
        </span>
      )}
    </div>
  );
}
