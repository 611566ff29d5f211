import { invoiceFaults } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { DeskPage } from '../../desk/page.tsx';
import type { DeskScreenProps } from '../../desk/screen.ts';
import { ReasonDialog } from '../../forms/reason-dialog.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { Answer } from '../../shell/answer.tsx';
import { Moment, Money } from '../../shell/figures.tsx';
import { useReason } from '../../shell/use-reason.ts';
import { prepare } from '../../sync/command.ts';
import { usePurchaseInvoice, type PurchaseInvoicePage } from '../../sync/produce.ts';
import { Button } from '../../ui/button.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Table } from '../../ui/table.tsx';
import { invoiceNumber } from '../invoice-number.ts';
import { InvoiceMarks } from './invoice-marks.tsx';
import { InvoiceSheetButton, useInvoiceColumns } from './invoice-sheet.tsx';

/** One purchase invoice: its lines, each opening to its ticket; printed, and made void. */
export function PurchaseInvoiceScreen({ id }: DeskScreenProps) {
  return <Answer of={usePurchaseInvoice(useCountyCode(), id)}>{(of) => <Invoice of={of} />}</Answer>;
}

function Invoice({ of }: { of: PurchaseInvoicePage }) {
  const { invoices: say, produce, words } = useMessages();
  const county = useCountyCode();
  const mayNot = useReason();
  const columns = useInvoiceColumns();
  const [voiding, setVoiding] = useState(false);
  return (
    <DeskPage
      title={say.of(invoiceNumber(of))}
      actions={
        <div class="row-actions">
          <InvoiceSheetButton of={of} />
          {of.stage === 'issued' && (
            <Button kind="danger" icon="undo" reason={mayNot('invoices.issue')} onClick={() => setVoiding(true)}>
              {say.void}
            </Button>
          )}
        </div>
      }
      up={{ href: pathTo('desk', '/purchase-invoices', { county }), label: say.title }}
    >
      <section class="panel panel-body fields">
        <InvoiceMarks of={of} />
        <Facts
          of={[
            {
              label: produce.household,
              value: of.called.length === 0 ? of.householdName : produce.householdOf(of.called),
            },
            { label: produce.households.code, value: of.householdName },
            { label: words.station, value: of.stationName },
            { label: say.month, value: of.month },
            { label: words.amount, value: <Money fen={of.amountFen} /> },
            { label: say.issued, value: <Moment at={of.issuedAt} /> },
            { label: say.issuedBy, value: of.issuedByName },
            { label: say.voided, value: of.voidedAt && <Moment at={of.voidedAt} /> },
            { label: say.voidedBy, value: of.voidedByName },
            { label: produce.reason, value: of.reason && say.faults[of.reason] },
          ]}
        />
        <p class="note">{say.rule}</p>
        <p class="note">{say.notOfficial}</p>
      </section>
      <section class="panel">
        <Table
          caption={say.lines}
          columns={columns}
          rows={of.lines}
          keyOf={({ ticket }) => ticket}
          hrefOf={({ ticket }) => pathTo('desk', '/tickets/:id', { county, id: ticket })}
        />
      </section>
      {voiding && (
        <ReasonDialog
          name={`void-purchase-invoice ${of.id}`}
          title={say.voidOf(invoiceNumber(of))}
          hint={say.voidHint}
          label={produce.reason}
          action={say.void}
          kind="danger"
          among={invoiceFaults.filter((fault) => fault !== 'ticket-reversed')}
          words={say.faults}
          commandOf={(reason) => prepare('void-purchase-invoice', { invoice: of.id, reason })}
          onClose={() => setVoiding(false)}
        />
      )}
    </DeskPage>
  );
}
