export interface PlainTableProps {
  readonly caption: string;
  readonly head: readonly string[];
  /** Texts, row by row; the first column names its row. */
  readonly rows: readonly (readonly string[])[];
  /** How many columns from the left hold words; the others are numbers. */
  readonly textColumns?: number;
}

/** A short table to be read and printed: neither sorted nor walked. */
export function PlainTable({ caption, head, rows, textColumns = 1 }: PlainTableProps) {
  const side = (column: number): string => (column < textColumns ? '' : 'number');
  return (
    <table className="table plain-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {head.map((label, column) => (
            <th key={label} scope="col" className={side(column)}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are read-only and never reordered.
          <tr key={index}>
            {row.map((text, column) =>
              column === 0 ? (
                <th key={head[column]} scope="row">
                  {text}
                </th>
              ) : (
                <td key={head[column]} className={side(column)}>
                  {text}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
