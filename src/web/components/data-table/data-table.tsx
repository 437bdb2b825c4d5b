import type { ComponentChildren } from 'preact';

/** One column. The first column names its row. */
export interface Column {
  key: string;
  label: string;
  numeric?: boolean | undefined;
}

/** One row: cells by column key. */
export interface Row {
  key: string;
  cells: Readonly<Record<string, ComponentChildren>>;
}

/** A table with its name. `empty` is shown instead when there are no rows. Never more than 100 rows; page with `Paging`. */
export function DataTable(props: {
  caption: string;
  captionHidden?: boolean | undefined;
  columns: readonly Column[];
  rows: readonly Row[];
  empty?: ComponentChildren;
}) {
  const { caption, captionHidden, columns, rows, empty } = props;
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>;
  return (
    <table class="ov-data-table" role="table">
      <caption class={captionHidden === true ? 'ov-hidden' : undefined}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column.key} role="columnheader" scope="col" class={number(column)}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={row.key} role="row">
            {columns.map((column, index) => (
              <Cell key={column.key} column={column} first={index === 0} value={row.cells[column.key]} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The roles are repeated because rows become cards on phones and browsers then forget that this is a table. */
function Cell({ column, first, value }: { column: Column; first: boolean; value: ComponentChildren }) {
  if (first) {
    return (
      <th scope="row" role="rowheader" class={number(column)}>
        {value}
      </th>
    );
  }
  return (
    <td role="cell" data-label={column.label} class={number(column)}>
      {value}
    </td>
  );
}

function number(column: Column): string | undefined {
  return column.numeric === true ? 'ov-data-table-number' : undefined;
}
