import { useState } from 'preact/hooks';
import { Link, useLocation } from 'wouter-preact';
import { useCountyCode } from '../../county.tsx';
import type { CounterScreenProps } from '../../counter/screens.ts';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { ContestLine } from '../../ledger/contest-line.tsx';
import { Answer } from '../../shell/answer.tsx';
import { rowsOf } from '../../shell/listing.tsx';
import { ProvisionalMark } from '../../shell/provisional-mark.tsx';
import { useContests } from '../../sync/earnings.ts';
import { useTicket, type TicketRow } from '../../sync/produce.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Notice } from '../../ui/refusal-note.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import { TicketFacts } from '../produce-parts.tsx';
import { ReverseDialog } from '../reverse-dialog.tsx';
import { TicketPapers } from './ticket-papers.tsx';
import { SlipButton } from '../ticket-slip.tsx';

/** One ticket at the counter: its slip, and what puts it right. */
export function TicketScreen({ id }: CounterScreenProps) {
  const { produce } = useMessages();
  const county = useCountyCode();
  const [taken] = useFilter('taken');
  const [reversing, setReversing] = useState(false);
  return (
    <Answer of={useTicket(county, id)}>
      {(ticket) => (
        <article class="counter-page">
          <h1>{produce.ticketOf(ticket.code)}</h1>
          {ticket.provisional === true && <ProvisionalMark />}
          {taken !== '' && ticket.stage === 'taken' && <Notice>{produce.sell.saved}</Notice>}
          <section class="panel panel-body fields">
            <TicketFacts of={ticket} />
            {ticket.replacedBy !== null && (
              <p>
                <Link href={pathTo('counter', '/tickets/:id', { county, id: ticket.replacedBy })}>
                  {produce.replacedBy}
                </Link>
              </p>
            )}
            {ticket.replaces !== null && (
              <p>
                <Link href={pathTo('counter', '/tickets/:id', { county, id: ticket.replaces })}>
                  {produce.replaces}
                </Link>
              </p>
            )}
          </section>
          <TicketPapers of={ticket} />
          <TicketContest of={ticket} />
          <TicketSteps of={ticket} onReverse={() => setReversing(true)} />
          {reversing && <ReverseDialog ticket={ticket} onClose={() => setReversing(false)} />}
        </article>
      )}
    </Answer>
  );
}

/** What a household does not agree with, said for them at the counter; the answer is read to them here. */
function TicketContest({ of: { id, household, code, provisional } }: { of: TicketRow }) {
  const { produce } = useMessages();
  const rows = rowsOf(useContests(useCountyCode(), {}));
  if (rows === undefined || provisional === true) return null;
  return (
    <ContestLine
      of={{ payee: { kind: 'household', id: household }, rows }}
      line={{ kind: 'intakeTicket', id }}
      called={produce.ticketOf(code)}
    />
  );
}

/** What is done with a ticket: its slip, the next one, and what puts it right. */
function TicketSteps({ of, onReverse }: { of: TicketRow; onReverse: () => void }) {
  const { produce } = useMessages();
  const county = useCountyCode();
  const [, go] = useLocation();
  return (
    <>
      <SlipButton ticket={of} />
      {of.stage === 'taken' ? (
        <>
          <ButtonLink
            kind="primary"
            large
            icon="plus"
            href={pathTo('counter', '/sell/:id', { county, id: of.household })}
          >
            {produce.sell.another}
          </ButtonLink>
          <ButtonLink large href={pathTo('counter', '/sell', { county })}>
            {produce.sell.next}
          </ButtonLink>
          <Button large icon="undo" onClick={onReverse}>
            {produce.reverse.action}
          </Button>
        </>
      ) : (
        of.replacedBy === null && (
          <Button
            kind="primary"
            large
            icon="edit"
            onClick={() => go(pathTo('counter', '/sell/:id', { county, id: of.household }, { replaces: of.id }))}
          >
            {produce.sell.rewrite}
          </Button>
        )
      )}
      {of.stage === 'reversed' && (
        <ButtonLink large href={pathTo('counter', '/sell/:id', { county, id: of.household })}>
          {produce.openHousehold(of.sellerName ?? of.householdName)}
        </ButtonLink>
      )}
    </>
  );
}
