import { bookingFaults, bookingStages, type BookingFault, type BookingKind, type Envelope } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { DaysFilter } from '../../desk/days-filter.tsx';
import { ListFilters, StationFilter } from '../../desk/filters.tsx';
import { ListPanel } from '../../desk/list-panel.tsx';
import { DeskPage } from '../../desk/page.tsx';
import { useDays } from '../../desk/use-days.ts';
import { ReasonDialog } from '../../forms/reason-dialog.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { ExportList, momentText, yuanOf, type ExportColumn } from '../../sheets/export-list.tsx';
import { Moment, Money } from '../../shell/figures.tsx';
import { useReason } from '../../shell/use-reason.ts';
import { prepare } from '../../sync/command.ts';
import { useBookings, useBookingsSums, type BookingRow } from '../../sync/money.ts';
import { pagesOf } from '../../sync/reads.ts';
import type { Filters } from '../../sync/shown.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import { yuanText } from '../../ui/yuan.ts';

/** What was entered by hand and can be reversed; the filters stand in the address. */
export function Bookings() {
  const { bookings } = useMessages();
  const county = useCountyCode();
  const [kind] = useFilter('kind');
  const [stage] = useFilter('stage');
  const [station] = useFilter('station');
  const [sort] = useFilter('sort');
  const days = useDays();
  const [wrong, setWrong] = useState<BookingRow>();
  const narrowed = { kind, stage, station, ...days.asked };
  const filters = { ...narrowed, sort };
  const columns = useBookingColumns(setWrong);
  return (
    <DeskPage title={bookings.title} intro={bookings.intro} actions={<BookingsExport filters={filters} />}>
      <BookingFilters />
      <ListPanel
        list="/bookings"
        icon="undo"
        say={bookings}
        of={useBookings(county, filters)}
        sums={useBookingsSums(county, narrowed)}
        figures={({ bookedFen, reversedFen }) => [
          { name: bookings.stands, figure: <Money fen={bookedFen} /> },
          { name: bookings.reversed, figure: <Money fen={reversedFen} /> },
        ]}
      >
        {(rows) => (
          <Table caption={bookings.title} order="-booked" columns={columns} rows={rows} keyOf={({ id }) => id} />
        )}
      </ListPanel>
      {wrong !== undefined && <Reverse of={wrong} onClose={() => setWrong(undefined)} />}
    </DeskPage>
  );
}

function BookingFilters() {
  const { bookings, words } = useMessages();
  const [kind, setKind] = useFilter('kind');
  const [stage, setStage] = useFilter('stage');
  const [station, setStation] = useFilter('station');
  return (
    <ListFilters list="/bookings">
      <SelectField<string>
        label={bookings.what}
        value={kind}
        onChange={setKind}
        empty={bookings.allKinds}
        options={Object.entries(bookings.kinds).map(([value, label]) => ({ value, label }))}
      />
      <StationFilter value={station} onChange={setStation} />
      <DaysFilter label={bookings.at} />
      <SelectField<string>
        label={words.stage}
        value={stage}
        onChange={setStage}
        empty={bookings.allStages}
        options={bookingStages.map((value) => ({ value, label: bookings.stages[value] }))}
      />
    </ListFilters>
  );
}

/** What an entry is called: what it is, and of whom or what. */
function useBookingName(): (row: BookingRow) => string {
  const { bookings } = useMessages();
  return ({ kind, of, reference }) =>
    [bookings.kinds[kind], of ?? reference].filter((word) => word !== null).join(' · ');
}

function useBookingColumns(reverse: (row: BookingRow) => void): readonly Column<BookingRow>[] {
  const { bookings, words } = useMessages();
  const nameOf = useBookingName();
  const mayNot = useReason();
  return [
    {
      title: bookings.what,
      wide: true,
      cell: ({ kind, of, reference }) => (
        <span class="stacked">
          <strong>{of ?? reference}</strong>
          <span class="note">{bookings.kinds[kind]}</span>
        </span>
      ),
    },
    {
      title: bookings.at,
      labelled: true,
      sort: { name: 'booked' },
      cell: ({ bookedAt }) => <Moment at={bookedAt} />,
    },
    {
      title: words.amount,
      figure: true,
      labelled: true,
      sort: { name: 'amount' },
      cell: (row) => <HowMuch of={row} />,
    },
    { title: words.stage, wide: true, cell: (row) => <BookingMark of={row} /> },
    {
      title: '',
      tight: true,
      wide: true,
      cell: (row) =>
        row.stage === 'booked' && (
          <Button
            icon="undo"
            label={bookings.reverseOf(nameOf(row))}
            reason={mayNot('bookings.reverse')}
            onClick={() => reverse(row)}
          >
            {bookings.reverse}
          </Button>
        ),
    },
  ];
}

