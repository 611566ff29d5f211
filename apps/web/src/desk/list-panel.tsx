import type { ComponentChildren } from 'preact';
import { useMessages } from '../i18n/index.tsx';
import { Listing, type PagedRead } from '../shell/listing.tsx';
import type { IconName } from '../ui/icon.tsx';
import { EmptyState } from '../ui/states.tsx';
import { useIsNarrowed } from './filters.tsx';
import { ListSums, type ListSumsProps } from './list-sums.tsx';
import type { DeskAddress } from './screens.ts';

interface NothingListedProps {
  /** The list's address: what narrows it, its manifest says. */
  readonly list: DeskAddress;
  readonly icon: IconName;
  /** What is said where there is nothing yet, and where nothing fits the filters. */
  readonly say: {
    readonly empty: string;
    readonly emptyNext: string;
    readonly notFound: string;
    /** What else can be tried; without it, to widen the filters. */
    readonly notFoundNext?: string;
  };
}

/** A list without rows: how to begin, or that nothing fits its filters. */
export function NothingListed({ list, icon, say }: NothingListedProps) {
  const { filters } = useMessages().desk;
  return useIsNarrowed(list) ? (
    <EmptyState icon="search" title={say.notFound} next={say.notFoundNext ?? filters.widen} />
  ) : (
    <EmptyState icon={icon} title={say.empty} next={say.emptyNext} />
  );
}

interface ListPanelProps<R, S> extends NothingListedProps {
  readonly of: PagedRead<R>;
  /** What the list comes to, where its read has sums beside it. */
  readonly sums?: ListSumsProps<S>['of'];
  readonly figures?: ListSumsProps<S>['figures'];
  /** The rows, as a table. */
  readonly children: (rows: readonly R[]) => ComponentChildren;
}

/** A list of the desk under its filters: what it comes to, then its rows, page by page. */
export function ListPanel<R, S>({ of, sums, figures, children, ...nothing }: ListPanelProps<R, S>) {
  return (
    <section class="panel">
      {sums && <ListSums of={sums} figures={figures} />}
      <Listing of={of} empty={<NothingListed {...nothing} />}>
        {children}
      </Listing>
    </section>
  );
}
