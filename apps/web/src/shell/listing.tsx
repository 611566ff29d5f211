import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { useMessages } from '../i18n/index.tsx';
import type { OlderRows } from '../sync/shown.ts';
import { useLink } from '../sync/link.ts';
import { Button } from '../ui/button.tsx';
import { Skeleton } from '../ui/states.tsx';
import '../ui/table.css';
import { FailureNote } from './sending-note.tsx';

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
  /** Nothing is said of how many they are, nor of what lies further back: what is shown has that said already. */
  readonly footless?: boolean;
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
  // That the last filter found nothing says nothing of this one.
  if (rows.length === 0 && (searching || of.isPlaceholderData)) return <Skeleton />;
  const older = of.data?.pages.at(-1)?.older;
  if (rows.length === 0) {
    return (
      <>
        {props.empty}
        {older !== undefined && props.footless !== true && <p class="table-foot">{shell.olderElsewhere}</p>}
      </>
    );
  }
  const shown = props.fits === undefined ? rows : rows.filter(props.fits);
  return (
    <div class={of.isPlaceholderData ? 'is-stale' : undefined}>
      {shown.length === 0 && props.none !== undefined ? props.none : props.children(shown)}
      {props.footless !== true && <Foot of={of} shown={shown.length} count={rows.length} older={older} />}
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