function HowMuch({ of: { amountFen, countedFen, quantity, stage } }: { of: BookingRow }) {
  const { bookings } = useMessages();
  const much = amountFen === null ? bookings.pieces(quantity ?? 0) : <Money fen={amountFen} />;
  return (
    <span class="stacked">
      {stage === 'reversed' ? <s>{much}</s> : <span>{much}</span>}
      {countedFen !== null && countedFen !== amountFen && (
        <span class="note">{bookings.counted(yuanText(countedFen))}</span>
      )}
    </span>
  );
}

function BookingMark({ of: { stage, fault, reversedAt, reversedByName } }: { of: BookingRow }) {
  const { bookings, words } = useMessages();
  if (stage === 'booked')
    return (
      <Badge icon="check" tone="completed">
        {bookings.stages.booked}
      </Badge>
    );
  return (
    <span class="stacked">
      <span>
        <Badge icon="undo" tone="cancelled">
          {bookings.stages.reversed}
        </Badge>
      </span>
      {fault !== null && reversedAt !== null && (
        <span class="note">
          {reversedByName ?? words.unknownPerson} · {bookings.faults[fault]} · <Moment at={reversedAt} />
        </span>
      )}
    </span>
  );
}

/** The command that reverses an entry, by what it is. */
const reversing: Readonly<Record<BookingKind, (row: BookingRow, reason: BookingFault) => Envelope>> = {
  float: ({ id }, reason) => prepare('reverse-float', { handing: id, reason }),
  remittance: ({ id }, reason) => prepare('reverse-remittance', { remittance: id, reason }),
  stock: ({ id }, reason) => prepare('reverse-stock-receipt', { receipt: id, reason }),
  institution: ({ id, reference }, reason) =>
    prepare('reverse-institution-payment', { reference: reference ?? '', payment: id, reason }),
};

function Reverse({ of: row, onClose }: { of: BookingRow; onClose: () => void }) {
  const { bookings } = useMessages();
  const nameOf = useBookingName();
  return (
    <ReasonDialog
      name={`reverse ${row.kind} ${row.id}`}
      title={bookings.reverseOf(nameOf(row))}
      hint={row.kind === 'stock' ? bookings.stockHint : bookings.hint}
      label={bookings.why}
      action={bookings.reverse}
      kind="danger"
      among={bookingFaults}
      words={bookings.faults}
      commandOf={(reason) => reversing[row.kind](row, reason)}
      onClose={onClose}
    />
  );
}

function BookingsExport({ filters }: { filters: Filters<'/bookings'> }) {
  const { bookings, sheets, words } = useMessages();
  const county = useCountyCode();
  const columns: readonly ExportColumn<BookingRow>[] = [
    { title: bookings.at, kind: 'text', width: 18, value: ({ bookedAt }) => momentText(bookedAt) },
    { title: bookings.what, value: ({ kind }) => bookings.kinds[kind] },
    { title: words.name, width: 24, value: ({ of }) => of },
    { title: bookings.reference, kind: 'text', width: 24, value: ({ reference }) => reference },
    {
      title: sheets.inYuan(words.amount),
      kind: 'money',
      value: ({ amountFen }) => (amountFen === null ? null : yuanOf(amountFen)),
    },
    { title: bookings.quantity, kind: 'number', value: ({ quantity }) => quantity },
    { title: words.stage, value: ({ stage }) => bookings.stages[stage] },
    { title: bookings.why, value: ({ fault }) => (fault === null ? null : bookings.faults[fault]) },
    { title: bookings.reversedBy, value: ({ reversedByName }) => reversedByName },
    { title: bookings.reversedAt, kind: 'text', width: 18, value: ({ reversedAt }) => momentText(reversedAt) },
    { title: sheets.id, kind: 'text', width: 38, value: ({ id }) => id },
  ];
  return (
    <ExportList
      name={bookings.title}
      columns={columns}
      pages={(signal) => pagesOf(county, '/bookings', filters, signal)}
    />
  );
}
