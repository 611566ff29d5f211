import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { ActLine } from '../acts/act-line.tsx';
import type { Acts } from '../acts/use-acts.ts';
import { useStayingRows } from '../acts/use-staying-rows.ts';
import { useMessages } from '../i18n/index.tsx';
import { daysBetween } from '../i18n/moments.ts';
import { useNow } from '../shell/figures.tsx';
import { FailureNote, SendingNote } from '../shell/sending-note.tsx';
import type { PagedRead } from '../shell/listing.tsx';
import { Button } from '../ui/button.tsx';
import { Skeleton } from '../ui/states.tsx';

/** How many of what waits stand under a line of Today: whoever wants more of them opens the list. */
const MOST_SHOWN = 8;
/** How many one press takes: as many as one page of a list has. */
export const MOST_TAKEN = 50;

/** What a line of Today hands to what can be done there. */
export interface HereProps {
  /** How many wait. */
  readonly count: number;
  /** Something is done here: the line stays until Today is left. */
  readonly onActed: () => void;
}

/** What the rows under a line are asked for: to be shown, to be taken all at once, or both. */
export interface Wish {
  readonly shown: boolean;
  readonly all: boolean;
  /** All were taken, or none could be. */
  readonly taken: () => void;
}

interface ActsHereProps extends HereProps {
  readonly acts?: Acts;
  /** What the press that takes all says; none where each of them is decided by itself. */
  readonly all?: string;
  /** What was done with many, in words. */
  readonly didMany?: (type: string, count: number) => string;
  /** The rows: asked for only once somebody wants them, since they name people. */
  readonly children: (wish: Wish) => ComponentChildren;
}

/** What can be done with what waits, on its line of Today: all of it with one press, and one by one. */
export function ActsHere({ count, onActed, acts, all, didMany, children }: ActsHereProps) {
  const { acts: say } = useMessages().desk.today;
  const [shown, setShown] = useState(false);
  const [taking, setTaking] = useState(false);
  const { frame, onClick } = useKeptFocus();
  const last = acts?.last;
  const many = last !== undefined && (last.steps.length > 1 || !shown) ? last : undefined;
  const settled = last === undefined || last.standing.is === 'refused' || last.standing.is === 'accepted';
  return (
    <div class="wait-here" ref={frame} onClick={onClick}>
      <div class="wait-acts">
        {many !== undefined && didMany !== undefined && (
          <ActLine act={many} done={didMany(many.type, many.steps.length)} whole />
        )}
        {all !== undefined && settled && count > 0 && (
          <Button
            busy={taking}
            onClick={() => {
              onActed();
              setTaking(true);
            }}
          >
            {all}
          </Button>
        )}
      </div>
      {acts !== undefined && <SendingNote sender={acts.sender} />}
      <details
        class="wait-rows"
        open={shown}
        onToggle={({ currentTarget }) => {
          setShown(currentTarget.open);
          if (currentTarget.open) onActed();
        }}
      >
        <summary>{say.oneByOne}</summary>
        {shown && children({ shown: true, all: taking, taken: () => setTaking(false) })}
      </details>
      {!shown && (taking || many?.standing.is === 'refused') && (
        <div class="wait-refused">{children({ shown: false, all: taking, taken: () => setTaking(false) })}</div>
      )}
    </div>
  );
}

/** What stands on one row: what it is, where, and since when it waits. */
interface RowFacts {
  readonly href: string;
  readonly what: ComponentChildren;
  readonly place?: string | null;
  readonly since?: number | null;
}

interface RowsHereProps<R extends { readonly id: string }> {
  /** What is asked for: its rows keep their order. */
  readonly list: string;
  readonly of: Pick<PagedRead<R>, 'data' | 'isPlaceholderData' | 'error' | 'refetch'>;
  readonly wish: Wish;
  /** Whether something was done with a row here: then it stays. */
  readonly stays: (id: string) => boolean;
  /** Whether what was done with a row was refused: that is said on it, also where the rows are not shown. */
  readonly refused?: (id: string) => boolean;
  readonly facts: (row: R) => RowFacts;
  /** What can be done with a row, or was. */
  readonly step: (row: R) => ComponentChildren;
  /** Takes all of them. */
  readonly take?: (rows: readonly R[]) => void;
}

/** The rows under a line of Today, the longest waiting first, each with what can be done about it. */
export function RowsHere<R extends { readonly id: string }>(props: RowsHereProps<R>) {
  const { list, of, wish, stays, refused = () => false, facts, step, take } = props;
  const { desk } = useMessages();
  const now = useNow();
  const rows = useStayingRows(list, of, stays);
  const isThere = of.data !== undefined && !of.isPlaceholderData;
  useEffect(() => {
    if (!wish.all || (!isThere && !of.error)) return;
    if (isThere) take?.(rows);
    wish.taken();
  }, [wish.all, isThere, of.error]);
  if (of.error) return <FailureNote error={of.error} again={() => void of.refetch()} />;
  if (!isThere) return <Skeleton lines={2} />;
  const standing = rows.filter(({ id }, at) => (wish.shown && at < MOST_SHOWN) || refused(id));
  if (wish.shown && standing.length === 0) return <p class="note">{desk.today.acts.none}</p>;
  return (
    <ul class="here-rows">
      {standing.map((row) => {
        const { href, what, place, since = null } = facts(row);
        return (
          <li key={row.id}>
            <Link href={href}>{what}</Link>
            <span class="note">{place}</span>
            <span class="note">{since !== null && desk.today.age(daysBetween(since, now))}</span>
            <span class="row-actions">{step(row)}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** Where a key pressed a button that then gives way to another, the keyboard goes on at that one and not at the page's beginning. */
function useKeptFocus() {
  const frame = useRef<HTMLDivElement>(null);
  const byKey = useRef(false);
  useEffect(() => {
    if (byKey.current && document.activeElement === document.body) frame.current?.querySelector('button')?.focus();
  });
  // A press that no pointer made has no count of clicks.
  return { frame, onClick: ({ detail }: MouseEvent) => (byKey.current = detail === 0) };
}
