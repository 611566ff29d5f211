import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { useReason } from '../../shell/use-reason.ts';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormLine } from '../../forms/form-fields.tsx';
import { text } from '../../forms/kinds.ts';
import { useForm } from '../../forms/use-form.ts';
import { useMessages, useSaid } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { encodeGbk } from '../../sheets/gbk.ts';
import { prepare } from '../../sync/command.ts';
import { usePayees, type PayeeRow } from '../../sync/money.ts';
import { Button } from '../../ui/button.tsx';
import { Moment } from '../../shell/figures.tsx';
import { Notice } from '../../ui/refusal-note.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { asSorted } from '../../shell/as-sorted.ts';
import { useInOrder } from '../../ui/sorting.tsx';
import { Listing, rowsOf } from '../../shell/listing.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { DeskPage } from '../../desk/page.tsx';
import { usePayeeCalled } from '../payee-called.ts';
import { PayeesExport } from './exports.tsx';
import { PayeeTypeCell, SetPayeeType } from './payee-type.tsx';

/** Where partners, drivers and vehicles’ owners are paid; account numbers masked. */
export function Payees() {
  const { money } = useMessages();
  const county = useCountyCode();
  const [open, setOpen] = useState<PayeeRow>();
  const [typing, setTyping] = useState<PayeeRow>();
  const [done, setDone] = useState(false);
  const payees = usePayees(county);
  const opens = (set: (row: PayeeRow) => void) => (row: PayeeRow) => {
    setDone(false);
    set(row);
  };
  const columns = usePayeeColumns({ open: opens(setOpen), type: opens(setTyping) });
  const inOrder = useInOrder(columns);
  return (
    <DeskPage
      title={money.payees.title}
      intro={money.payees.intro}
      actions={<PayeesExport rows={inOrder(rowsOf(payees) ?? [])} />}
      up={{ href: pathTo('desk', '/settlements', { county }), label: money.settlements.title }}
    >
      {done && <Notice>{money.payees.done}</Notice>}
      <section class="panel">
        <Listing
          of={payees}
          empty={<EmptyState icon="people" title={money.payees.empty} next={money.payees.emptyNext} />}
        >
          {(rows) => (
            <Table caption={money.payees.title} columns={columns} rows={rows} keyOf={(row) => row.person.id} />
          )}
        </Listing>
      </section>
      {open && (
        <SetPayee
          row={open}
          onClose={() => setOpen(undefined)}
          onDone={() => {
            setOpen(undefined);
            setDone(true);
          }}
        />
      )}
      {typing && (
        <SetPayeeType
          row={typing}
          onClose={() => setTyping(undefined)}
          onDone={() => {
            setTyping(undefined);
            setDone(true);
          }}
        />
      )}
    </DeskPage>
  );
}

interface PayeeActs {
  readonly open: (row: PayeeRow) => void;
  readonly type: (row: PayeeRow) => void;
}

function usePayeeColumns({ open, type }: PayeeActs): readonly Column<PayeeRow>[] {
  const { money, words } = useMessages();
  const say = useSaid();
  const nameOf = usePayeeCalled();
  const mayNot = useReason();
  return [
    {
      title: money.settlements.partner,
      sort: { name: 'partner', by: (row) => asSorted(nameOf(row)) },
      wide: true,
      cell: ({ person, called, role, stationName }) => (
        <span class="stacked">
          <strong>{nameOf({ person, called })}</strong>
          <span class="note">{[say(role), stationName].filter((word) => word !== null).join(' · ')}</span>
        </span>
      ),
    },
    {
      title: money.payees.type,
      labelled: true,
      sort: { name: 'type', by: (row) => row.type },
      cell: (row) => <PayeeTypeCell row={row} />,
    },
    {
      title: money.payees.accountName,
      sort: { name: 'account', by: ({ accountName }) => asSorted(accountName) },
      labelled: true,
      cell: ({ accountName }) => accountName ?? <span class="low-mark">{money.payees.missing}</span>,
    },
    {
      title: money.payees.bank,
      labelled: true,
      sort: { name: 'bank', by: ({ bank }) => bank },
      cell: ({ bank }) => bank,
    },
    {
      title: money.payees.accountNumber,
      figure: true,
      labelled: true,
      cell: ({ accountNumber }) => <span class="figures">{accountNumber}</span>,
    },
    {
      title: words.time,
      labelled: true,
      sort: { name: 'time', by: ({ setAt }) => setAt },
      cell: ({ setAt }) => setAt !== null && <Moment at={setAt} />,
    },
    {
      title: '',
      tight: true,
      wide: true,
      cell: (row) => (
        <span class="row-actions">
          <Button label={money.payees.typeOf(nameOf(row))} reason={mayNot('payees.edit')} onClick={() => type(row)}>
            {money.payees.type}
          </Button>
          <Button label={money.payees.setFor(nameOf(row))} reason={mayNot('payees.edit')} onClick={() => open(row)}>
            {row.accountNumber === null ? money.payees.set : money.payees.correct}
          </Button>
        </span>
      ),
    },
  ];
}

/** Asks for bank details. The old number is not shown: it is entered whole, anew. */
export function SetPayee({
  row,
  onClose,
  onDone,
}: {
  row: Pick<PayeeRow, 'person' | 'called' | 'ofThing' | 'accountName' | 'bank'>;
  onClose: () => void;
  onDone: () => void;
}) {
  const { money } = useMessages();
  const nameOf = usePayeeCalled();
  const form = useForm({
    name: `set-payee ${row.person.id}`,
    fields: {
      accountName: text(row.accountName ?? (row.ofThing ? '' : (row.person.name ?? ''))),
      bank: text(row.bank ?? ''),
      accountNumber: text(),
    },
    commands: (account) => prepare('set-payee', { person: row.person.id }, account),
    follows: onDone,
  });
  const written = encodeGbk(form.at('accountName').draft);
  const rare = 'outside' in written ? money.payees.rare(written.outside.join('')) : undefined;
  return (
    <FormDialog
      form={form}
      title={money.payees.setFor(nameOf(row))}
      label={money.payees.title}
      action={money.settings.save}
      onClose={onClose}
    >
      <FormLine of={form.at('accountName')} label={money.payees.accountName} hint={rare} />
      <FormLine of={form.at('bank')} label={money.payees.bank} autoFocus />
      <FormLine
        of={form.at('accountNumber')}
        figures
        inputMode="numeric"
        label={money.payees.accountNumber}
        hint={money.payees.numberHint}
      />
    </FormDialog>
  );
}
