import { businessDay, CENTRE } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { DaysFilter } from '../../desk/days-filter.tsx';
import { ListFilters } from '../../desk/filters.tsx';
import { ListPanel } from '../../desk/list-panel.tsx';
import { DeskPage } from '../../desk/page.tsx';
import { useDays } from '../../desk/use-days.ts';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { ExportList, momentText, yuanOf, type ExportColumn } from '../../sheets/export-list.tsx';
import { Moment, Money, useNow } from '../../shell/figures.tsx';
import { Listing, rowsOf } from '../../shell/listing.tsx';
import { useReason } from '../../shell/use-reason.ts';
import { prepare } from '../../sync/command.ts';
import { useDayCloses, useDayClosesSums, useDaysToClose, type DayCloseRow, type DayToClose } from '../../sync/money.ts';
import { pagesOf } from '../../sync/reads.ts';
import type { Filters } from '../../sync/shown.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { CheckField, SelectField } from '../../ui/field.tsx';
import { Notice } from '../../ui/refusal-note.tsx';
import { useInOrder } from '../../ui/sorting.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import { yuanText } from '../../ui/yuan.ts';
import { CloseDay } from '../close-day.tsx';
import { CloseSlipButton } from '../close-slip.tsx';

/** What the order of the drawers is called in the address, beside that of the closes. */
const DRAWERS = 'drawers';

/** Which drawers are closed and which are not, and every day that was closed; the filters stand in the address. */
export function DayCloses() {
  const { closes: say } = useMessages().cash;
  const county = useCountyCode();
  const [drawer] = useFilter('drawer');
  const [differs] = useFilter('differs');
  const [sort] = useFilter('sort');
  const days = useDays();
  const narrowed = { drawer, differs, ...days.asked };
  const filters = { ...narrowed, sort };
  const columns = useCloseColumns();
  return (
    <DeskPage
      title={say.title}
      intro={say.intro}
      actions={
        <div class="row-actions">
          <CloseCentre />
          <ClosesExport filters={filters} />
        </div>
      }
    >
      <HowFar />
      <CloseFilters />
      <ListPanel
        list="/day-closes"
        icon="check"
        say={say}
        of={useDayCloses(county, filters)}
        sums={useDayClosesSums(county, narrowed)}
        figures={({ countedFen, shortFen, overFen }) => [
          { name: say.counted, figure: <Money fen={countedFen} /> },
          { name: say.short, figure: <Money fen={shortFen} /> },
          { name: say.over, figure: <Money fen={overFen} /> },
        ]}
      >
        {(rows) => <Table caption={say.title} order="-day" columns={columns} rows={rows} keyOf={({ id }) => id} />}
      </ListPanel>
    </DeskPage>
  );
}

/** Closes the centre's own day. */
function CloseCentre() {
  const { closes: say } = useMessages().cash;
  const county = useCountyCode();
  const mayNot = useReason();
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState(false);
  const today = businessDay(useNow());
  const centre = rowsOf(useDaysToClose(county))?.find(({ drawer }) => drawer === CENTRE);
  const isClosed = (centre?.closedDay ?? '') >= today;
  return (
    <>
      {done && <Notice>{say.done}</Notice>}
      <Button
        kind="primary"
        reason={mayNot('cash.confirm') ?? (isClosed ? say.closedToday : centre === undefined ? say.fine : undefined)}
        onClick={() => setOpen(true)}
      >
        {say.centre}
      </Button>
      {open && centre && (
        <CloseDay
          name="close-centre"
          title={say.centre}
          expectedFen={centre.cashFen}
          closedDay={centre.closedDay}
          commandOf={(closing) => prepare('close-centre', closing)}
          onClose={() => setOpen(false)}
          onDone={() => {
            setOpen(false);
            setDone(true);
          }}
        />
      )}
    </>
  );
}

