import { taxPaymentFaults } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { DeskPage } from '../../desk/page.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormLine } from '../../forms/form-fields.tsx';
import { text } from '../../forms/kinds.ts';
import { ReasonDialog } from '../../forms/reason-dialog.tsx';
import { useForm } from '../../forms/use-form.ts';
import { useMessages, useSaid } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { ExportList, yuanOf, type ExportColumn } from '../../sheets/export-list.tsx';
import { Answer } from '../../shell/answer.tsx';
import { Moment, Money } from '../../shell/figures.tsx';
import { useReason } from '../../shell/use-reason.ts';
import { newId, prepare } from '../../sync/command.ts';
import { useWithheldTaxes, type TaxPaymentRow, type WithheldRow, type WithheldTaxes } from '../../sync/money.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Facts } from '../../ui/facts.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { yuanText } from '../../ui/yuan.ts';
import { MonthFilter, useMonth, useShownMonth } from '../months.tsx';
import { useTaxedName } from '../payee-called.ts';

/** What was withheld in a month, payee by payee, for the tax office; and paying it over. */
export function Taxes() {
  const { money, taxes: say } = useMessages();
  const county = useCountyCode();
  const month = useShownMonth();
  const withheld = useWithheldTaxes(county, month);
  return (
    <DeskPage
      title={say.title}
      intro={say.intro}
      actions={<ButtonLink href={pathTo('desk', '/platform-report', { county })}>{say.toPlatform}</ButtonLink>}
      up={{ href: pathTo('desk', '/settlements', { county }), label: money.settlements.title }}
    >
      <div class="filters" role="search">
        <MonthFilter label={say.month} />
      </div>
      <Answer of={withheld}>
        {(of) => (
          <>
            <MonthPanel of={of} />
            <PaymentsPanel of={of} />
          </>
        )}
      </Answer>
    </DeskPage>
  );
}

function MonthPanel({ of }: { of: WithheldTaxes }) {
  const { money, taxes: say } = useMessages();
  const month = useMonth();
  const columns = useWithheldColumns();
  return (
    <section class="panel" aria-labelledby="withheld">
      <div class="panel-head">
        <h2 id="withheld">{say.listOf(month(of.month))}</h2>
        <WithheldExport of={of} />
      </div>
      <div class="panel-body">
        <Facts
          of={[
            { label: money.settlements.gross, value: <Money fen={of.grossFen} /> },
            { label: money.settlements.withheld, value: <Money fen={of.withheldFen} /> },
            { label: say.paid, value: <Money fen={of.paidFen} /> },
            {
              label: say.owed,
              value: (
                <strong>
                  <Money fen={of.owedFen} />
                </strong>
              ),
            },
            { label: say.due, value: of.owedFen > 0 ? of.dueDay : null },
            { label: say.account, value: <Money fen={of.accountFen} /> },
          ]}
        />
      </div>
      {of.rows.length === 0 ? (
        <EmptyState icon="ledger" title={say.empty} next={say.emptyNext} />
      ) : (
        <Table
          caption={say.title}
          columns={columns}
          rows={of.rows}
          keyOf={({ person, as, type }) => `${as} ${person.id} ${type ?? ''}`}
        />
      )}
    </section>
  );
}

function useWithheldColumns(): readonly Column<WithheldRow>[] {
  const { money } = useMessages();
  const say = useSaid();
  const nameOf = useTaxedName();
  return [
    {
      title: money.settlements.partner,
      wide: true,
      cell: (row) => (
        <span class="stacked">
          <strong>{nameOf(row)}</strong>
          <span class="note">{say(row.role)}</span>
        </span>
      ),
    },
    {
      title: money.payees.type,
      labelled: true,
      cell: ({ type, rule }) => (
        <span class="stacked">
          <span>{type === null ? money.payees.typeMissing : money.payeeTypes[type]}</span>
          {rule !== null && <span class="note">{rule.source}</span>}
        </span>
      ),
    },
    {
      title: money.settlements.gross,
      figure: true,
      labelled: true,
      cell: ({ grossFen }) => <Money fen={grossFen} />,
    },
    {
      title: money.settlements.withheld,
      figure: true,
      labelled: true,
      cell: ({ withheldFen }) => <Money fen={withheldFen} />,
    },
    { title: money.settlements.net, figure: true, labelled: true, cell: ({ netFen }) => <Money fen={netFen} /> },
  ];
}

function WithheldExport({ of }: { of: WithheldTaxes }) {
  const { money, sheets, taxes } = useMessages();
  const say = useSaid();
  const nameOf = useTaxedName();
  const columns: readonly ExportColumn<WithheldRow>[] = [
    { title: taxes.month, kind: 'text', value: () => of.month },
    { title: money.settlements.partner, width: 24, value: nameOf },
    { title: taxes.idNumber, value: () => taxes.notHeld },
    { title: taxes.role, value: ({ role }) => say(role) },
    { title: money.payees.type, width: 18, value: ({ type }) => (type === null ? null : money.payeeTypes[type]) },
    { title: taxes.rule, width: 28, value: ({ rule }) => rule?.source ?? null },
    { title: sheets.inYuan(money.settlements.gross), kind: 'money', value: ({ grossFen }) => yuanOf(grossFen) },
    {
      title: sheets.inYuan(money.settlements.withheld),
      kind: 'money',
      value: ({ withheldFen }) => yuanOf(withheldFen),
    },
    { title: sheets.inYuan(money.settlements.net), kind: 'money', value: ({ netFen }) => yuanOf(netFen) },
  ];
  return <ExportList name={`${taxes.title} ${of.month}`} columns={columns} pages={() => [of.rows]} />;
}

