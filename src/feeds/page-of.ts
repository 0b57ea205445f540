import { fieldOf } from './body/record-fields.ts';
import { parseDecimal } from './decimal.ts';
import type { FeedPage } from './feed-adapter.ts';

/** The page that a body of a Korean service says it is; null where it does not say, or says what is no page. */
export function pageOf(body: unknown): FeedPage | null {
  const [page, rowsPerPage, totalRows] = ['pageNo', 'numOfRows', 'totalCount'].map((field) =>
    parseDecimal(String(fieldOf(body, field) ?? '')),
  );
  return isCount(page) && isCount(rowsPerPage) && isCount(totalRows) && rowsPerPage > 0
    ? { page, rowsPerPage, totalRows }
    : null;
}

const isCount = (value: number | null | undefined): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0;