/** How far each drawer is closed: those that wait, and on demand the others. */
function HowFar() {
  const { closes: say } = useMessages().cash;
  const drawers = useDaysToClose(useCountyCode());
  const [state, setState] = useFilter('state');
  const columns = useHowFarColumns();
  const inOrder = useInOrder(columns, DRAWERS);
  const fits = ({ openSince }: DayToClose) => state === 'all' || openSince !== null;
  return (
    <section class="panel" aria-labelledby="how-far">
      <div class="panel-head">
        <h2 id="how-far">{say.stateTitle}</h2>
        <div class="row-actions">
          <CheckField
            label={say.withClosed}
            checked={state === 'all'}
            onChange={(checked) => setState(checked ? 'all' : '')}
          />
          <HowFarExport rows={inOrder((rowsOf(drawers) ?? []).filter(fits))} />
        </div>
      </div>
      <Listing
        of={drawers}
        fits={fits}
        empty={<EmptyState icon="stations" title={say.stationsEmpty} next={say.emptyNext} />}
        none={<EmptyState icon="check" title={say.allClosed} next={say.allClosedNext} />}
      >
        {(rows) => (
          <Table
            caption={say.stateTitle}
            sortedIn={DRAWERS}
            columns={columns}
            rows={rows}
            keyOf={({ drawer }) => drawer}
          />
        )}
      </Listing>
    </section>
  );
}

function useHowFarColumns(): readonly Column<DayToClose>[] {
  const { cash } = useMessages();
  const say = cash.closes;
  const county = useCountyCode();
  const whose = ({ stationName }: DayToClose) => stationName ?? cash.movements.centre;
  return [
    {
      title: say.drawer,
      sort: { name: 'whose', by: whose },
      wide: true,
      cell: (row) => (
        <span class="stacked">
          <strong>{whose(row)}</strong>
          <span class="note">{row.partnerName}</span>
        </span>
      ),
    },
    {
      title: cash.holds,
      figure: true,
      labelled: true,
      sort: { name: 'holds', by: ({ cashFen }) => cashFen },
      cell: ({ cashFen }) => <Money fen={cashFen} />,
    },
    {
      title: say.state,
      labelled: true,
      sort: { name: 'closed', by: ({ closedDay }) => closedDay },
      cell: ({ closedDay }) =>
        closedDay === null ? <span class="note">{say.never}</span> : <span class="figures">{closedDay}</span>,
    },
    {
      title: say.waiting,
      labelled: true,
      sort: { name: 'open', by: ({ openSince }) => openSince },
      cell: ({ openSince }) =>
        openSince === null ? (
          <span class="note">{say.fine}</span>
        ) : (
          <span class="low-mark">{say.openSince(openSince)}</span>
        ),
    },
    {
      title: '',
      tight: true,
      wide: true,
      cell: (row) => (
        <span class="row-actions">
          <ButtonLink
            kind="plain"
            label={cash.movements.openOf(whose(row))}
            href={pathTo('desk', '/cash/:id', { county, id: row.drawer })}
          >
            {cash.movements.open}
          </ButtonLink>
        </span>
      ),
    },
  ];
}

function HowFarExport({ rows }: { rows: readonly DayToClose[] }) {
  const { cash, sheets, words } = useMessages();
  const say = cash.closes;
  const columns: readonly ExportColumn<DayToClose>[] = [
    { title: say.drawer, width: 24, value: ({ stationName }) => stationName ?? cash.movements.centre },
    { title: words.partner, value: ({ partnerName }) => partnerName },
    { title: sheets.inYuan(cash.holds), kind: 'money', value: ({ cashFen }) => yuanOf(cashFen) },
    { title: say.state, kind: 'text', value: ({ closedDay }) => closedDay },
    { title: say.at, kind: 'text', width: 18, value: ({ closedAt }) => momentText(closedAt) },
    {
      title: say.waiting,
      kind: 'text',
      value: ({ openSince }) => (openSince === null ? null : say.openSince(openSince)),
    },
  ];
  return <ExportList name={say.stateTitle} columns={columns} pages={() => [rows]} />;
}