function PaymentsPanel({ of }: { of: WithheldTaxes }) {
  const { taxes } = useMessages();
  const say = taxes;
  const mayNot = useReason();
  const [paying, setPaying] = useState(false);
  const [wrong, setWrong] = useState<TaxPaymentRow>();
  const columns = usePaymentColumns(setWrong);
  const reason = mayNot('taxes.pay') ?? (of.over ? (of.owedFen > 0 ? undefined : say.nothingOwed) : say.notOver);
  return (
    <section class="panel" aria-labelledby="paid-over">
      <div class="panel-head">
        <div class="stacked">
          <h2 id="paid-over">{say.payments}</h2>
          <span class="note">{say.paymentsHint}</span>
        </div>
        <Button kind="primary" icon="plus" reason={reason} onClick={() => setPaying(true)}>
          {say.pay}
        </Button>
      </div>
      {of.payments.length === 0 ? (
        <EmptyState icon="ledger" title={say.noPayments} next={say.noPaymentsNext} />
      ) : (
        <Table caption={say.payments} columns={columns} rows={of.payments} keyOf={({ id }) => id} />
      )}
      {paying && <PayTax of={of} onClose={() => setPaying(false)} />}
      {wrong !== undefined && (
        <ReasonDialog
          name={`reverse-tax-payment ${wrong.id}`}
          title={say.reverseOf(wrong.reference)}
          label={say.why}
          action={say.reverse}
          kind="danger"
          among={taxPaymentFaults}
          words={say.faults}
          commandOf={(fault) => prepare('reverse-tax-payment', { payment: wrong.id, reason: fault })}
          onClose={() => setWrong(undefined)}
        />
      )}
    </section>
  );
}

/** Asks for the number of the certificate; the amount is all that is owed. */
function PayTax({ of: { month, owedFen }, onClose }: { of: WithheldTaxes; onClose: () => void }) {
  const { money, taxes: say } = useMessages();
  const monthOf = useMonth();
  const [payment] = useState(newId);
  const form = useForm({
    name: `pay-withheld-tax ${month}`,
    fields: { reference: text() },
    commands: ({ reference }) => prepare('pay-withheld-tax', { payment, month, amountFen: owedFen, reference }),
    follows: onClose,
    blames: { 'payment-reference-invalid': 'reference', 'payment-recorded': 'reference' },
  });
  return (
    <FormDialog form={form} title={say.payOf(monthOf(month), yuanText(owedFen))} action={say.pay} onClose={onClose}>
      <p class="note">{say.payHint}</p>
      <FormLine
        scans
        autoFocus
        of={form.at('reference')}
        label={say.reference}
        hint={money.institution.referenceHint}
        maxLength={40}
      />
    </FormDialog>
  );
}

function usePaymentColumns(reverse: (row: TaxPaymentRow) => void): readonly Column<TaxPaymentRow>[] {
  const { taxes: say, words } = useMessages();
  const mayNot = useReason();
  const nameOf = (person: { readonly name: string | null } | null) => person?.name ?? words.unknownPerson;
  return [
    { title: say.reference, wide: true, cell: ({ reference }) => <span class="figures">{reference}</span> },
    {
      title: words.amount,
      figure: true,
      labelled: true,
      cell: ({ amountFen, stage }) =>
        stage === 'reversed' ? (
          <s>
            <Money fen={amountFen} />
          </s>
        ) : (
          <Money fen={amountFen} />
        ),
    },
    {
      title: say.recorded,
      labelled: true,
      cell: ({ paidBy, paidAt }) => (
        <span class="note">
          {nameOf(paidBy)} · <Moment at={paidAt} />
        </span>
      ),
    },
    {
      title: words.stage,
      wide: true,
      cell: ({ stage, reason, reversedBy, reversedAt }) => (
        <span class="stacked">
          <span>
            {stage === 'paid' ? (
              <Badge icon="check" tone="completed">
                {say.stages.paid}
              </Badge>
            ) : (
              <Badge icon="undo" tone="cancelled">
                {say.stages.reversed}
              </Badge>
            )}
          </span>
          {reason !== null && reversedAt !== null && (
            <span class="note">
              {nameOf(reversedBy)} · {say.faults[reason]} · <Moment at={reversedAt} />
            </span>
          )}
        </span>
      ),
    },
    {
      title: '',
      tight: true,
      wide: true,
      cell: (row) =>
        row.stage === 'paid' && (
          <Button
            icon="undo"
            label={say.reverseOf(row.reference)}
            reason={mayNot('taxes.pay')}
            onClick={() => reverse(row)}
          >
            {say.reverse}
          </Button>
        ),
    },
  ];
}
