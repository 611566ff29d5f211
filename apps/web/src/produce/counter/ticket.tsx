import { useState } from 'preact/hooks';
import { Link, useLocation } from 'wouter-preact';
import { useCountyCode } from '../../county.tsx';
import type { CounterScreenProps } from '../../counter/screens.ts';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { Answer } from '../../shell/answer.tsx';
import { ProvisionalMark } from '../../shell/provisional-mark.tsx';
import { useTicket } from '../../sync/produce.ts';
import { Button } from '../../ui/button.tsx';
import { TicketFacts } from '../produce-parts.tsx';
import { ReverseDialog } from '../reverse-dialog.tsx';
import { SlipButton } from '../ticket-slip.tsx';

/** One ticket at the counter: its slip, and what puts it right. */
export function TicketScreen({ id }: CounterScreenProps) {
  const { produce } = useMessages();
  const county = useCountyCode();
  const [, go] = useLocation();
  const [reversing, setReversing] = useState(false);
  return (
    <Answer of={useTicket(county, id)}>
      {(ticket) => (
        <article class="counter-page">
          <h1>{produce.ticketOf(ticket.code)}</h1>
          {ticket.provisional === true && <ProvisionalMark />}
          <section class="panel panel-body">
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
          <SlipButton ticket={ticket} />
          {ticket.stage === 'taken' ? (
            <Button large icon="undo" onClick={() => setReversing(true)}>
              {produce.reverse.action}
            </Button>
          ) : (
            ticket.replacedBy === null && (
              <Button
                kind="primary"
                large
                icon="edit"
                onClick={() =>
                  go(pathTo('counter', '/sell/:id', { county, id: ticket.household }, { replaces: ticket.id }))
                }
              >
                {produce.sell.rewrite}
              </Button>
            )
          )}
          <Button large onClick={() => go(pathTo('counter', '/sell/:id', { county, id: ticket.household }))}>
            {produce.openHousehold(ticket.householdName)}
          </Button>
          {reversing && <ReverseDialog ticket={ticket} onClose={() => setReversing(false)} />}
        </article>
      )}
    </Answer>
  );
}
