import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { Link, useLocation } from 'wouter-preact';
import { useMessages } from '../i18n/index.tsx';
import type { OlderRows } from '../sync/answers.ts';
import { useLink } from '../sync/link.ts';
import { Button } from './button.tsx';
import { FailureNote } from './refusal-note.tsx';
import { Skeleton } from './states.tsx';
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
  readonly data:
    | { readonly pages: readonly { readonly rows: readonly R[]; readonly older?: OlderRows | undefined }[] }
    | undefined;
  readonly error: unknown;
  readonly isPlaceholderData: boolean;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  /** The page after these could not be read. */
  readonly isFetchNextPageError?: boolean;
  readonly fetchNextPage: () => unknown;
  readonly refetch: () => unknown;
}

/** All rows read so far. */
export function rowsOf<R>(read: Pick<PagedRead<R>, 'data'>): readonly R[] | undefined {
  return read.data?.pages.flatMap((page) => page.rows);
}

interface ListingProps<R> {
  readonly of: PagedRead<R>;
  readonly empty: ComponentChildren;
  /** Which of the rows are shown, where they are chosen here and not by the server. */
  readonly fits?: (row: R) => boolean;
  /** What stands there where none of them is. */
  readonly none?: ComponentChildren;
  readonly children: (rows: readonly R[]) => ComponentChildren;
}

/** A read list: its skeleton, its failure, its emptiness, its rows, how many they are, and the button for more of them. */
export function Listing<R>(props: ListingProps<R>) {
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
  const older = of.data?.pages.at(-1)?.older;
  if (rows.length === 0) {
    return (
      <>
        {props.empty}
        {older !== undefined && <p class="note">{shell.olderElsewhere}</p>}
      </>
    );
  }
  const shown = props.fits === undefined ? rows : rows.filter(props.fits);
  return (
    <div class={of.isPlaceholderData ? 'is-stale' : undefined}>
      {shown.length === 0 && props.none !== undefined ? props.none : props.children(shown)}
      <Foot of={of} shown={shown.length} count={rows.length} older={older} />
    </div>
  );
}

/** How many rows are shown and how many there are, as far as can be known here, and the button for more. */
function Foot<R>({
  of,
  shown,
  count,
  older,
}: {
  of: PagedRead<R>;
  shown: number;
  count: number;
  older: OlderRows | undefined;
}) {
  const { shell } = useMessages();
  const lost = useLink().state === 'lost';
  const askable = older === 'ask' && !lost;
  const more = older === undefined ? of.hasNextPage : askable;
  const told = () => {
    if (shown < count) return shell.rowsOf(shown, count);
    if (older !== undefined) return shell.rowsHere(count, askable);
    return of.hasNextPage ? shell.rowsAndMore(count) : shell.rows(count);
  };
  return (
    <>
      <div class="table-foot">
        <span>{told()}</span>
        {more && (
          <Button kind="plain" busy={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()}>
            {older === undefined ? shell.more : shell.askOlder}
          </Button>
        )}
      </div>
      {of.isFetchNextPageError === true && <FailureNote error={of.error} again={() => void of.fetchNextPage()} />}
    </>
  );
}

function classOf({
  figure = false,
  tight = false,
  wide = false,
}: {
  figure?: boolean;
  tight?: boolean;
  wide?: boolean;
}): string | undefined {
  const names = [figure && 'is-figure', tight && 'is-tight', wide && 'is-wide'].filter((name) => name !== false);
  return names.length === 0 ? undefined : names.join(' ');
}