function CloseFilters() {
  const { cash } = useMessages();
  const say = cash.closes;
  const [drawer, setDrawer] = useFilter('drawer');
  const [differs, setDiffers] = useFilter('differs');
  const drawers = rowsOf(useDaysToClose(useCountyCode())) ?? [];
  return (
    <ListFilters list="/day-closes">
      <SelectField
        label={say.drawer}
        value={drawer}
        onChange={setDrawer}
        empty={say.allDrawers}
        options={drawers.map(({ drawer: value, stationName }) => ({
          value,
          label: stationName ?? cash.movements.centre,
        }))}
      />
      <DaysFilter label={say.slipDay} />
      <CheckField
        label={say.differs}
        checked={differs === '1'}
        onChange={(checked) => setDiffers(checked ? '1' : '')}
      />
    </ListFilters>
  );
}

function useCloseColumns(): readonly Column<DayCloseRow>[] {
  const { cash, money } = useMessages();
  const say = cash.closes;
  return [
    {
      title: say.slipDay,
      tight: true,
      sort: { name: 'day' },
      cell: ({ day }) => <span class="figures">{day}</span>,
    },
    {
      title: say.drawer,
      wide: true,
      cell: ({ stationName, closedAt, closedByName }) => (
        <span class="stacked">
          <strong>{stationName ?? cash.movements.centre}</strong>
          <span class="note">
            {closedByName} <Moment at={closedAt} />
          </span>
        </span>
      ),
    },
    {
      title: say.expected,
      figure: true,
      labelled: true,
      cell: ({ expectedFen }) => <Money fen={expectedFen} />,
    },
    { title: say.counted, figure: true, labelled: true, cell: ({ countedFen }) => <Money fen={countedFen} /> },
    {
      title: say.difference,
      figure: true,
      labelled: true,
      sort: { name: 'difference' },
      cell: ({ differenceFen, reason }) =>
        differenceFen !== 0 && (
          <span class="stacked">
            <Money fen={differenceFen} signed />
            {reason !== null && <span class="note">{money.cashReasons[reason]}</span>}
          </span>
        ),
    },
    { title: '', wide: true, cell: (row) => <Afterwards of={row} /> },
  ];
}

/** What the books had beside what was counted, what came in later, and the slip. */
function Afterwards({ of: row }: { of: DayCloseRow }) {
  const { closes: say } = useMessages().cash;
  const { expectedFen, bookedFen, lateCount, lateFen } = row;
  return (
    <span class="stacked">
      {bookedFen !== expectedFen && <span class="note">{say.meanwhile(yuanText(bookedFen - expectedFen))}</span>}
      {lateCount !== null && lateCount > 0 && <span class="note">{say.late(lateCount, yuanText(lateFen ?? 0))}</span>}
      <CloseSlipButton close={row} />
    </span>
  );
}

function ClosesExport({ filters }: { filters: Filters<'/day-closes'> }) {
  const { cash, money, sheets, words } = useMessages();
  const say = cash.closes;
  const county = useCountyCode();
  const columns: readonly ExportColumn<DayCloseRow>[] = [
    { title: say.slipDay, kind: 'text', value: ({ day }) => day },
    { title: say.drawer, width: 24, value: ({ stationName }) => stationName ?? cash.movements.centre },
    { title: sheets.inYuan(say.expected), kind: 'money', value: ({ expectedFen }) => yuanOf(expectedFen) },
    { title: sheets.inYuan(cash.movements.holds), kind: 'money', value: ({ bookedFen }) => yuanOf(bookedFen) },
    { title: sheets.inYuan(say.counted), kind: 'money', value: ({ countedFen }) => yuanOf(countedFen) },
    { title: sheets.inYuan(say.difference), kind: 'money', value: ({ differenceFen }) => yuanOf(differenceFen) },
    { title: words.reason, value: ({ reason }) => (reason === null ? null : money.cashReasons[reason]) },
    {
      title: sheets.inYuan(say.lateName),
      kind: 'money',
      value: ({ lateFen }) => (lateFen === null ? null : yuanOf(lateFen)),
    },
    { title: say.by, value: ({ closedByName }) => closedByName },
    { title: say.at, kind: 'text', width: 18, value: ({ closedAt }) => momentText(closedAt) },
    { title: sheets.id, kind: 'text', width: 38, value: ({ id }) => id },
  ];
  return (
    <ExportList
      name={say.title}
      columns={columns}
      pages={(signal) => pagesOf(county, '/day-closes', filters, signal)}
    />
  );
}
