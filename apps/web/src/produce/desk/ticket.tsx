import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useCountyCode } from '../../county.tsx';
import type { DeskScreenProps } from '../../desk/screen.ts';
import { DeskPage } from '../../desk/page.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { Answer } from '../../shell/answer.tsx';
import { Money, Moment } from '../../shell/figures.tsx';
import { useEventWord } from '../../shell/record-words.ts';
import { useReason } from '../../shell/use-reason.ts';
import { useTicket, type TicketPage } from '../../sync/produce.ts';
import { Button } from '../../ui/button.tsx';
import { Table } from '../../ui/table.tsx';
import { TicketFacts } from '../produce-parts.tsx';
import { invoiceNumber } from '../invoice-number.ts';
import { ReverseDialog } from '../reverse-dialog.tsx';
import { SlipButton } from '../ticket-slip.tsx';

/** One ticket: how it was reckoned, what was booked, and the one that it replaced or was replaced by. */
export function TicketScreen({ id }: DeskScreenProps) {
  const { produce } = useMessages();
  const county = useCountyCode();
  const mayNot = useReason();
  const [reversing, setReversing] = useState(false);
  return (
    <Answer of={useTicket(county, id)}>
      {(ticket) => (
        <DeskPage
          title={produce.ticketOf(ticket.code)}
          actions={
            <div class="row-actions">
              <SlipButton ticket={ticket} large={false} />
              <Button
                icon="undo"
                reason={mayNot('intake.reverse') ?? (ticket.stage === 'reversed' ? produce.reverse.done : undefined)}
                onClick={() => setReversing(true)}
              >
                {produce.reverse.action}
              </Button>
            </div>
          }
        >
          <section class="panel panel-body">
            <TicketFacts of={ticket} />
            <p>
              <Link href={pathTo('desk', '/households/:id', { county, id: ticket.household })}>
                {produce.openHousehold(ticket.sellerName ?? ticket.householdName)}
              </Link>
            </p>
            {ticket.stage === 'taken' && (
              <p>
                <Link href={pathTo('desk', '/lots/:id', { county, id: ticket.id })}>{produce.openLot}</Link>
              </p>
            )}
            {ticket.invoice !== null && (
              <p>
                <Link href={pathTo('desk', '/purchase-invoices/:id', { county, id: ticket.invoice.id })}>
                  {produce.onInvoice(invoiceNumber(ticket.invoice))}
                </Link>
              </p>
            )}
            {ticket.replaces !== null && (
              <p>
                <Link href={pathTo('desk', '/tickets/:id', { county, id: ticket.replaces })}>{produce.replaces}</Link>
              </p>
            )}
            {ticket.replacedBy !== null && (
              <p>
                <Link href={pathTo('desk', '/tickets/:id', { county, id: ticket.replacedBy })}>
                  {produce.replacedBy}
                </Link>
              </p>
            )}
          </section>
          <Postings of={ticket} />
          {reversing && <ReverseDialog ticket={ticket} onClose={() => setReversing(false)} />}
        </DeskPage>
      )}
    </Answer>
  );
}

function Postings({ of }: { of: TicketPage }) {
  const { produce, words } = useMessages();
  const accounts: Readonly<Record<string, string>> = words.accounts;
  const eventWord = useEventWord();
  return (
    <section class="panel">
      <div class="panel-head">
        <h2>{produce.postings}</h2>
      </div>
      <Table
        caption={produce.postings}
        rows={of.postings}
        keyOf={({ seq, account }) => `${seq} ${account}`}
        columns={[
          { title: produce.bookedFor, cell: ({ reason }) => eventWord(reason) },
          {
            title: produce.account,
            cell: ({ account }) => <span class="note">{accounts[account.split(':')[0] ?? ''] ?? account}</span>,
          },
          { title: produce.takenAt, tight: true, cell: ({ at }) => <Moment at={at} /> },
          { title: words.amount, figure: true, cell: ({ amountFen }) => <Money fen={amountFen} signed /> },
        ]}
      />
    </section>
  );
}
