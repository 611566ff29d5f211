import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { Link, useLocation } from 'wouter-preact';
import { useMessages } from '../i18n/index.tsx';
import { Button } from './button.tsx';
import { FailureNote } from './refusal-note.tsx';
import { Skeleton } from './states.tsx';
import { useFilter } from './use-filter.ts';
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
  /** By what a list that is read whole can be sorted: its name in the address, and a row's value. */
  readonly sort?: { readonly name: string; readonly by: (row: R) => string | number | null };
}

interface TableProps<R> {
  readonly caption: string;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly keyOf: (row: R) => string | number;
  /** Where a row leads. The first column becomes the link; the whole row can be clicked. */
  readonly hrefOf?: (row: R) => string | undefined;
}

/** A table with a heading that stays; on a phone each row becomes a small card. */
export function Table<R>({ caption, columns, rows, keyOf, hrefOf }: TableProps<R>) {
  const [sort, setSort] = useFilter('sort');
  const sortBy = (name: string) => setSort(sort === name ? `-${name}` : sort === `-${name}` ? '' : name);
  return (
    <table class="table">
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.title} scope="col" class={classOf(column)} aria-sort={directionOf(sort, column)}>
              {column.sort === undefined ? (
                column.title
              ) : (
                <button type="button" class="sort" onClick={() => sortBy(column.sort?.name ?? '')}>
                  {column.title}
                  <span aria-hidden="true">{directionOf(sort, column) === 'ascending' ? ' ↑' : directionOf(sort, column) === 'descending' ? ' ↓' : ''}</span>
                </button>
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sorted(rows, columns, sort).map((row) => (
          <Row key={keyOf(row)} row={row} columns={columns} href={hrefOf?.(row)} />
        ))}
      </tbody>
    </table>
  );
}

/** The rows by the column that the address names; `-` before it turns them round. */
function sorted<R>(rows: readonly R[], columns: readonly Column<R>[], sort: string): readonly R[] {
  const by = columns.find((column) => column.sort?.name === sort.replace(/^-/, ''))?.sort?.by;
  if (by === undefined) return rows;
  const sign = sort.startsWith('-') ? -1 : 1;
  return rows.toSorted((one, other) => compare(by(one), by(other), sign));
}

/** Numbers by size, texts as a Chinese dictionary has them, what is missing last. */
function compare(one: string | number | null, other: string | number | null, sign: 1 | -1): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  if (typeof one === 'number' && typeof other === 'number') return sign * (one - other);
  return sign * String(one).localeCompare(String(other), 'zh-u-co-pinyin');
}

function directionOf<R>(sort: string, { sort: own }: Column<R>): 'ascending' | 'descending' | undefined {
  if (own === undefined) return undefined;
  return sort === own.name ? 'ascending' : sort === `-${own.name}` ? 'descending' : undefined;
}

function Row<R>({ row, columns, href }: { row: R; columns: readonly Column<R>[]; href: string | undefined }) {
  const [, go] = useLocation();
  const openRow = (event: MouseEvent) => {
    const inner = event.target instanceof Element && event.target.closest('a, button, input, select, label');
    if (href !== undefined && !inner && getSelection()?.isCollapsed !== false) go(href);
  };
  return (
    <tr class={href === undefined ? undefined : 'is-link'} onClick={openRow}>
      {columns.map((column, index) => (
        <td key={column.title} class={classOf(column)} data-label={column.labelled ? column.title : undefined}>
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

/** A list read page by page, as the query library hands it over. */
export interface PagedRead<R> {
  readonly data: { readonly pages: readonly { readonly rows: readonly R[] }[] } | undefined;
  readonly error: unknown;
  readonly isPlaceholderData: boolean;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
  readonly refetch: () => unknown;
}

/** All rows read so far. */
export function rowsOf<R>(read: Pick<PagedRead<R>, 'data'>): readonly R[] | undefined {
  return read.data?.pages.flatMap((page) => page.rows);
}

/** A read list: its skeleton, its failure, its emptiness, its rows, and the button for more of them. */
export function Listing<R>(props: { of: PagedRead<R>; empty: ComponentChildren; children: (rows: readonly R[]) => ComponentChildren }) {
  const { shell } = useMessages();
  const { of } = props;
  const rows = rowsOf(of);
  // A page may have found nothing yet where it looks through a long list: the next one goes on.
  const searching = rows?.length === 0 && of.hasNextPage && !of.error;
  useEffect(() => {
    if (searching && !of.isFetchingNextPage) of.fetchNextPage();
  }, [searching, of.isFetchingNextPage]);
  if (rows === undefined) {
    return of.error ? (
      <div class="panel-body">
        <FailureNote error={of.error} again={() => void of.refetch()} />
      </div>
    ) : (
      <Skeleton />
    );
  }
  if (rows.length === 0 && searching) return <Skeleton />;
  if (rows.length === 0) return <>{props.empty}</>;
  return (
    <div class={of.isPlaceholderData ? 'is-stale' : undefined}>
      {props.children(rows)}
      <div class="table-foot">
        <span>{of.hasNextPage ? shell.rowsAndMore(rows.length) : shell.rows(rows.length)}</span>
        {of.hasNextPage && (
          <Button kind="plain" busy={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()}>
            {shell.more}
          </Button>
        )}
      </div>
    </div>
  );
}

function classOf({ figure = false, tight = false, wide = false }: { figure?: boolean; tight?: boolean; wide?: boolean }): string | undefined {
  const names = [figure && 'is-figure', tight && 'is-tight', wide && 'is-wide'].filter((name) => name !== false);
  return names.length === 0 ? undefined : names.join(' ');
}
