import type { ComponentChildren } from 'preact';
import { Link, useLocation } from 'wouter-preact';
import { onTheRight } from './card-columns.ts';
import { directionOf, Heading, inOrder, SortChoice, useSorting, type SortBy } from './sorting.tsx';
import './table.css';

/** One column: what it is called, and what stands in it. */
export interface Column<R> {
  readonly title: string;
  readonly cell: (row: R) => ComponentChildren;
  /** Figures stand on the right. */
  readonly figure?: boolean;
  /** As narrow as what is in it. */
  readonly tight?: boolean;
  /** On a phone, a line of its own. */
  readonly wide?: boolean;
  /** On a phone, its title stands before it. */
  readonly labelled?: boolean;
  /** By what the list can be sorted here. */
  readonly sort?: SortBy<R>;
}

interface TableProps<R> {
  readonly caption: string;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly keyOf: (row: R) => string | number;
  /** Where a row leads. The first column becomes the link; the whole row can be clicked. */
  readonly hrefOf?: (row: R) => string | undefined;
  /** What its order is called in the address: a second list on one page has another name than `sort`. */
  readonly sortedIn?: string;
  /** The order in which the list comes where the address asks for none, in the address’s words. */
  readonly order?: string;
  /** One of several tables that one choice sorts: on a phone it stands elsewhere. */
  readonly sortedTogether?: boolean;
}

/** A table with a heading that stays; on a phone each row becomes a small card. */
export function Table<R>({
  caption,
  columns,
  rows,
  keyOf,
  hrefOf,
  sortedIn,
  order,
  sortedTogether = false,
}: TableProps<R>) {
  const sorting = useSorting(sortedIn, order);
  return (
    <>
      {!sortedTogether && <SortChoice columns={columns} sorting={sorting} />}
      <table class="table">
        <caption class="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.title} scope="col" class={classOf(column)} aria-sort={directionOf(sorting, column)}>
                <Heading column={column} sorting={sorting} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {inOrder(rows, columns, sorting.now).map((row) => (
            <Row key={keyOf(row)} row={row} columns={columns} href={hrefOf?.(row)} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function Row<R>({ row, columns, href }: { row: R; columns: readonly Column<R>[]; href: string | undefined }) {
  const [, go] = useLocation();
  const right = onTheRight(columns);
  const openRow = (event: MouseEvent) => {
    const inner = event.target instanceof Element && event.target.closest('a, button, input, select, label');
    if (href !== undefined && !inner && getSelection()?.isCollapsed !== false) go(href);
  };
  return (
    <tr class={href === undefined ? undefined : 'is-link'} onClick={openRow}>
      {columns.map((column, index) => (
        <td
          key={column.title}
          class={classOf(column, right[index])}
          data-label={column.labelled ? column.title : undefined}
        >
          {index === 0 && href !== undefined ? (
            <Link href={href} className="row-link">
              {column.cell(row)}
            </Link>
          ) : (
            column.cell(row)
          )}
        </td>
      ))}
    </tr>
  );
}

function classOf(
  {
    figure = false,
    tight = false,
    wide = false,
  }: {
    figure?: boolean;
    tight?: boolean;
    wide?: boolean;
  },
  right = false,
): string | undefined {
  const names = [figure && 'is-figure', tight && 'is-tight', wide && 'is-wide', right && 'is-right'].filter(
    (name) => name !== false,
  );
  return names.length === 0 ? undefined : names.join(' ');
}
