import { CENTRE } from '@yangui/domain';
import { useCountyCode } from '../../county.tsx';
import { AboutLink } from '../../desk/about-link.tsx';
import { DaysFilter } from '../../desk/days-filter.tsx';
import { ListPanel } from '../../desk/list-panel.tsx';
import { DeskPage } from '../../desk/page.tsx';
import type { DeskScreenProps } from '../../desk/screen.ts';
import { useDays } from '../../desk/use-days.ts';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { Moment, Money } from '../../shell/figures.tsx';
import { useEventWord } from '../../shell/record-words.ts';
import { ExportList, momentText, yuanOf, type ExportColumn } from '../../sheets/export-list.tsx';
import { useMovements, useMovementsSums, type MovementRow } from '../../sync/money.ts';
import { pagesOf } from '../../sync/reads.ts';
import type { Filters } from '../../sync/shown.ts';
import { Table, type Column } from '../../ui/table.tsx';
import { useFilter } from '../../ui/use-filter.ts';

/** The cash of a station or of the centre, movement by movement, with the balance after each; the days stand in the address. */
export function Movements({ id }: DeskScreenProps) {
  const { cash } = useMessages();
  const say = cash.movements;
  const county = useCountyCode();
  const [sort] = useFilter('sort');
  const days = useDays();
  const narrowed = { drawer: id, ...days.asked };
  const filters = { ...narrowed, sort };
  const list = useMovements(county, filters);
  const [page] = list.data?.pages ?? [];
  const whose = id === CENTRE ? say.centre : (page?.stationName ?? '');
  const columns = useMovementColumns();
  return (
    <DeskPage
      up={{ href: pathTo('desk', '/cash', { county }), label: cash.title }}
      title={whose === '' ? say.title : say.of(whose)}
      intro={say.intro}
      actions={<MovementsExport whose={whose} filters={filters} />}
    >
      <div class="filters" role="search">
        <DaysFilter label={say.day} />
      </div>
      {page && (
        <dl class="figure-row">
          <div>
            <dt>{say.holds}</dt>
            <dd>
              <Money fen={page.balanceFen} />
            </dd>
          </div>
        </dl>
      )}
      <ListPanel
        list="/cash/:id"
        icon="ledger"
        say={say}
        of={list}
        sums={useMovementsSums(county, narrowed)}
        figures={({ inFen, outFen }) => [
          { name: say.cameIn, figure: <Money fen={inFen} /> },
          { name: say.wentOut, figure: <Money fen={outFen} /> },
        ]}
      >
        {(rows) => (
          <Table
            caption={say.title}
            order="-seq"
            columns={columns}
            rows={rows}
            keyOf={({ seq, line }) => `${seq}-${line}`}
          />
        )}
      </ListPanel>
    </DeskPage>
  );
}

function useMovementColumns(): readonly Column<MovementRow>[] {
  const { closes, movements: say } = useMessages().cash;
  const eventWord = useEventWord();
  return [
    {
      title: say.day,
      tight: true,
      sort: { name: 'seq' },
      cell: ({ at }) => <Moment at={at} />,
    },
    {
      title: say.what,
      wide: true,
      cell: ({ reason, byName, lateFor }) => (
        <span class="stacked">
          <span>{eventWord(reason)}</span>
          <span class="note">{byName}</span>
          {lateFor !== null && <span class="note">{closes.lateMark(lateFor)}</span>}
        </span>
      ),
    },
    {
      title: say.about,
      tight: true,
      labelled: true,
      cell: ({ about, at, number }) => <AboutLink about={about} at={at} number={number} />,
    },
    {
      title: say.cameIn,
      figure: true,
      labelled: true,
      cell: ({ amountFen }) => amountFen > 0 && <Money fen={amountFen} />,
    },
    {
      title: say.wentOut,
      figure: true,
      labelled: true,
      cell: ({ amountFen }) => amountFen < 0 && <Money fen={-amountFen} />,
    },
    {
      title: say.after,
      figure: true,
      labelled: true,
      cell: ({ balanceAfterFen }) => <Money fen={balanceAfterFen} />,
    },
  ];
}

function MovementsExport({ whose, filters }: { whose: string; filters: Filters<'/cash/:drawer/movements'> }) {
  const { cash, sheets } = useMessages();
  const say = cash.movements;
  const county = useCountyCode();
  const eventWord = useEventWord();
  const columns: readonly ExportColumn<MovementRow>[] = [
    { title: say.day, kind: 'text', width: 18, value: ({ at }) => momentText(at) },
    { title: say.what, width: 18, value: ({ reason }) => eventWord(reason) },
    { title: say.by, value: ({ byName }) => byName },
    {
      title: sheets.inYuan(say.cameIn),
      kind: 'money',
      value: ({ amountFen }) => (amountFen > 0 ? yuanOf(amountFen) : null),
    },
    {
      title: sheets.inYuan(say.wentOut),
      kind: 'money',
      value: ({ amountFen }) => (amountFen < 0 ? yuanOf(-amountFen) : null),
    },
    { title: sheets.inYuan(say.after), kind: 'money', value: ({ balanceAfterFen }) => yuanOf(balanceAfterFen) },
    { title: cash.closes.title, value: ({ lateFor }) => (lateFor === null ? null : cash.closes.lateMark(lateFor)) },
    { title: say.about, kind: 'text', width: 38, value: ({ about, number }) => number ?? about.id },
  ];
  return (
    <ExportList
      name={whose === '' ? say.title : say.of(whose)}
      columns={columns}
      pages={(signal) => pagesOf(county, '/cash/:drawer/movements', filters, signal)}
    />
  );
}
