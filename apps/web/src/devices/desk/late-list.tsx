import { useCountyCode, useStanding } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { useLateCommands, useReview, type LateRow, type Reviewer } from '../../sync/late.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Moment } from '../../shell/figures.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Listing, rowsOf } from '../../shell/listing.tsx';
import { choiceColumn, useChosen, type Chosen } from '../../ui/choosing.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import { useScreenName } from '../../desk/screen-name.ts';
import { DeskPage } from '../../desk/page.tsx';
import { useCommandWord } from '../../shell/record-words.ts';
import { LateExport } from './late-export.tsx';
import { ReviewNote } from './review-note.tsx';
import { useInShort } from './said.tsx';

/** What came late and waits for somebody to decide, the longest waiting first. */
export function LateList() {
  const { late } = useMessages();
  const county = useCountyCode();
  const [sort] = useFilter('sort');
  const rows = useLateCommands(county, { sort });
  const reviewer = useReview(county);
  const chosen = useChosen();
  const columns = useColumns(chosen);
  const picked = (rowsOf(rows) ?? [])
    .filter(({ id }) => chosen.ids.has(id))
    .toSorted((one, other) => one.at - other.at);
  return (
    <DeskPage
      up={{ href: pathTo('desk', '/', { county }), label: useScreenName()('/') }}
      title={late.title}
      intro={late.intro}
      actions={<LateExport />}
    >
      <section class="panel">
        <TakeInChosen picked={picked} reviewer={reviewer} />
        <Listing of={rows} empty={<EmptyState title={late.empty} next={late.emptyNext} />}>
          {(shown) => (
            <Table
              caption={late.title}
              columns={columns}
              rows={shown}
              keyOf={({ id }) => id}
              hrefOf={({ id }) => pathTo('desk', '/late/:id', { county, id })}
              order="received"
            />
          )}
        </Listing>
      </section>
    </DeskPage>
  );
}

function TakeInChosen({ picked, reviewer }: { picked: readonly LateRow[]; reviewer: Reviewer }) {
  const { late } = useMessages();
  if (picked.length === 0 && reviewer.state.is === 'idle') return null;
  return (
    <div class="panel-head">
      <ReviewNote state={reviewer.state} done={late.takenIn} />
      {picked.length > 0 && (
        <Button
          icon="check"
          busy={reviewer.busy}
          onClick={() =>
            reviewer.decide(
              picked.map(({ id }) => id),
              { takeIn: true },
            )
          }
        >
          {late.takeInChosen(picked.length)}
        </Button>
      )}
    </div>
  );
}

function useColumns(chosen: Chosen): readonly Column<LateRow>[] {
  const { late, words } = useMessages();
  const { me } = useStanding();
  const commandWord = useCommandWord();
  const inShort = useInShort();
  const nameOf = ({ by }: LateRow) => by.name ?? words.unknownPerson;
  return [
    { title: late.what, cell: ({ type }) => <strong>{commandWord(type)}</strong> },
    choiceColumn<LateRow>(
      chosen,
      { title: late.choose, labelOf: (row) => late.chooseOne(commandWord(row.type), nameOf(row)) },
      ({ by, erased, emptiedAt }) => by.id !== me.person.id && !erased && emptiedAt === null,
    ),
    { title: late.said, wide: true, cell: (row) => <span class="note">{inShort(row)}</span> },
    { title: late.who, labelled: true, cell: nameOf },
    {
      title: words.station,
      labelled: true,
      cell: ({ station, placeName }) => <span class="note">{station?.name ?? placeName}</span>,
    },
    { title: late.made, tight: true, labelled: true, sort: { name: 'made' }, cell: ({ at }) => <Moment at={at} /> },
    {
      title: late.received,
      tight: true,
      labelled: true,
      sort: { name: 'received' },
      cell: ({ receivedAt }) => <Moment at={receivedAt} />,
    },
    {
      title: late.because,
      wide: true,
      cell: ({ why }) => (
        <Badge icon="clock" tone="placed">
          {late.why[why] ?? why}
        </Badge>
      ),
    },
  ];
}
