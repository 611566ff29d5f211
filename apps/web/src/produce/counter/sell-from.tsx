import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import type { CounterScreenProps } from '../../counter/screens.ts';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { Answer } from '../../shell/answer.tsx';
import { Listing } from '../../shell/listing.tsx';
import { useCommodities, useHousehold, useTicket, useTickets } from '../../sync/produce.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import { HouseholdFacts } from '../household-facts.tsx';
import { HouseholdForm } from '../household-form.tsx';
import { useHouseholdTitle } from '../produce-parts.tsx';
import { TakeIn } from './take-in.tsx';
import { TicketList } from './ticket-list.tsx';

/** One household at the counter: take in what it brings, then what is known of it and its statement. */
export function SellFrom({ id, station }: CounterScreenProps) {
  const { produce } = useMessages();
  const county = useCountyCode();
  const titleOf = useHouseholdTitle();
  const [replaces] = useFilter('replaces');
  const [amending, setAmending] = useState(false);
  const commodities = useCommodities(county);
  const tickets = useTickets(county, { household: id, station: station.id });
  return (
    <Answer of={useHousehold(county, id)}>
      {(household) => (
        <article class="counter-page">
          <h1>{titleOf(household)}</h1>
          {replaces !== '' && <Rewriting id={replaces} />}
          <Answer of={commodities}>
            {({ rows }) => (
              <TakeIn
                station={station.id}
                household={household}
                commodities={rows.filter(({ withdrawn }) => !withdrawn)}
                replaces={replaces === '' ? null : replaces}
              />
            )}
          </Answer>
          <section class="panel panel-body fields">
            <HouseholdFacts of={household} />
            <div class="row-actions">
              <Button icon="edit" onClick={() => setAmending(true)}>
                {produce.sell.amend}
              </Button>
            </div>
          </section>
          <section class="panel" aria-label={produce.sell.statement}>
            <div class="panel-head">
              <h2>{produce.sell.statement}</h2>
              <ButtonLink icon="print" href={pathTo('counter', '/statements/:id', { county, id })}>
                {produce.statement.open}
              </ButtonLink>
            </div>
            <Listing
              of={tickets}
              empty={<EmptyState icon="basket" title={produce.tickets.empty} next={produce.sell.intro} />}
            >
              {(rows) => <TicketList rows={rows} />}
            </Listing>
          </section>
          {amending && (
            <HouseholdForm
              station={station.id}
              of={household}
              onClose={() => setAmending(false)}
              onDone={() => setAmending(false)}
            />
          )}
        </article>
      )}
    </Answer>
  );
}

function Rewriting({ id }: { id: string }) {
  const { produce } = useMessages();
  const ticket = useTicket(useCountyCode(), id).data;
  return <p class="notice notice-amber">{produce.sell.rewriting(ticket?.code ?? '')}</p>;
}
